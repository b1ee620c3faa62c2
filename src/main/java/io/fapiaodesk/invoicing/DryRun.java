package io.fapiaodesk.invoicing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.invoicing.InvoicePreview.ItemText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a list of orders, if invoices were asked for now. Nothing is stored. Amounts are CNY with two
 * decimals.
 *
 * @param reasons what is the matter with all of it, whatever the orders: the title, for example
 * @param preview the invoices that the orders without fault would become; missing when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DryRun(
        int orders,
        int invoiceable,
        int refused,
        List<OrderResult> lines,
        List<ItemText> reasons,
        @Nullable InvoicePreview preview) {

    /**
     * What would become of one order.
     *
     * @param line its number in the file, from one, headings counted
     * @param sourceId missing when what the file names is no id
     * @param shown what the file names instead of an id
     * @param amount what would be invoiced or offset of it
     * @param outcome {@code INVOICEABLE} or {@code REFUSED}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OrderResult(
            long line,
            @Nullable String sourceId,
            @Nullable String shown,
            @Nullable String amount,
            String outcome,
            List<ItemText> reasons) {}
}
