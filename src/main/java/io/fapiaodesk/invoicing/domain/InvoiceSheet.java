package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.TaxRate;
import java.util.Collection;
import java.util.List;

/** An invoice with its lines. */
public record InvoiceSheet(Invoice invoice, List<InvoiceLine> lines) {

    public InvoiceSheet {
        lines = List.copyOf(lines);
    }

    /**
     * Whether an offset that its request made is taken back with it when it is cancelled (R67): one of a request that comes
     * to nothing is; else one of consumption that is on this invoice too; else, where the offset left nothing of the
     * consumption to invoice, one that this invoice is the last of its request to have stood beside.
     *
     * @param others the invoices of the same request that are not cancelled
     * @param itemId the consumption that was used
     * @param entityCode of the deficit, as content and rate are
     */
    public boolean takesBack(
            Collection<InvoiceSheet> others, String itemId, String entityCode, String content, TaxRate rate) {
        if (others.isEmpty() || covers(itemId)) {
            return true;
        }
        return others.stream().noneMatch(other -> other.covers(itemId))
                && sells(entityCode, content, rate)
                && others.stream().noneMatch(other -> other.sells(entityCode, content, rate));
    }

    private boolean covers(String itemId) {
        return lines.stream().anyMatch(line -> itemId.equals(line.itemId()));
    }

    private boolean sells(String entityCode, String content, TaxRate rate) {
        InvoiceFace face = invoice.face();
        return face.seller().code().equals(entityCode)
                && rate.equals(face.rate())
                && lines.stream().anyMatch(line -> content.equals(line.content()));
    }
}
