package io.fapiaodesk.taxbureau.simulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator understands and says, as {@code docs/tax-bureau-api.yaml} describes it. On purpose not the records of
 * the client: the two sides agree through the document, not through shared code.
 */
final class Messages {

    private Messages() {}

    record BlueInvoice(
            @JsonProperty(required = true) Type type,
            @JsonProperty(required = true) Party seller,
            @JsonProperty(required = true) Party buyer,
            @JsonProperty(required = true) List<Line> lines,
            @JsonProperty(required = true) BigDecimal gross,
            @JsonProperty(required = true) BigDecimal net,
            @JsonProperty(required = true) BigDecimal tax,
            @Nullable String remarks) {}

    record RedInvoice(
            @JsonProperty(required = true) Type type,
            @JsonProperty(required = true) Party seller,
            @JsonProperty(required = true) Party buyer,
            @JsonProperty(required = true) Blue blue,
            @JsonProperty(required = true) List<Line> lines,
            @JsonProperty(required = true) BigDecimal gross,
            @JsonProperty(required = true) BigDecimal net,
            @JsonProperty(required = true) BigDecimal tax,
            @JsonProperty(required = true) String reasonCode,
            @Nullable String formNumber) {}

    enum Type {
        GENERAL,
        SPECIAL
    }

    record Blue(
            @JsonProperty(required = true) String number,
            @JsonProperty(required = true) OffsetDateTime issuedAt,
            @JsonProperty(required = true) BigDecimal net,
            @JsonProperty(required = true) BigDecimal tax) {}

    record Party(
            @JsonProperty(required = true) String name,
            @Nullable String taxId,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String bank,
            @Nullable String bankAccount) {}

    record Line(
            @JsonProperty(required = true) String content,
            @JsonProperty(required = true) BigDecimal rate,
            @JsonProperty(required = true) BigDecimal gross,
            @JsonProperty(required = true) BigDecimal net,
            @JsonProperty(required = true) BigDecimal tax) {}

    enum State {
        ACCEPTED,
        ISSUED,
        REFUSED,
        CANCELLED,
        QUOTA_EXCEEDED
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            String requestId,
            State state,
            @Nullable String number,
            @Nullable OffsetDateTime issuedAt,
            @Nullable Boolean sample,
            @Nullable Refusal refusal,
            @Nullable Integer retryAfterSeconds) {

        static Answer of(String requestId, State state) {
            return new Answer(requestId, state, null, null, null, null, null);
        }

        static Answer issued(String requestId, String number, OffsetDateTime issuedAt) {
            return new Answer(requestId, State.ISSUED, number, issuedAt, true, null, null);
        }

        static Answer refused(String requestId, Refusal refusal) {
            return new Answer(requestId, State.REFUSED, null, null, null, refusal, null);
        }

        static Answer quotaExceeded(String requestId, int retryAfterSeconds) {
            return new Answer(requestId, State.QUOTA_EXCEEDED, null, null, null, null, retryAfterSeconds);
        }
    }

    record Refusal(String code, String message) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConfirmationForm(
            String number,
            String state,
            String blueNumber,
            String sellerTaxId,
            @Nullable String buyerTaxId,
            String net,
            String tax,
            String reasonCode,
            OffsetDateTime createdAt,
            @Nullable String redNumber) {}

    record Problem(String code, String message) {}
}
