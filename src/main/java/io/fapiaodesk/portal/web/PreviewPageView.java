package io.fapiaodesk.portal.web;

import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.InvoicePreview;
import io.fapiaodesk.invoicing.InvoicePreview.ItemText;
import io.fapiaodesk.invoicing.InvoicePreview.PreviewedInvoice;
import io.fapiaodesk.invoicing.InvoicePreview.PreviewedLine;
import io.fapiaodesk.invoicing.InvoicePreview.PreviewedRemainder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that shows the invoices to come.
 *
 * @param order what was chosen, to choose again from there
 * @param chooseAgain where that is done
 * @param orderJson what a confirmation sends, with the version of this preview
 */
record PreviewPageView(
        InvoicePreview shown, InvoiceOrder order, String chooseAgain, String orderJson, Wording.In words) {

    private static final int LISTED = 50;

    public int mostLines() {
        return LISTED;
    }

    public List<PreviewedLine> firstLines(PreviewedInvoice invoice) {
        return invoice.lines().stream().limit(LISTED).toList();
    }

    public List<ItemText> firstExcluded() {
        return shown.excluded().stream().limit(LISTED).toList();
    }

    /** Items of which something is left. */
    public List<PreviewedRemainder> remainders() {
        return shown.remainder().stream()
                .filter(rest -> new BigDecimal(rest.amount()).signum() > 0)
                .limit(LISTED)
                .toList();
    }

    /** Whether anything is said of the print or of whom it goes to. */
    public boolean wishes() {
        return "CONTENT".equals(shown.linesPer()) || !remarks().isEmpty() || !mailTo().isEmpty();
    }

    public String remarks() {
        return order.remarks() == null ? "" : order.remarks().strip();
    }

    public String mailTo() {
        return String.join(", ", order.mailTo() == null ? List.of() : order.mailTo());
    }

    public String name(PreviewedInvoice invoice) {
        return words.company(invoice.entityName(), invoice.entityNameZh());
    }

    public String payee() {
        return words.payee();
    }

    public @Nullable String content(@Nullable String content) {
        return words.content(content);
    }

    public String money(String amount) {
        return Money.of(amount);
    }

    public String percent(String rate) {
        return Money.percent(rate);
    }
}
