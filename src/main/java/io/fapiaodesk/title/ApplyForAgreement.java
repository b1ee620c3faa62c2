package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementKind;
import io.fapiaodesk.title.domain.AgreementState;
import io.fapiaodesk.title.domain.Contact;
import io.fapiaodesk.title.domain.InvoiceDetails;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleKind;
import io.fapiaodesk.title.persistence.TitleTable;
import io.fapiaodesk.title.rules.AgreementRules;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody asks for a title that is not the account's own: the customer by form or program, or the account manager for a
 * customer's ticket (R29 to R31, R50, R79; FAQ "Multiple invoice titles for enterprise accounts"). Each way leads into the
 * same process.
 */
@Service
public class ApplyForAgreement {

    private final Accounts accounts;
    private final AgreementScreening screening;
    private final OpenAgreement opening;
    private final AccountManagers managers;
    private final TitleTable titles;
    private final Documents documents;
    private final Clock clock;

    ApplyForAgreement(
            Accounts accounts,
            AgreementScreening screening,
            OpenAgreement opening,
            AccountManagers managers,
            TitleTable titles,
            Documents documents,
            Clock clock) {
        this.accounts = accounts;
        this.screening = screening;
        this.opening = opening;
        this.managers = managers;
        this.titles = titles;
        this.documents = documents;
        this.clock = clock;
    }

    /** What the one who asked is told at once. */
    public record Opened(RequestId requestId, String status, Promise promise) {}

    /** The customer asks; or is refused with every reason, and everything stays as it was. */
    @Transactional
    public Result<Opened> submit(SignedIn who, AgreementForm form) {
        Optional<Account> account = Optional.ofNullable(who.accountId()).flatMap(accounts::hold);
        if (account.isEmpty()) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return form.check(true).fold(checked -> open(who, account.get(), checked, false, null), Result::refused);
    }

    /**
     * The account manager opens it for a customer who spoke with the manager or wrote a ticket.
     *
     * @param ticket the number of the ticket, which shows that the customer wants it
     */
    @Transactional
    public Result<Opened> openForTicket(
            SignedIn who, @Nullable String accountId, @Nullable String ticket, AgreementForm form) {
        List<Refusal> wrong = new ArrayList<>();
        String reference = ticket(ticket, true, wrong);
        String id = TitleForm.keep(Identifier.signIn("/accountId", accountId), wrong);
        Optional<Account> account = Optional.ofNullable(id).flatMap(accounts::hold);
        if (id != null
                && account.filter(found -> managers.looksAfter(who, found)).isEmpty()) {
            wrong.add(Refusal.invalidField("/accountId", "ACCOUNT_NOT_YOURS"));
        }
        Result<AgreementForm.Checked> checked = form.check(false);
        if (checked instanceof Result.Refused<AgreementForm.Checked> refused) {
            wrong.addAll(refused.refusals());
        }
        if (!wrong.isEmpty() || account.isEmpty() || !(checked instanceof Result.Done<AgreementForm.Checked> done)) {
            return Result.refused(wrong);
        }
        return open(who, account.get(), done.value(), true, reference);
    }

    /**
     * The payer's account manager files an agreement that payer and beneficiary have signed or sealed (R50).
     *
     * @param proof the signed agreement, one to five files
     */
    @Transactional
    public Result<Opened> openPayOnBehalf(SignedIn who, PayOnBehalfForm form, List<Upload> proof) {
        return form.check()
                .fold(
                        checked -> openPayOnBehalf(
                                who,
                                checked,
                                accounts.hold(checked.payerAccountId())
                                        .filter(found -> managers.looksAfter(who, found)),
                                accounts.find(checked.beneficiaryAccountId()),
                                true,
                                proof),
                        Result::refused);
    }

    /**
     * The payer starts it, with or without an account manager (R50).
     *
     * @param proof the template, signed or sealed by both
     */
    @Transactional
    public Result<Opened> askPayOnBehalf(SignedIn who, PayOnBehalfForm.Asked form, List<Upload> proof) {
        Optional<Account> payer = Optional.ofNullable(who.accountId()).flatMap(accounts::hold);
        if (payer.isEmpty()) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        List<Refusal> wrong = new ArrayList<>();
        Result<PayOnBehalfForm.Checked> checked = form.by(payer.get().id()).check();
        String name = TitleForm.keep(PlainText.buyerName("/beneficiaryName", form.beneficiaryName()), wrong);
        if (checked instanceof Result.Refused<PayOnBehalfForm.Checked> refused) {
            wrong.addAll(refused.refusals());
        }
        if (!wrong.isEmpty() || name == null || !(checked instanceof Result.Done<PayOnBehalfForm.Checked> done)) {
            return Result.refused(wrong);
        }
        Optional<Account> beneficiary =
                accounts.find(done.value().beneficiaryAccountId()).filter(found -> AsRead.same(found.realName(), name));
        return openPayOnBehalf(who, done.value(), payer, beneficiary, false, proof);
    }

    private Result<Opened> open(
            SignedIn who, Account account, AgreementForm.Checked form, boolean byStaff, @Nullable String ticket) {
        Ruling ruling = screening.screen(account, form, ticket);
        if (ruling instanceof Ruling.Refused refused) {
            return refused(refused);
        }
        Agreement agreement = agreement(
                who,
                account.kind() == Account.Kind.ENTERPRISE ? AgreementKind.MULTI_TITLE : AgreementKind.DOMAIN_EXCEPTION,
                account,
                null,
                byStaff,
                ticket,
                form.titleName(),
                form.taxId().id().value(),
                form.titleKind(),
                form.details(),
                form.contact());
        return opening.open(agreement, account, ruling)
                .map(Result::done)
                .orElseGet(() -> Result.refused(AgreementRules.agreementPending()));
    }

    private Result<Opened> openPayOnBehalf(
            SignedIn who,
            PayOnBehalfForm.Checked form,
            Optional<Account> payer,
            Optional<Account> beneficiary,
            boolean byStaff,
            List<Upload> proof) {
        List<Refusal> wrong = new ArrayList<>();
        if (beneficiary.isEmpty()) {
            wrong.add(Refusal.invalidField(
                    "/beneficiaryAccountId", byStaff ? "ACCOUNT_UNKNOWN" : "NO_ACCOUNT_OF_THAT_NAME"));
        }
        if (payer.isEmpty()) {
            wrong.add(Refusal.invalidField("/payerAccountId", "ACCOUNT_NOT_YOURS"));
        }
        Result<Documents.Inspected> inspected = documents.inspect(proof);
        if (inspected instanceof Result.Refused<Documents.Inspected> refused) {
            wrong.addAll(refused.refusals());
        }
        if (!wrong.isEmpty()
                || payer.isEmpty()
                || beneficiary.isEmpty()
                || !(inspected instanceof Result.Done<Documents.Inspected> files)) {
            return Result.refused(wrong);
        }
        Ruling ruling = screening.screen(payer.get(), beneficiary.get(), form);
        if (ruling instanceof Ruling.Refused refused) {
            return refused(refused);
        }
        Account other = beneficiary.get();
        Agreement agreement = agreement(
                who,
                AgreementKind.PAY_ON_BEHALF,
                payer.get(),
                other,
                byStaff,
                form.ticket(),
                other.realName(),
                other.kind() == Account.Kind.ENTERPRISE ? other.taxId() : null,
                other.kind() == Account.Kind.ENTERPRISE ? TitleKind.ENTERPRISE : TitleKind.INDIVIDUAL,
                detailsOf(other),
                null);
        Optional<Opened> opened = opening.open(agreement, payer.get(), ruling);
        opened.ifPresent(done -> documents.keep(done.requestId(), payer.get().id(), files.value()));
        return opened.map(Result::done).orElseGet(() -> Result.refused(AgreementRules.payOnBehalfPending()));
    }

    private Agreement agreement(
            SignedIn who,
            AgreementKind kind,
            Account account,
            @Nullable Account beneficiary,
            boolean byStaff,
            @Nullable String ticket,
            String titleName,
            @Nullable String taxId,
            TitleKind titleKind,
            InvoiceDetails details,
            @Nullable Contact contact) {
        return new Agreement(
                RequestId.next(RequestKind.TITLE_AGREEMENT.prefix()),
                kind,
                account.id(),
                beneficiary == null ? null : beneficiary.id(),
                who.name(),
                byStaff,
                ticket,
                titleName,
                taxId,
                titleKind,
                details,
                contact,
                clock.instant(),
                AgreementState.IN_EVALUATION,
                managers.evaluatorOf(account).orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Bank and address of the beneficiary's own title, as far as they are known. */
    private InvoiceDetails detailsOf(Account account) {
        return titles.of(account.id()).stream()
                .filter(title -> title.origin() == Title.Origin.REGISTRATION && !title.hasEnded())
                .findFirst()
                .map(Title::details)
                .orElse(InvoiceDetails.NONE);
    }

    private static Result<Opened> refused(Ruling.Refused ruling) {
        return Result.refused(ruling.violations().stream().map(Refusal::of).toList());
    }

    static @Nullable String ticket(@Nullable String raw, boolean needed, List<Refusal> wrong) {
        return raw == null || raw.isBlank()
                ? needed ? TitleForm.keep(Identifier.reference("/ticket", null), wrong) : null
                : TitleForm.keep(Identifier.reference("/ticket", raw.strip()), wrong);
    }
}
