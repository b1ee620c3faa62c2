package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.InvoiceBooked;
import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.ReturnPath;
import io.fapiaodesk.returning.domain.ReturnProcess;
import io.fapiaodesk.returning.persistence.ReturnTable;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks again at a return whose buyer books or deducts the invoice while it is running, or takes that back (R58, R59). */
@Service
public class ReexamineReturn {

    private final ReturnTable returns;
    private final ReturnDesk desk;
    private final Invoices invoices;
    private final Requests requests;
    private final RuleOnReturn rules;
    private final ReturnProcess process;

    ReexamineReturn(
            ReturnTable returns,
            ReturnDesk desk,
            Invoices invoices,
            Requests requests,
            RuleOnReturn rules,
            ReturnProcess process) {
        this.returns = returns;
        this.desk = desk;
        this.invoices = invoices;
        this.requests = requests;
        this.rules = rules;
        this.process = process;
    }

    /** In the transaction that keeps what the buyer did, which has locked the invoice. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(InvoiceBooked event) {
        Optional<InvoiceReturn> running = returns.lockOpenOf(event.invoiceId());
        if (running.isEmpty()) {
            return;
        }
        InvoiceReturn open = running.get();
        if (open.isAtTheBureau()) {
            // Too late to matter: the bureau decides.
            note(open);
        } else if (open.asked().path() == ReturnPath.BOOKED || rule(open) instanceof Ruling.Refused) {
            process.booked(open);
        } else {
            // A general invoice goes back online, booked or not.
            note(open);
        }
    }

    /** A booked return goes on; what the rules say of it now is kept for whoever decides. */
    @Transactional
    public void reexamine(RequestId id) {
        InvoiceReturn open = desk.lock(id);
        rules.rule(id);
        note(open);
    }

    /** A direct return needs a confirmation form now: it ends, and the customer is told how to go on. */
    @Transactional
    public void rejectAsBooked(RequestId id) {
        InvoiceReturn open = desk.lock(id);
        Ruling ruling = rule(open);
        requests.ruled(id, ruling);
        if (!(ruling instanceof Ruling.Refused refused)) {
            throw new IllegalStateException("Case " + id + " needs no confirmation form");
        }
        desk.rejectBy(open, refused.violations());
    }

    private Ruling rule(InvoiceReturn open) {
        InvoiceFacts invoice = invoices.find(open.asked().invoiceId()).orElseThrow();
        return rules.onReturn(Facts.asAsked(invoice, open));
    }

    private void note(InvoiceReturn open) {
        InvoiceFacts invoice = invoices.find(open.asked().invoiceId()).orElseThrow();
        desk.note(
                open,
                "BOOKING_CHANGED",
                By.SYSTEM,
                "upstream",
                Map.of("booked", String.valueOf(invoice.booked()), "deducted", String.valueOf(invoice.deducted())));
    }
}
