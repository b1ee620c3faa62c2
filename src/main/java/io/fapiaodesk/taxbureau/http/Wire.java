package io.fapiaodesk.taxbureau.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes over the wire, both ways, as {@code docs/tax-bureau-api.yaml} describes it. Money and rates are texts. */
final class Wire {

    private Wire() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BlueInvoice(
            String type,
            Party seller,
            Party buyer,
            List<Line> lines,
            String gross,
            String net,
            String tax,
            @Nullable String remarks) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RedInvoice(
            String type,
            Party seller,
            Party buyer,
            Blue blue,
            List<Line> lines,
            String gross,
            String net,
            String tax,
            String reasonCode,
            @Nullable String formNumber) {}

    record Blue(String number, OffsetDateTime issuedAt, String net, String tax) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Party(
            String name,
            @Nullable String taxId,
            @Nullable String address,
            @Nullable String phone,
            @Nullable String bank,
            @Nullable String bankAccount) {}

    record Line(String content, String rate, String gross, String net, String tax) {}

    /** Anything may be missing in what comes from outside. */
    record Answer(
            @Nullable String requestId,
            @Nullable String state,
            @Nullable String number,
            @Nullable String issuedAt,
            @Nullable Boolean sample,
            @Nullable Refusal refusal,
            @Nullable Integer retryAfterSeconds) {}

    record Refusal(@Nullable String code, @Nullable String message) {}

    record ConfirmationForm(
            @Nullable String number,
            @Nullable String state,
            @Nullable String blueNumber,
            @Nullable String sellerTaxId,
            @Nullable String buyerTaxId,
            @Nullable String net,
            @Nullable String tax,
            @Nullable String reasonCode,
            @Nullable String createdAt,
            @Nullable String redNumber) {}
}
