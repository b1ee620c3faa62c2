package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.SecondClock;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.ReturnPath;
import io.fapiaodesk.returning.persistence.ReturnTable;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The 72 hours of a confirmation form, beside the business days of our promise (R60, decisions 9 and 15). */
@Component
class FormClock implements SecondClock {

    private final ReturnTable returns;

    FormClock(ReturnTable returns) {
        this.returns = returns;
    }

    @Override
    public Optional<Instant> endOf(RequestId id) {
        return id.value().startsWith(RequestKind.INVOICE_RETURN.prefix() + "-")
                ? returns.find(id)
                        .filter(open -> open.asked().path() == ReturnPath.BOOKED)
                        .map(InvoiceReturn::form)
                        .flatMap(InvoiceReturn.SeenForm::voidAt)
                : Optional.empty();
    }
}
