package io.fapiaodesk.courier.http;

import org.jspecify.annotations.Nullable;

/** What goes over the wire, both ways, as {@code docs/courier-api.yaml} describes it. */
final class Wire {

    private Wire() {}

    record Order(String attention, String phone, String address, String content) {}

    /** Anything may be missing in what comes from outside. */
    record Shipment(
            @Nullable String requestId,
            @Nullable String state,
            @Nullable String trackingNumber,
            @Nullable String bookedAt,
            @Nullable Refusal refusal) {}

    record Refusal(@Nullable String code, @Nullable String message) {}

    record Delivery(
            @Nullable String trackingNumber,
            @Nullable String status,
            @Nullable String at) {}
}
