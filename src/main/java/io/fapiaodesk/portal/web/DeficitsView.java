package io.fapiaodesk.portal.web;

import io.fapiaodesk.consumption.DeficitView;
import io.fapiaodesk.consumption.SimulateRefund;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page about deficits.
 *
 * @param offsets by the id of a deficit, what a click offsets it with, as JSON
 * @param itemId what the customer imagines to be refunded
 * @param problem why that cannot be worked out
 */
record DeficitsView(
        List<DeficitView> list,
        Map<String, String> offsets,
        @Nullable String itemId,
        @Nullable String refund,
        @Nullable String problem,
        SimulateRefund.@Nullable Outcome outcome) {

    public boolean offsetable(DeficitView deficit) {
        return offsets.containsKey(deficit.id());
    }

    public @Nullable String offsetJson(DeficitView deficit) {
        return offsets.get(deficit.id());
    }

    public String money(String amount) {
        return Money.of(amount);
    }

    public String percent(String rate) {
        return Money.percent(rate);
    }
}
