package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.RequestOutcome;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.Requests;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Where a request for invoices stands, worked out of its invoices. Whoever changes one of them holds the locks of all, so
 * that two who finish at once do not both believe that the other is still busy.
 */
@Service
class IssuanceProgress {

    /** How long a vendor has before the customer is told whom to ask (R34, R82; decision 11). */
    private static final int VENDORS_BUSINESS_DAYS = 7;

    private final InvoiceTable invoices;
    private final Requests requests;
    private final BusinessCalendars calendars;
    private final Clock clock;

    IssuanceProgress(InvoiceTable invoices, Requests requests, BusinessCalendars calendars, Clock clock) {
        this.invoices = invoices;
        this.requests = requests;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Brings the request in line with its invoices, and closes it when nothing can happen to them any more. */
    void update(RequestId id) {
        List<Invoice> all = invoices.ofRequest(id);
        RequestOutcome outcome = RequestOutcome.of(all);
        boolean vendorStillInTime = all.stream()
                .anyMatch(invoice -> invoice.status() == InvoiceStatus.PENDING_VENDOR
                        && clock.instant().isBefore(vendorOverdueAt(invoice)));
        if (!outcome.settled() || vendorStillInTime) {
            // While the customer is asked it stays with the question, which moves it on.
            if (requests.find(id).filter(Request::promisePaused).isEmpty()) {
                requests.moveTo(id, outcome.word());
            }
        } else {
            requests.close(id, outcome.word());
        }
    }

    /** When the vendor's contact is shown: when its last business day is over. */
    Instant vendorOverdueAt(Invoice invoice) {
        return ShanghaiTime.startOf(calendars
                .current()
                .add(ShanghaiTime.dayOf(invoice.createdAt()), VENDORS_BUSINESS_DAYS)
                .date()
                .plusDays(1));
    }
}
