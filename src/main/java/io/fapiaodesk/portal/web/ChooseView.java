package io.fapiaodesk.portal.web;

import io.fapiaodesk.consumption.ItemView;
import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.InvoicePreview.ItemText;
import io.fapiaodesk.title.ReadTitles.HeldTitle;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a customer chooses what to invoice.
 *
 * @param total how many items there are on all pages
 * @param everything whether all of them are chosen, on whichever page they are
 * @param order what was chosen so far
 * @param usualLines what the account has chosen for all its invoices, {@code ITEM} or {@code CONTENT}
 * @param accounts whose items there are: the asker's own and, of a master, the members'
 * @param problems why what was chosen is refused
 * @param faults the items at fault, each with the reason
 */
record ChooseView(
        Filter filter,
        List<ItemView> items,
        int page,
        int pages,
        long total,
        boolean everything,
        List<HeldTitle> titles,
        InvoiceOrder order,
        String usualLines,
        Set<String> chosen,
        List<String> accounts,
        List<Problem> problems,
        List<ItemText> faults,
        Wording.In words) {

    private static final int LISTED = 20;

    /** Which items are shown. */
    record Filter(
            @Nullable String q,
            @Nullable String month,
            @Nullable String account,
            String show) {}

    /** A refusal as people read it, with the rule it comes from and the way out. */
    record Problem(
            String detail,
            @Nullable String wouldPassIf,
            @Nullable String rule,
            @Nullable String faq,
            @Nullable String help) {}

    /** Whether it is said of each item whose it is. */
    public boolean ofSeveral() {
        return accounts.size() > 1;
    }

    public List<String> methods() {
        return List.of("ORDER_DETAIL", "MONTHLY_BILL", "AMOUNT");
    }

    public List<String> types() {
        return List.of("GENERAL", "SPECIAL");
    }

    public List<String> linesPer() {
        return List.of("ITEM", "CONTENT");
    }

    /** What this request says of its lines, and else what the account says. */
    public String lines() {
        return order.lines() == null || order.lines().isBlank() ? usualLines : order.lines();
    }

    public String mailTo() {
        return String.join(", ", order.mailTo() == null ? List.of() : order.mailTo());
    }

    public boolean isChosen(String itemId) {
        return chosen.contains(itemId);
    }

    /** Whether the page shows all that can be invoiced. */
    public boolean whole() {
        return pages <= 1
                && isBlank(filter.q())
                && isBlank(filter.month())
                && isBlank(filter.account())
                && filter.show().equals("invoiceable");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** What is chosen on other pages. */
    public List<String> elsewhere() {
        Set<String> here = items.stream().map(ItemView::id).collect(Collectors.toSet());
        return chosen.stream().filter(id -> !here.contains(id)).sorted().toList();
    }

    public List<ItemText> firstFaults() {
        return faults.stream().limit(LISTED).toList();
    }

    public @Nullable String content(ItemView item) {
        return words.content(item.content());
    }

    public String money(String amount) {
        return Money.of(amount);
    }

    public String percent(String rate) {
        return Money.percent(rate);
    }
}
