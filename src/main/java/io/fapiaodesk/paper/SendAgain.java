package io.fapiaodesk.paper;

import io.fapiaodesk.courier.Courier;
import io.fapiaodesk.courier.Shipment;
import io.fapiaodesk.courier.ShipmentOrder;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.MailTo;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import io.fapiaodesk.paper.persistence.ShipmentTable;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has the courier carry an invoice once more (R74, R75). From then on the case follows the new parcel. */
@Service
public class SendAgain {

    private final Courier courier;
    private final ShipmentTable shipments;
    private final PaperLossTable losses;
    private final ReadInvoices invoices;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    SendAgain(
            Courier courier,
            ShipmentTable shipments,
            PaperLossTable losses,
            ReadInvoices invoices,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.courier = courier;
        this.shipments = shipments;
        this.losses = losses;
        this.invoices = invoices;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What is sent, and what the courier says to it.
     *
     * @param answer empty if a clerk has brought it to the courier, so that nothing was asked
     */
    public record Asked(
            ShipmentTable.Pending shipment, @Nullable Shipment answer) {}

    /**
     * Orders it at the courier, in no transaction, unless a clerk has brought it there. The order's id was kept with the
     * clerk's decision, so a repeat is the same order; until it is recorded nobody can withdraw the case.
     */
    public Asked order(RequestId id) {
        Loss loss = losses.find(id).orElseThrow();
        ShipmentTable.Pending shipment = shipments
                .pending(id)
                .orElseThrow(() -> new IllegalStateException("Nothing is to be sent in case " + id));
        if (shipment.trackingNumber() != null) {
            return new Asked(shipment, null);
        }
        MailTo to = loss.mailTo();
        return new Asked(
                shipment,
                courier.ship(new ShipmentOrder(
                        shipment.id(),
                        Objects.requireNonNull(to.name()),
                        Objects.requireNonNull(to.phone()),
                        Objects.requireNonNull(to.address()),
                        loss.invoiceId())));
    }

    /**
     * Records what the courier has said.
     *
     * @return whether it is on its way; if not, a clerk has to find another way
     */
    @Transactional
    public boolean record(RequestId id, Asked asked) {
        Loss loss = losses.findForUpdate(id).orElseThrow();
        if (asked.answer() instanceof Shipment.Refused refused) {
            shipments.refused(asked.shipment().id(), refused.code(), refused.message());
            losses.update(loss.notCarried());
            journal.record(new JournalEntry(
                    id.value(), "COURIER_REFUSED", By.SYSTEM, LookAtLoss.SYSTEM, Map.of("code", refused.code()), true));
            return false;
        }
        onItsWay(
                loss,
                asked.shipment().id(),
                asked.answer() instanceof Shipment.Booked booked
                        ? booked.trackingNumber()
                        : Objects.requireNonNull(asked.shipment().trackingNumber()));
        return true;
    }

    /** It is in another parcel: the customer is told its number. */
    private void onItsWay(Loss loss, String shipmentId, String trackingNumber) {
        shipments.booked(shipmentId, trackingNumber, clock.instant());
        losses.update(loss.sentAgain(trackingNumber, clock.instant()));
        journal.record(new JournalEntry(
                loss.id().value(),
                "INVOICE_SENT_AGAIN",
                By.SYSTEM,
                LookAtLoss.SYSTEM,
                Map.of("number", trackingNumber),
                true));
        String invoice = invoices.ofAccount(loss.accountId(), loss.invoiceId())
                .map(ReportLoss::nameOf)
                .orElse(loss.invoiceId());
        notices.post(new Notice(
                loss.id() + "/parcel/" + trackingNumber,
                loss.id(),
                new Recipient.Account(loss.accountId()),
                "loss-sent-again",
                Map.of("number", invoice, "trackingNumber", trackingNumber)));
    }
}
