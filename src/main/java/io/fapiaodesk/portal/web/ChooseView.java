package io.fapiaodesk.portal.web;

import io.fapiaodesk.consumption.ItemView;
import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.title.ReadTitles.HeldTitle;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a customer chooses what to invoice.
 *
 * @param order what was chosen so far
 * @param problems why what was chosen is refused
 */
record ChooseView(
        Filter filter,
        List<ItemView> items,
        int page,
        int pages,
        List<HeldTitle> titles,
        InvoiceOrder order,
        Set<String> chosen,
        List<Problem> problems) {

    /** Which items are shown. */
    record Filter(@Nullable String q, @Nullable String month, String show) {}

    /** A refusal as people read it, with the rule it comes from and the way out. */
    record Problem(
            String detail,
            @Nullable String wouldPassIf,
            @Nullable String rule,
            @Nullable String faq) {}

    public List<String> methods() {
        return List.of("ORDER_DETAIL", "MONTHLY_BILL", "AMOUNT");
    }

    public List<String> types() {
        return List.of("GENERAL", "SPECIAL");
    }

    public boolean isChosen(String itemId) {
        return chosen.contains(itemId);
    }

    public String money(String amount) {
        return Money.of(amount);
    }

    public String percent(String rate) {
        return Money.percent(rate);
    }
}
