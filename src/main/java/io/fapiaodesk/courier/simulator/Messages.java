package io.fapiaodesk.courier.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator understands and says, as {@code docs/courier-api.yaml} describes it. On purpose not the records of
 * the client: the two sides agree through the document.
 */
final class Messages {

    private Messages() {}

    record Order(
            @JsonProperty(required = true) String attention,
            @JsonProperty(required = true) String phone,
            @JsonProperty(required = true) String address,
            @JsonProperty(required = true) String content) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shipment(
            String requestId,
            State state,
            @Nullable String trackingNumber,
            @Nullable OffsetDateTime bookedAt,
            @Nullable Refusal refusal) {}

    enum State {
        BOOKED,
        REFUSED
    }

    record Refusal(String code, String message) {}

    record Delivery(String trackingNumber, String status, OffsetDateTime at) {}

    record Problem(String code, String message) {}
}
