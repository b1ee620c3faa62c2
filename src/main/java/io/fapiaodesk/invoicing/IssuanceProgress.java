package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.RequestOutcome;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.Requests;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Where a request for invoices stands, worked out of its invoices. Whoever changes one of them holds the locks of all, so
 * that two who finish at once do not both believe that the other is still busy.
 */
@Service
class IssuanceProgress {

    private final InvoiceTable invoices;
    private final Requests requests;

    IssuanceProgress(InvoiceTable invoices, Requests requests) {
        this.invoices = invoices;
        this.requests = requests;
    }

    /** Brings the request in line with its invoices, and closes it when nothing can happen to them any more. */
    void update(RequestId id) {
        List<Invoice> all = invoices.ofRequest(id);
        RequestOutcome outcome = RequestOutcome.of(all);
        if (!outcome.settled()) {
            // While the customer is asked it stays with the question, which moves it on.
            if (requests.find(id).filter(Request::promisePaused).isEmpty()) {
                requests.moveTo(id, outcome.word());
            }
        } else {
            requests.close(id, outcome.word());
        }
    }
}
