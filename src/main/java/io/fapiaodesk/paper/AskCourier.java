package io.fapiaodesk.paper;

import io.fapiaodesk.courier.Courier;
import io.fapiaodesk.courier.CourierUnreachableException;
import io.fapiaodesk.courier.Delivery;
import io.fapiaodesk.kernel.ReportedTime;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.domain.DeliveryStatus;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.persistence.DeliveryEventTable;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the courier where a parcel is, for want of news that it sent by itself. What it answers is kept among what it told.
 * A courier that cannot be reached has no news: the parcel counts as on its way, and the case asks again.
 */
@Service
public class AskCourier {

    private static final Logger log = LoggerFactory.getLogger(AskCourier.class);

    private final Courier courier;
    private final DeliveryEventTable events;
    private final PaperLossTable losses;
    private final Clock clock;

    AskCourier(Courier courier, DeliveryEventTable events, PaperLossTable losses, Clock clock) {
        this.courier = courier;
        this.events = events;
        this.losses = losses;
        this.clock = clock;
    }

    /**
     * What the courier said.
     *
     * @param known whether it knows the parcel; empty if it did not answer
     */
    public record Said(@Nullable Boolean known, @Nullable DeliveryEvent news) {}

    /**
     * The parcel that was asked about, and what was said of it.
     *
     * @param trackingNumber empty if the case follows none
     */
    public record Asked(@Nullable String trackingNumber, Said said) {}

    /** In no transaction: it may take seconds. */
    Said said(String trackingNumber) {
        try {
            Optional<Delivery> found = courier.track(trackingNumber);
            return new Said(
                    found.isPresent(),
                    found.map(delivery -> new DeliveryEvent(
                                    trackingNumber,
                                    statusOf(delivery.status()),
                                    delivery.at().truncatedTo(ChronoUnit.MICROS)))
                            .orElse(null));
        } catch (CourierUnreachableException e) {
            log.info("The courier has no news of a parcel: {}", e.getMessage());
            return new Said(null, null);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Said said) {
        // What is only to happen we ask about again when it has.
        if (said.news() != null && !said.news().at().isAfter(ReportedTime.latest(clock))) {
            events.add(List.of(said.news()), clock.instant());
        }
    }

    /** Asks about the parcel that a case follows, in no transaction; the question changes nothing out there. */
    public Asked ask(RequestId id) {
        String parcel = losses.find(id).map(Loss::trackingNumber).orElse(null);
        return new Asked(parcel, parcel == null ? new Said(null, null) : said(parcel));
    }

    /** Keeps what the courier said, unless the case follows another parcel by now. */
    @Transactional
    public void keep(RequestId id, Asked asked) {
        keep(asked.said());
        Boolean known = asked.said().known();
        Optional<Loss> found = losses.findForUpdate(id)
                .filter(loss -> loss.isOpen() && Objects.equals(asked.trackingNumber(), loss.trackingNumber()));
        if (known != null && found.isPresent()) {
            losses.update(found.get().courierKnows(known));
        }
    }

    private static DeliveryStatus statusOf(Delivery.Status status) {
        return switch (status) {
            case IN_TRANSIT -> DeliveryStatus.IN_TRANSIT;
            case RETURNED -> DeliveryStatus.RETURNED;
            case DELIVERED -> DeliveryStatus.DELIVERED;
        };
    }
}
