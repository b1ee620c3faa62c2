package io.fapiaodesk.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An item as its account sees it; amounts are in CNY, tax included.
 *
 * @param month of the bill, or in which it was ordered
 * @param refundedToBalance what of a refund, or of what was refunded of the item, went back to the account's balance (R69)
 * @param invoiceable what can be invoiced of it today
 * @param entityCode who invoices it; {@code VENDOR} for a third party of the marketplace, nothing while nobody knows
 * @param payee who collected the money
 * @param notInvoiceable why nothing of it can be invoiced
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ItemView(
        String id,
        ConsumptionItem.Kind kind,
        String sourceId,
        String accountId,
        String productCode,
        String month,
        OffsetDateTime placedAt,
        boolean postpaid,
        String amount,
        String refunded,
        @Nullable String refundPending,
        @Nullable String refundedToBalance,
        String invoiced,
        String offset,
        String invoiceable,
        @Nullable String entityCode,
        @Nullable String entityName,
        @Nullable String content,
        @Nullable String rate,
        @Nullable Company payee,
        @Nullable Vendor vendor,
        @Nullable String payerAccountId,
        @Nullable String titleId,
        @Nullable String refundOf,
        @Nullable Why notInvoiceable) {

    /**
     * The company that collected the money.
     *
     * @param affiliateCertificate where the certificate is that explains why another company invoices, if the FAQ offers one
     *     (R2)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Company(
            String code, String name, @Nullable String affiliateCertificate) {}

    /** A third party of the marketplace. */
    public record Vendor(String name, String contact) {}

    /**
     * The rule that stands in the way.
     *
     * @param faq the title of the FAQ section it is from
     * @param help the page where a person helps, if one can
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Why(
            String code,
            @Nullable String rule,
            @Nullable String faq,
            String detail,
            @Nullable String wouldPassIf,
            @Nullable String help) {}
}
