package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.InvoicePlan;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.LinesPer;
import io.fapiaodesk.invoicing.domain.PreviewVersion;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ruling.Ruling;
import java.util.List;

/** What became of the attempt to plan invoices. */
sealed interface Planned {

    /**
     * The invoices to come.
     *
     * @param excluded items that the customer did not name and that cannot be invoiced today, with the reasons
     */
    record Drawn(
            InvoiceType type,
            LinesPer lines,
            InvoicePlan plan,
            PreviewVersion version,
            Ruling ruling,
            List<RefusedItem> excluded)
            implements Planned {}

    /** Every reason why not, the items' own first. */
    record Refused(List<Refusal> refusals, List<RefusedItem> items) implements Planned {}

    /** An item that cannot be invoiced, and one reason why. */
    record RefusedItem(String itemId, Refusal why) {}
}
