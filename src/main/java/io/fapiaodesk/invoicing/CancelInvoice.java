package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.IssuanceProcess;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.invoicing.rules.OnlyUnissuedInvoicesAreCancelled;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.taxbureau.Answer;
import io.fapiaodesk.taxbureau.TaxBureau;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The customer takes back an invoice that is not issued yet (R56). As long as the tax bureau cannot have heard of it, we
 * decide; after that the bureau does, because it may be issuing it right now. Never both. What a vendor of the marketplace
 * is to issue can be taken back until the vendor has answered (decision 24).
 */
@Service
public class CancelInvoice {

    private static final int ATTEMPTS = 3;
    private static final OnlyUnissuedInvoicesAreCancelled RULE = new OnlyUnissuedInvoicesAreCancelled();

    private final InvoiceTable invoices;
    private final IssueInvoice issuing;
    private final TaxBureau bureau;
    private final IssuanceProcess process;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    CancelInvoice(
            InvoiceTable invoices,
            IssueInvoice issuing,
            TaxBureau bureau,
            IssuanceProcess process,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.invoices = invoices;
        this.issuing = issuing;
        this.bureau = bureau;
        this.process = process;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Cancels an invoice, or refuses and leaves it as it is.
     *
     * @throws io.fapiaodesk.taxbureau.TaxBureauUnreachableException when the bureau has to decide and cannot be asked;
     *     then nothing has changed here
     */
    public Result<Invoice> cancel(SignedIn who, String id) {
        Optional<Invoice> found =
                invoices.find(id).filter(invoice -> invoice.accountId().equals(who.accountId()));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        if (found.get().status() == InvoiceStatus.PENDING_VENDOR) {
            return cancelAtVendorAgainAndAgain(who, id);
        }
        if (found.get().status() != InvoiceStatus.INVOICING) {
            return refuse(found.get());
        }
        if (!Boolean.TRUE.equals(transaction.execute(status -> cancelUnlessSubmitted(who, id)))) {
            String bureauRequestId =
                    Objects.requireNonNull(found.get().issuance().bureauRequestId());
            Answer answer = bureau.cancel(bureauRequestId);
            transaction.executeWithoutResult(status -> record(who, id, bureauRequestId, answer));
        }
        process.wake(id);
        Invoice now = invoices.find(id).orElseThrow();
        return now.status() == InvoiceStatus.CANCELLED ? Result.done(now) : refuse(now);
    }

    /** Somebody may be taking the task in this very moment; that shall not be the customer's trouble. */
    private Result<Invoice> cancelAtVendorAgainAndAgain(SignedIn who, String id) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> cancelAtVendor(who, id)));
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The vendor has not answered; it hears of it, and when it answers all the same, that its answer came too late. */
    private Result<Invoice> cancelAtVendor(SignedIn who, String id) {
        Invoice invoice = issuing.lock(id);
        if (invoice.status() != InvoiceStatus.PENDING_VENDOR) {
            return refuse(invoice);
        }
        issuing.cancel(invoice, By.CUSTOMER, who.name());
        events.publishEvent(new VendorInvoiceCancelled(id, IssueInvoice.caseOf(invoice)));
        return Result.done(invoices.find(id).orElseThrow());
    }

    private boolean cancelUnlessSubmitted(SignedIn who, String id) {
        Invoice invoice = issuing.lock(id);
        if (invoice.status() != InvoiceStatus.INVOICING) {
            return true;
        }
        if (invoice.issuance().submittedAt() != null) {
            return false;
        }
        issuing.cancel(invoice, By.CUSTOMER, who.name());
        return true;
    }

    private void record(SignedIn who, String id, String bureauRequestId, Answer answer) {
        if (!bureauRequestId.equals(issuing.lock(id).issuance().bureauRequestId())) {
            // An operator has put it to the bureau anew; what became of the request before says nothing of this one.
            return;
        }
        if (answer instanceof Answer.Cancelled) {
            issuing.recordCancelled(id, By.CUSTOMER, who.name());
        } else {
            issuing.record(id, answer);
        }
    }

    private static Result<Invoice> refuse(Invoice invoice) {
        return RULE.examine(invoice.status()) instanceof Finding.Violated violated
                ? Result.refused(Refusal.of(violated))
                : Result.refused(Refusal.wrongState("CANCELLATION_UNDECIDED"));
    }
}
