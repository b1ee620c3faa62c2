package io.fapiaodesk.invoicing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The invoices that an order would become, as the customer reads them. The names are those of the HTTP interface; amounts
 * are CNY with two decimals, texts in the language of the one who asks.
 *
 * @param linesPer {@code ITEM} or {@code CONTENT}: what the lines stand for that will be printed
 * @param version what a request gives back, so that it is told of whatever has changed in between
 * @param remainder what would be left of each chosen item
 * @param total what we invoice, without what vendors do
 * @param forwarded what vendors are asked to invoice
 * @param findings what the rules found
 * @param warnings what the customer should know, although it refuses nothing
 * @param excluded items that were not named and cannot be invoiced today, with the reasons
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InvoicePreview(
        String version,
        String linesPer,
        List<PreviewedInvoice> invoices,
        List<PreviewedOffset> offsets,
        List<PreviewedRemainder> remainder,
        Amounts total,
        String forwarded,
        List<FindingText> findings,
        List<FindingText> warnings,
        List<ItemText> excluded) {

    /** Gross with tax, net without, and the tax. */
    public record Amounts(String gross, String net, String tax) {}

    /**
     * An invoice to come. One that a vendor issues has the entity code {@code VENDOR} and neither rate nor net nor tax.
     *
     * @param payeeName who collected the money; not always who issues the invoice (R2)
     * @param title the name of the buyer
     * @param deductible whether its tax can be deducted as input VAT (R16)
     * @param deductibility the same in words
     * @param printedLines the lines as they will be printed; those of the items share their net and tax
     * @param because why it is an invoice of its own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PreviewedInvoice(
            String entityCode,
            String entityName,
            @Nullable String entityNameZh,
            String payeeCode,
            String payeeName,
            @Nullable VendorText vendor,
            String type,
            String title,
            @Nullable String titleTaxId,
            boolean deductible,
            String deductibility,
            @Nullable String content,
            @Nullable String rate,
            String gross,
            @Nullable String net,
            @Nullable String tax,
            List<PreviewedLine> lines,
            List<PrintedLine> printedLines,
            List<ReasonText> because) {}

    /** A line as it will be printed. */
    public record PrintedLine(String content, String gross, String net, String tax) {}

    /** A third party of the marketplace, and how to reach it. */
    public record VendorText(String name, String contact) {}

    /** What an invoice covers of one item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PreviewedLine(
            String itemId,
            @Nullable String content,
            String gross,
            @Nullable String net,
            @Nullable String tax) {}

    /** Consumption that pays for a deficit instead of being invoiced. */
    public record PreviewedOffset(String deficitId, String itemId, String amount) {}

    /** What is left of an item for later. */
    public record PreviewedRemainder(String itemId, String amount) {}

    /** Why an invoice is one of its own. */
    public record ReasonText(String code, String rule, String detail) {}

    /** What one rule found. */
    public record FindingText(String rule, String faq, String code, String detail) {}

    /** Why an item cannot be invoiced today. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ItemText(
            String itemId,
            String code,
            @Nullable String rule,
            @Nullable String faq,
            String detail,
            @Nullable String wouldPassIf) {}
}
