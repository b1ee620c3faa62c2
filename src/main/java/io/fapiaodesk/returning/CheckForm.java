package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.domain.FormNumber;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.ReturnState;
import io.fapiaodesk.returning.persistence.ReturnTable;
import io.fapiaodesk.returning.rules.FormRules;
import io.fapiaodesk.returning.rules.ReturnRules;
import io.fapiaodesk.taxbureau.ConfirmationForm;
import io.fapiaodesk.taxbureau.TaxBureau;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at the confirmation form of a return that was asked for while the tax bureau could not be reached (R59, R60). */
@Service
public class CheckForm {

    private final ReturnTable returns;
    private final ReturnDesk desk;
    private final Invoices invoices;
    private final Requests requests;
    private final TaxBureau bureau;
    private final Clock clock;

    CheckForm(
            ReturnTable returns, ReturnDesk desk, Invoices invoices, Requests requests, TaxBureau bureau, Clock clock) {
        this.returns = returns;
        this.desk = desk;
        this.invoices = invoices;
        this.requests = requests;
        this.bureau = bureau;
        this.clock = clock;
    }

    /**
     * Has the form shown, and ends the return if it violates a rule.
     *
     * @return whether the return goes on
     */
    @Transactional
    public boolean check(RequestId id) {
        FormNumber number = Objects.requireNonNull(desk.find(id).asked().formNumber());
        // Nothing is locked while the bureau is asked.
        ConfirmationForm form = bureau.form(number.value()).orElse(null);
        InvoiceReturn seen = desk.lock(id);
        if (seen.state() != ReturnState.CHECKING_FORM) {
            return seen.isOpen();
        }
        InvoiceFacts invoice = invoices.find(seen.asked().invoiceId()).orElseThrow();
        // No other return can have used it: this one has its number.
        Ruling ofForm = FormRules.BOOK.rule(Facts.of(invoice, number, form, false, clock.instant()));
        requests.ruled(id, ReturnInvoice.both(ReturnRules.BOOK.rule(Facts.asAsked(invoice, seen)), ofForm));
        if (ofForm instanceof Ruling.Refused refused) {
            desk.rejectBy(seen, refused.violations());
            return false;
        }
        invoices.amountsSeen(invoice.id(), Facts.amounts(invoice, Objects.requireNonNull(form)));
        InvoiceReturn moved = seen.formSeen(ReturnInvoice.seen(Objects.requireNonNull(form)));
        desk.keep(moved);
        desk.note(moved, "FORM_CHECKED", By.SYSTEM, ReturnDesk.SYSTEM, Map.of("form", number.value()));
        return true;
    }

    /** Which case it is, for people. */
    public String describe(RequestId id) {
        return "case " + id
                + returns.find(id)
                        .map(found -> " (form " + found.asked().formNumber() + ")")
                        .orElse("");
    }
}
