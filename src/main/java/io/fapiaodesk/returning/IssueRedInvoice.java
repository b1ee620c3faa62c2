package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.invoicing.ReverseInvoice;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.returning.domain.FormNumber;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.Asked;
import io.fapiaodesk.returning.domain.InvoiceReturn.SeenForm;
import io.fapiaodesk.returning.domain.ReturnState;
import io.fapiaodesk.returning.persistence.ReturnTable;
import io.fapiaodesk.taxbureau.Answer;
import io.fapiaodesk.taxbureau.ConfirmationForm;
import io.fapiaodesk.taxbureau.Errand;
import io.fapiaodesk.taxbureau.RedInvoice;
import io.fapiaodesk.taxbureau.TaxBureau;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gets the red-letter invoice of a return issued at the tax bureau. Whatever it brings about happens in the step that
 * records it: the invoice is returned, its amounts are free again, the files are made and mailed (R62).
 */
@Service
public class IssueRedInvoice implements Errand {

    private static final String PREFIX = "RED-";
    private static final String AWAITS_SELLER = ConfirmationForm.State.WAITING_FOR_SELLER.code();

    private final ReturnTable returns;
    private final ReturnDesk desk;
    private final RuleOnReturn rules;
    private final Invoices invoices;
    private final ReverseInvoice reversing;
    private final TaxBureau bureau;
    private final Clock clock;

    IssueRedInvoice(
            ReturnTable returns,
            ReturnDesk desk,
            RuleOnReturn rules,
            Invoices invoices,
            ReverseInvoice reversing,
            TaxBureau bureau,
            Clock clock) {
        this.returns = returns;
        this.desk = desk;
        this.rules = rules;
        this.invoices = invoices;
        this.reversing = reversing;
        this.bureau = bureau;
        this.clock = clock;
    }

    /** By which the tax bureau's step knows the red-letter invoice of a return. */
    public static String errandOf(RequestId id) {
        return PREFIX + id;
    }

    @Override
    public boolean knows(String errandId) {
        return errandId.startsWith(PREFIX);
    }

    @Override
    public String describe(String errandId) {
        RequestId id = caseOf(errandId);
        return "the red-letter invoice of case " + id
                + returns.find(id)
                        .map(found -> " (invoice " + found.asked().invoiceNumber() + ")")
                        .orElse("");
    }

    /** From here on nothing else can happen to the return until the bureau has answered. */
    @Override
    @Transactional
    public Announcement announce(String errandId) {
        InvoiceReturn seen = desk.lock(caseOf(errandId));
        if (seen.state() != ReturnState.ISSUING_RED) {
            return new Announcement.Ended(outcomeOf(seen));
        }
        boolean first = !seen.isAtTheBureau();
        InvoiceReturn announced = seen.announced(clock.instant());
        if (first) {
            returns.update(announced);
        }
        return new Announcement.Pending(
                announced.red().bureauRequestId(),
                first,
                Objects.requireNonNull(announced.red().announcedAt()));
    }

    /**
     * A confirmation form is looked at once more, and has to fit as it is now. Where it waits for the seller, that is for
     * us, we agree to it first; doing so again changes nothing.
     */
    @Override
    public Answer submit(String errandId) {
        InvoiceReturn seen = desk.find(caseOf(errandId));
        Asked asked = seen.asked();
        FormNumber number = asked.formNumber();
        if (number == null) {
            return reverse(seen, null, null);
        }
        // It may have changed since it was looked at last: the tax bureau shows it as it is now.
        SeenForm form = bureau.form(number.value()).map(Facts::seen).orElse(null);
        InvoiceFacts invoice = invoices.find(asked.invoiceId()).orElseThrow();
        if (rules.onForm(invoice, number, form, false) instanceof Ruling.Refused refused) {
            Finding.Violated violated = refused.violations().get(0);
            return new Answer.Refused(violated.code(), desk.inWords(violated, Locale.SIMPLIFIED_CHINESE));
        }
        if (form != null && form.state().equals(AWAITS_SELLER)) {
            Optional<ConfirmationForm> agreed = bureau.confirmForm(number.value());
            if (agreed.filter(now -> now.state().allowsReversal()).isEmpty()) {
                String state = agreed.map(now -> now.state().code()).orElse("-");
                return new Answer.Refused("FORM_VOID", "红字信息确认单已不能确认（状态 " + state + "）");
            }
        }
        return reverse(seen, number, form);
    }

    private Answer reverse(InvoiceReturn seen, @Nullable FormNumber number, @Nullable SeenForm form) {
        Result<RedInvoice> red = reversing.inFull(
                seen.asked().invoiceId(),
                seen.red().bureauRequestId(),
                reason(form),
                number == null ? null : number.value());
        return red.fold(bureau::reverse, refusals -> refused(refusals));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Outcome> record(String errandId, Answer answer) {
        if (answer instanceof Answer.Issued issued) {
            return Optional.of(recordIssued(caseOf(errandId), issued));
        }
        if (answer instanceof Answer.Refused refused) {
            return Optional.of(recordRefused(caseOf(errandId), refused.code(), refused.message()));
        }
        if (answer instanceof Answer.Cancelled) {
            return Optional.of(recordRefused(caseOf(errandId), "CANCELLED", "该请求已被取消"));
        }
        return Optional.empty();
    }

    private Outcome recordIssued(RequestId id, Answer.Issued issued) {
        InvoiceReturn open = desk.lock(id);
        if (open.state() == ReturnState.RED_ISSUED) {
            return Outcome.ISSUED;
        }
        List<String> files = reversing
                .conclude(open.asked().invoiceId(), id, issued)
                .fold(made -> made, refusals -> {
                    throw new IllegalStateException("The tax bureau has issued " + issued.number() + " for case " + id
                            + ", whose invoice was reversed before. Remedy: have one of the two red-letter invoices"
                            + " withdrawn at the tax bureau.");
                });
        InvoiceReturn done = desk.close(open.redIssued(issued.number(), issued.issuedAt()));
        desk.note(done, "RED_ISSUED", By.SYSTEM, ReturnDesk.SYSTEM, Map.of("red", issued.number()));
        Map<String, String> arguments = new HashMap<>(Map.of(
                "redNumber", issued.number(), "gross", done.asked().gross().toString(), "link", "/requests/" + id));
        if (issued.sample()) {
            arguments.put("sample", "true");
        }
        desk.letter(
                done,
                new Recipient.DefaultMailbox(done.asked().accountId()),
                "outcome",
                "return-concluded",
                arguments,
                files);
        return Outcome.ISSUED;
    }

    private Outcome recordRefused(RequestId id, String code, String says) {
        InvoiceReturn seen = desk.lock(id);
        if (!seen.isAtTheBureau()) {
            return outcomeOf(seen);
        }
        InvoiceReturn refused = desk.keep(seen.redRefused(code, says));
        desk.note(refused, "RED_REFUSED", By.SYSTEM, ReturnDesk.SYSTEM, Map.of("code", code));
        return Outcome.REFUSED;
    }

    /** A booked invoice is reversed for the reason that the form gives; any other because it is wrong as it is. */
    private static RedInvoice.Reason reason(@Nullable SeenForm form) {
        return form == null
                ? RedInvoice.Reason.WRONGLY_ISSUED
                : Arrays.stream(RedInvoice.Reason.values())
                        .filter(reason -> reason.code().equals(form.reasonCode()))
                        .findFirst()
                        .orElse(RedInvoice.Reason.WRONGLY_ISSUED);
    }

    private static Answer refused(List<Refusal> refusals) {
        return new Answer.Refused(
                refusals.get(0).code(), String.join(" ", refusals.get(0).arguments()));
    }

    private static Outcome outcomeOf(InvoiceReturn seen) {
        if (seen.state() == ReturnState.RED_ISSUED) {
            return Outcome.ISSUED;
        }
        return seen.isOpen() ? Outcome.REFUSED : Outcome.CANCELLED;
    }

    private static RequestId caseOf(String errandId) {
        return new RequestId(errandId.substring(PREFIX.length()));
    }
}
