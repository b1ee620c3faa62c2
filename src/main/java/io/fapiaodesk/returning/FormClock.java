package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.SecondClock;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.ReturnClocks;
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
                        .map(FormClock::voidAt)
                : Optional.empty();
    }

    /** One that nobody has seen yet was made before the return was asked for. */
    private static Instant voidAt(InvoiceReturn open) {
        InvoiceReturn.SeenForm form = open.form();
        return (form == null ? open.asked().at() : form.madeAt()).plus(ReturnClocks.FORM_LASTS);
    }
}
