package io.fapiaodesk.invoicing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as its owner reads it. The names are those of the HTTP interface; amounts are CNY with two decimals.
 *
 * @param requestId the case it belongs to; empty for invoices that were issued before there was this desk
 * @param entityCode who issues it: one of our companies, or {@code VENDOR}
 * @param payeeName who collected the money; not always who issues the invoice (R2)
 * @param title the name of the buyer
 * @param deductible whether its tax can be deducted as input VAT (R16)
 * @param content may be unknown for invoices that were issued before there was this desk
 * @param issuedAt never changes, however often the document is downloaded (R81)
 * @param returned the latest return that was asked for, if one was
 * @param actions what can be done with it now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvoiceView(
        String id,
        @Nullable String requestId,
        @Nullable String number,
        String status,
        String type,
        String medium,
        String entityCode,
        String entityName,
        String entityNameZh,
        String payeeName,
        PayeeView payee,
        @Nullable VendorView vendor,
        String title,
        BuyerView buyer,
        boolean deductible,
        String gross,
        @Nullable String net,
        @Nullable String tax,
        @Nullable String rate,
        @Nullable String content,
        List<LineView> lines,
        OffsetDateTime requestedAt,
        @Nullable OffsetDateTime issuedAt,
        boolean booked,
        boolean deducted,
        @Nullable PaperView paper,
        @Nullable FailureView failure,
        @JsonProperty("return") @Nullable ReturnView returned,
        List<String> actions) {

    /**
     * The company that collected the money.
     *
     * @param certificate where to read why it is not the one that issues, if that is so and a certificate is ready (R2)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PayeeView(
            String code,
            String name,
            String nameZh,
            @Nullable String certificate) {}

    /**
     * A third party of the marketplace that issues the invoice instead of us.
     *
     * @param overdue whether it has had its seven business days; then the customer should ask there (R34, R82)
     */
    public record VendorView(String name, @Nullable String contact, boolean overdue) {}

    /** What is printed of the buyer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BuyerView(
            String name,
            @Nullable String taxId,
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String address,
            @Nullable String phone) {

        /** Names the buyer, and nothing of its bank and address. */
        @Override
        public String toString() {
            return "BuyerView[" + name + "]";
        }
    }

    /** What the invoice covers of one item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineView(
            @Nullable String itemId,
            @Nullable String content,
            String gross,
            @Nullable String net,
            @Nullable String tax) {}

    /** The parcel of a paper invoice. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaperView(
            @Nullable String trackingNumber, @Nullable String deliveryStatus) {}

    /**
     * The return of the invoice.
     *
     * @param redNumber of the red-letter invoice, once there is one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReturnView(
            String requestId, String status, @Nullable String redNumber) {}

    /** Why the tax bureau refused it. */
    public record FailureView(String code, String reason) {}
}
