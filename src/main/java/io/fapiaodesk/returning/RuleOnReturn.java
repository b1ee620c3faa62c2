package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.domain.FormNumber;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.SeenForm;
import io.fapiaodesk.returning.domain.ReturnPath;
import io.fapiaodesk.returning.domain.ReturnState;
import io.fapiaodesk.returning.rules.FormRules;
import io.fapiaodesk.returning.rules.ReturnFacts;
import io.fapiaodesk.returning.rules.ReturnRules;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks both rule books on returns (R56 to R61, R64): before a case is opened, and at each step of its process that follows
 * from the rules.
 */
@Service
public class RuleOnReturn {

    private final ReturnDesk desk;
    private final Invoices invoices;
    private final Requests requests;
    private final Clock clock;

    RuleOnReturn(ReturnDesk desk, Invoices invoices, Requests requests, Clock clock) {
        this.desk = desk;
        this.invoices = invoices;
        this.requests = requests;
        this.clock = clock;
    }

    /** How a return stands after the rules were asked. */
    public enum Standing {
        FITS,
        /** The tax bureau has not been asked for the form yet. */
        UNSEEN,
        /** A rule is violated: there is no red-letter invoice this way. */
        UNFIT
    }

    /** Whether an invoice can be returned, and which way. */
    Ruling onReturn(ReturnFacts facts) {
        return ReturnRules.BOOK.rule(facts);
    }

    /**
     * Whether a confirmation form fits an invoice at this moment.
     *
     * @param form empty if the tax bureau knows no such form
     * @param usedBefore whether another return of ours was made with it
     */
    Ruling onForm(InvoiceFacts invoice, FormNumber number, @Nullable SeenForm form, boolean usedBefore) {
        return FormRules.BOOK.rule(Facts.of(invoice, number, form, usedBefore, clock.instant()));
    }

    /** The findings of both books, which say together why the case is as it is. */
    static Ruling both(Ruling one, Ruling other) {
        List<Finding> findings = Stream.concat(one.findings().stream(), other.findings().stream())
                .toList();
        return new Ruling.NeedsReview(one.bookVersion() + "+" + other.bookVersion(), findings);
    }

    /** Rules on a return as it is known now, keeps the ruling, and lets a form that fits go to a tax operator. */
    @Transactional
    public Standing rule(RequestId id) {
        InvoiceReturn open = desk.lock(id);
        InvoiceFacts invoice = invoices.find(open.asked().invoiceId()).orElseThrow();
        Ruling ofReturn = onReturn(Facts.asAsked(invoice, open));
        if (open.asked().path() == ReturnPath.DIRECT) {
            requests.ruled(id, ofReturn);
            return ofReturn instanceof Ruling.Refused ? Standing.UNFIT : Standing.FITS;
        }
        if (!open.isBeingExamined()) {
            // Decided in time, or ended: nothing that the form shows can change that any more.
            return Standing.FITS;
        }
        if (open.look() == null) {
            requests.ruled(id, ofReturn);
            return Standing.UNSEEN;
        }
        FormNumber number = Objects.requireNonNull(open.asked().formNumber());
        // No other return can have used it: this one has its number.
        Ruling ofForm = onForm(invoice, number, open.form(), false);
        requests.ruled(id, both(ofReturn, ofForm));
        if (ofForm instanceof Ruling.Refused) {
            return Standing.UNFIT;
        }
        if (open.state() == ReturnState.CHECKING_FORM) {
            invoices.amountsSeen(invoice.id(), Facts.amounts(invoice, Objects.requireNonNull(open.form())));
            InvoiceReturn fitting = desk.keep(open.formFits());
            desk.note(fitting, "FORM_CHECKED", By.SYSTEM, ReturnDesk.SYSTEM, Map.of("form", number.value()));
        }
        return Standing.FITS;
    }
}
