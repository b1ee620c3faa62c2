package io.fapiaodesk.courier.http;

import io.fapiaodesk.courier.Courier;
import io.fapiaodesk.courier.CourierUnreachableException;
import io.fapiaodesk.courier.Delivery;
import io.fapiaodesk.courier.Shipment;
import io.fapiaodesk.courier.ShipmentOrder;
import io.fapiaodesk.kernel.StrictDate;
import io.fapiaodesk.platform.gateway.Gateway;
import io.fapiaodesk.platform.gateway.NonsenseException;
import io.fapiaodesk.platform.gateway.UnreachableException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The courier behind its HTTP interface. Another company's interface is another class like this one. */
class HttpCourier implements Courier {

    private static final Pattern TRACKING_NUMBER = Pattern.compile("[A-Za-z0-9-]{4,40}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");

    private final Gateway gateway;
    private final CourierCalls calls;

    HttpCourier(Gateway gateway) {
        this.gateway = gateway;
        this.calls = gateway.offering(CourierCalls.class);
    }

    @Override
    public Shipment ship(ShipmentOrder order) {
        Wire.Order wire = new Wire.Order(order.attention(), order.phone(), order.address(), order.content());
        return ask(
                "ship", () -> shipment(order.requestId(), calls.ship(order.requestId(), wire)), HttpCourier::outcome);
    }

    @Override
    public Optional<Shipment> shipment(String requestId) {
        return ask(
                "shipment",
                () -> Gateway.unlessUnknown("SHIPMENT_UNKNOWN", () -> shipment(requestId, calls.shipment(requestId))),
                found -> found.map(HttpCourier::outcome).orElse("unknown"));
    }

    @Override
    public Optional<Delivery> track(String trackingNumber) {
        if (!TRACKING_NUMBER.matcher(trackingNumber).matches()) {
            return Optional.empty();
        }
        return ask(
                "track",
                () -> Gateway.unlessUnknown(
                        "DELIVERY_UNKNOWN", () -> delivery(trackingNumber, calls.track(trackingNumber))),
                found -> found.map(delivery -> delivery.status().name()).orElse("unknown"));
    }

    private static Shipment shipment(String requestId, Wire.@Nullable Shipment body) {
        if (body == null || body.state() == null || !requestId.equals(body.requestId())) {
            throw new NonsenseException("an answer to another order");
        }
        return switch (body.state()) {
            case "BOOKED" ->
                new Shipment.Booked(
                        matching(TRACKING_NUMBER, body.trackingNumber(), "a shipment without its number"),
                        time(body.bookedAt()));
            case "REFUSED" -> refused(body.refusal());
            default -> throw new NonsenseException("a state that no shipment has");
        };
    }

    private static Shipment refused(Wire.@Nullable Refusal refusal) {
        String code = matching(CODE, refusal == null ? null : refusal.code(), "a refusal without reason");
        return new Shipment.Refused(code, Gateway.readable(refusal == null ? null : refusal.message()));
    }

    private static Delivery delivery(String trackingNumber, Wire.@Nullable Delivery body) {
        if (body == null || body.status() == null || !trackingNumber.equals(body.trackingNumber())) {
            throw new NonsenseException("an answer about another parcel");
        }
        return switch (body.status()) {
            case "IN_TRANSIT" -> new Delivery(trackingNumber, Delivery.Status.IN_TRANSIT, time(body.at()));
            case "RETURNED" -> new Delivery(trackingNumber, Delivery.Status.RETURNED, time(body.at()));
            case "DELIVERED" -> new Delivery(trackingNumber, Delivery.Status.DELIVERED, time(body.at()));
            default -> throw new NonsenseException("a status that no parcel has");
        };
    }

    private static Instant time(@Nullable String text) {
        return StrictDate.moment("", text).fold(moment -> moment, refusals -> {
            throw new NonsenseException("no time");
        });
    }

    private static String matching(Pattern form, @Nullable String text, String otherwise) {
        if (text == null || !form.matcher(text).matches()) {
            throw new NonsenseException(otherwise);
        }
        return text;
    }

    private static String outcome(Shipment shipment) {
        return shipment.getClass().getSimpleName();
    }

    private <A> A ask(String call, Supplier<A> question, Function<A, String> outcome) {
        try {
            return gateway.ask(call, question, outcome);
        } catch (UnreachableException e) {
            throw new CourierUnreachableException(e);
        }
    }
}
