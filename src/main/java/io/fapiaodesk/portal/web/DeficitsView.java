package io.fapiaodesk.portal.web;

import io.fapiaodesk.consumption.DeficitView;
import io.fapiaodesk.consumption.ItemView;
import io.fapiaodesk.consumption.SimulateRefund;
import io.fapiaodesk.invoicing.InvoiceView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page about deficits.
 *
 * @param offsets by the id of a deficit, what a click offsets it with, as JSON
 * @param invoices by the id of a deficit, the invoices that can be returned because of it
 * @param itemId what the customer imagines to be refunded
 * @param problem why that cannot be worked out
 * @param invoiced items that a refund would put into deficit
 */
record DeficitsView(
        List<DeficitView> list,
        Map<String, String> offsets,
        Map<String, List<InvoiceView>> invoices,
        @Nullable String itemId,
        @Nullable String refund,
        @Nullable String problem,
        SimulateRefund.@Nullable Outcome outcome,
        List<ItemView> invoiced,
        Wording.In words) {

    public boolean offsetable(DeficitView deficit) {
        return offsets.containsKey(deficit.id());
    }

    public @Nullable String offsetJson(DeficitView deficit) {
        return offsets.get(deficit.id());
    }

    public List<InvoiceView> invoicesOf(DeficitView deficit) {
        return invoices.getOrDefault(deficit.id(), List.of());
    }

    public @Nullable String content(DeficitView deficit) {
        return words.content(deficit.content());
    }

    public String money(String amount) {
        return Money.of(amount);
    }

    public String percent(String rate) {
        return Money.percent(rate);
    }
}
