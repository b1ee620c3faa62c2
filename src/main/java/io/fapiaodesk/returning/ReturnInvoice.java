package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.request.PromisedDays;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.domain.FormNumber;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.Asked;
import io.fapiaodesk.returning.domain.InvoiceReturn.Look;
import io.fapiaodesk.returning.domain.InvoiceReturn.SeenForm;
import io.fapiaodesk.returning.domain.ReturnPath;
import io.fapiaodesk.returning.domain.ReturnProcess;
import io.fapiaodesk.returning.domain.ReturnState;
import io.fapiaodesk.returning.persistence.ReturnTable;
import io.fapiaodesk.returning.rules.FormRules;
import io.fapiaodesk.returning.rules.ReturnFacts;
import io.fapiaodesk.returning.rules.ReturnRules;
import io.fapiaodesk.taxbureau.TaxBureau;
import io.fapiaodesk.taxbureau.TaxBureauUnreachableException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A customer returns an issued invoice (R56 to R61, R64; FAQ "Reissue an incorrect invoice"): refused at once with every
 * reason, or accepted as a case that goes the way the invoice allows.
 */
@Service
@EnableConfigurationProperties(ReturningSettings.class)
public class ReturnInvoice {

    /** What the FAQ promises for a booked invoice (R60). */
    private static final PromisedDays BOOKED = new PromisedDays(3, 3);

    /** Nobody has to decide on a direct one: it takes as long as issuing an invoice. */
    private static final PromisedDays DIRECT = new PromisedDays(1, 3);

    private final Invoices invoices;
    private final ReturnTable returns;
    private final ReturnDesk desk;
    private final RuleOnReturn rules;
    private final ReadReturns views;
    private final Requests requests;
    private final ReturnProcess process;
    private final TaxBureau bureau;
    private final CurrentSignIn signIn;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReturnInvoice(
            Invoices invoices,
            ReturnTable returns,
            ReturnDesk desk,
            RuleOnReturn rules,
            ReadReturns views,
            Requests requests,
            ReturnProcess process,
            TaxBureau bureau,
            CurrentSignIn signIn,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.invoices = invoices;
        this.returns = returns;
        this.desk = desk;
        this.rules = rules;
        this.views = views;
        this.requests = requests;
        this.process = process;
        this.bureau = bureau;
        this.signIn = signIn;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What the tax bureau has shown of the confirmation form that somebody names.
     *
     * @param asked whether it has answered; otherwise the form is looked at later
     */
    public record FormLookup(boolean asked, @Nullable SeenForm form) {

        static final FormLookup NOT_ASKED = new FormLookup(false, null);
    }

    /** Asks for the return; not to be called in a transaction, because the tax bureau may be asked first. */
    public Result<ReturnView> request(String accountId, String invoiceId, ReturnWish wish) {
        FormLookup form = lookAtForm(accountId, invoiceId, wish);
        return Objects.requireNonNull(transaction.execute(status -> request(accountId, invoiceId, wish, form)));
    }

    /**
     * Has the tax bureau show the form that the customer names, where one is of use. Nothing is locked, and no transaction
     * is open, while the bureau is asked.
     */
    public FormLookup lookAtForm(String accountId, String invoiceId, ReturnWish wish) {
        String number = wish.formNumber();
        if (number == null || !FormNumber.isWellFormed(number) || !isOfUse(accountId, invoiceId, number)) {
            return FormLookup.NOT_ASKED;
        }
        try {
            return new FormLookup(true, bureau.form(number).map(Facts::seen).orElse(null));
        } catch (TaxBureauUnreachableException e) {
            return FormLookup.NOT_ASKED;
        }
    }

    private boolean isOfUse(String accountId, String invoiceId, String number) {
        return invoices.find(invoiceId)
                .filter(invoice -> invoice.accountId().equals(accountId) && invoice.returnable())
                .filter(invoice ->
                        Facts.of(invoice, invoice.booked(), null, number).needsForm())
                .isPresent();
    }

    /** The same, once the tax bureau has been asked. */
    @Transactional
    public Result<ReturnView> request(String accountId, String invoiceId, ReturnWish wish, FormLookup form) {
        Optional<InvoiceFacts> invoice =
                invoices.lock(invoiceId).filter(found -> found.accountId().equals(accountId));
        if (invoice.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        return wish.check().fold(checked -> request(invoice.get(), checked, form), Result::refused);
    }

    private Result<ReturnView> request(InvoiceFacts invoice, ReturnWish.Checked wish, FormLookup lookup) {
        ReturnFacts facts = Facts.of(invoice, invoice.booked(), wish.reason(), wish.formNumber());
        Ruling ruling = rules.onReturn(facts);
        if (ruling instanceof Ruling.Refused refused) {
            return Result.refused(refusals(refused));
        }
        if (!facts.needsForm()) {
            ReturnState first = Facts.isOnPaper(invoice) ? ReturnState.AWAITING_ORIGINAL : ReturnState.ISSUING_RED;
            return open(asked(invoice, wish, ReturnPath.DIRECT, null), first, null, ruling);
        }
        FormNumber number = new FormNumber(Objects.requireNonNull(wish.formNumber()));
        Asked asked = asked(invoice, wish, ReturnPath.BOOKED, number);
        if (!lookup.asked()) {
            return open(asked, ReturnState.CHECKING_FORM, null, ruling);
        }
        SeenForm form = lookup.form();
        Ruling ofForm = rules.onForm(invoice, number, form, returns.isUsed(number));
        if (ofForm instanceof Ruling.Refused refused) {
            return Result.refused(refused.violations().stream().map(Refusal::of).toList());
        }
        Result<ReturnView> opened = open(
                asked, ReturnState.IN_PROCESS, new Look(Facts.moment(clock), form), RuleOnReturn.both(ruling, ofForm));
        if (opened instanceof Result.Done<ReturnView>) {
            invoices.amountsSeen(invoice.id(), Facts.amounts(invoice, Objects.requireNonNull(form)));
        }
        return opened;
    }

    private Result<ReturnView> open(Asked asked, ReturnState first, @Nullable Look look, Ruling ruling) {
        InvoiceReturn opened = InvoiceReturn.requested(asked, first, look, nextBureauRequest());
        if (!returns.insert(opened)) {
            // The invoice is locked and has no return: it is the form that another one has named in this moment.
            return Result.refused(Refusal.of(FormRules.usedBefore()));
        }
        invoices.requestReturn(asked.invoiceId());
        Promise promise = requests.open(
                asked.id(),
                RequestKind.INVOICE_RETURN,
                asked.accountId(),
                first.name(),
                asked.path() == ReturnPath.BOOKED ? BOOKED : DIRECT,
                ruling);
        boolean onPaper = first == ReturnState.AWAITING_ORIGINAL;
        if (onPaper) {
            // We have promised nothing for the time that the paper is on its way.
            requests.pausePromise(asked.id(), first.name());
        }
        Map<String, String> details = new HashMap<>(Map.of("rules", ruling.bookVersion(), "reason", asked.reason()));
        if (asked.formNumber() != null) {
            details.put("form", asked.formNumber().value());
        }
        desk.note(opened, "RETURN_REQUESTED", By.CUSTOMER, asked.by(), details);
        Map<String, String> arguments = new HashMap<>();
        if (onPaper) {
            arguments.put("paper", "true");
        } else {
            arguments.put("promiseLimit", ShanghaiTime.dayOf(promise.limit()).toString());
        }
        desk.letter(opened, "requested", "return-requested", arguments);
        process.start(opened);
        return Result.done(views.view(desk.find(asked.id())));
    }

    private Asked asked(InvoiceFacts invoice, ReturnWish.Checked wish, ReturnPath path, @Nullable FormNumber form) {
        return new Asked(
                RequestId.next(RequestKind.INVOICE_RETURN.prefix()),
                invoice.accountId(),
                invoice.id(),
                Objects.requireNonNull(invoice.number()),
                invoice.gross(),
                path,
                signIn.find().map(SignedIn::name).orElse(invoice.accountId()),
                Facts.moment(clock),
                wish.reason(),
                wish.remarks(),
                form);
    }

    /** What is wrong with the state makes all else moot; what is wrong with a field is said of the field. */
    private static List<Refusal> refusals(Ruling.Refused ruling) {
        List<Finding.Violated> violations = ruling.violations();
        return violations.stream().anyMatch(ReturnRules::isAboutTheState)
                ? violations.stream()
                        .filter(ReturnRules::isAboutTheState)
                        .map(Refusal::of)
                        .toList()
                : violations.stream()
                        .map(violated -> Refusal.of(violated).at(ReturnRules.fieldOf(violated)))
                        .toList();
    }

    /** A key under which to ask the tax bureau once, whatever happens to us on the way. */
    static String nextBureauRequest() {
        return "RR" + RequestId.next("RR").value().substring(2);
    }
}
