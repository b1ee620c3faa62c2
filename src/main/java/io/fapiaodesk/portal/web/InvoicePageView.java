package io.fapiaodesk.portal.web;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.returning.ReturnView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One invoice.
 *
 * @param latestReturn how it was, or is being, taken back
 * @param openLoss the case that looks after it, if it is reported as lost
 * @param verification where the tax administration tells whether it is authentic (R13)
 */
record InvoicePageView(
        InvoiceView shown,
        @Nullable ReturnView latestReturn,
        @Nullable String openLoss,
        String verification,
        Wording.In words) {

    private static final int LISTED = 100;

    static String toneOf(String status) {
        return switch (status) {
            case "INVOICED" -> "good";
            case "INVOICING", "PENDING_VENDOR", "RETURN_REQUESTED" -> "busy";
            case "FAILED" -> "bad";
            case "RETURN_REJECTED" -> "warn";
            default -> "";
        };
    }

    /** Of invoices that were issued before there was this desk, it has no file. */
    public boolean downloadable() {
        return shown.requestId() != null && shown.actions().contains("DOWNLOAD");
    }

    /** Where the parcel of an invoice on paper is. */
    public String parcel() {
        return LossCases.parcel(shown.paper() == null ? null : shown.paper().deliveryStatus());
    }

    public String parcelTone() {
        return LossCases.toneOf(shown.paper() == null ? null : shown.paper().deliveryStatus());
    }

    public List<ReturnPageView.Change> changes() {
        return List.of(ReturnPageView.Change.values());
    }

    public List<InvoiceView.LineView> firstLines() {
        return shown.lines().stream().limit(LISTED).toList();
    }

    public int moreLines() {
        return Math.max(0, shown.lines().size() - LISTED);
    }

    public String name(InvoiceView invoice) {
        return words.company(invoice.entityName(), invoice.entityNameZh());
    }

    public String payee() {
        return words.payee();
    }

    public @Nullable String content(@Nullable String content) {
        return words.content(content);
    }

    public String tone(String status) {
        return toneOf(status);
    }

    public String money(String amount) {
        return Money.of(amount);
    }

    public String percent(String rate) {
        return Money.percent(rate);
    }
}
