package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.SeenForm;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a return that the rules have found unfit, and tells the customer what would have to be different (R59, R60). */
@Service
public class EndUnfitReturn {

    private final ReturnDesk desk;
    private final Invoices invoices;
    private final Requests requests;
    private final Clock clock;

    EndUnfitReturn(ReturnDesk desk, Invoices invoices, Requests requests, Clock clock) {
        this.desk = desk;
        this.invoices = invoices;
        this.requests = requests;
        this.clock = clock;
    }

    @Transactional
    public void end(RequestId id) {
        InvoiceReturn open = desk.lock(id);
        List<Finding.Violated> violated = requests.find(id).orElseThrow().findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .map(Finding.Violated.class::cast)
                .toList();
        SeenForm form = open.form();
        boolean onlyLate = form != null
                && form.hasLapsed(clock.instant())
                && violated.stream().map(Finding::code).allMatch(ReturnDesk.FORM_OVER::contains);
        if (onlyLate) {
            lapse(open);
        } else {
            desk.rejectBy(open, violated);
        }
    }

    /** Nobody confirmed it in time, and nothing else is wrong: the same form made again would do. */
    private void lapse(InvoiceReturn open) {
        InvoiceReturn ended = desk.close(open.formLapsed(clock.instant()));
        invoices.rejectReturn(ended.asked().invoiceId());
        String form = Objects.requireNonNull(ended.asked().formNumber()).value();
        desk.note(ended, "FORM_LAPSED", By.SYSTEM, ReturnDesk.SYSTEM, Map.of("form", form));
        desk.letter(
                ended,
                "outcome",
                "return-form-void",
                Map.of("form", form, "link", "/invoices/" + ended.asked().invoiceId()));
    }
}
