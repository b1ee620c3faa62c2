package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a return whose confirmation form has become void while it was waiting, and says what to do (R60). */
@Service
public class EndVoidReturn {

    private final ReturnDesk desk;
    private final Invoices invoices;

    EndVoidReturn(ReturnDesk desk, Invoices invoices) {
        this.desk = desk;
        this.invoices = invoices;
    }

    @Transactional
    public void end(RequestId id) {
        InvoiceReturn ended = desk.close(desk.lock(id).formLapsed());
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
