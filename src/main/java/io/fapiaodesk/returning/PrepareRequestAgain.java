package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.returning.domain.ReturnState;
import io.fapiaodesk.returning.persistence.ReturnTable;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prepares the request for the invoice that takes the place of a returned one: the same items, type and title, to be
 * previewed, changed and sent (R62, R81; FAQ "Request a new invoice after a return").
 */
@Service
public class PrepareRequestAgain {

    private final ReturnTable returns;
    private final Invoices invoices;

    PrepareRequestAgain(ReturnTable returns, Invoices invoices) {
        this.returns = returns;
        this.invoices = invoices;
    }

    /** Nothing before the red-letter invoice exists, nor for an invoice that was issued before there was this desk. */
    @Transactional(readOnly = true)
    public Optional<InvoiceOrder> of(RequestId returnId) {
        return returns.find(returnId)
                .filter(done -> done.state() == ReturnState.RED_ISSUED)
                .flatMap(done -> invoices.orderAgain(done.asked().invoiceId()));
    }
}
