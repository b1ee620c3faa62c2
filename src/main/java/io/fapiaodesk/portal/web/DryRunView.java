package io.fapiaodesk.portal.web;

import io.fapiaodesk.invoicing.DryRun;
import io.fapiaodesk.invoicing.InvoicePreview.PreviewedInvoice;
import io.fapiaodesk.title.ReadTitles.HeldTitle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a list of orders is tried out.
 *
 * @param tried what would become of the list; empty before there is one
 * @param problem why the list cannot be read
 */
record DryRunView(
        List<HeldTitle> titles,
        String invoiceType,
        @Nullable String titleId,
        @Nullable DryRun tried,
        @Nullable String problem,
        Wording.In words) {

    public List<String> types() {
        return List.of("GENERAL", "SPECIAL");
    }

    /** The orders that would be invoiced, each with its amount. */
    public List<String> good() {
        return tried == null
                ? List.of()
                : tried.lines().stream()
                        .filter(line -> line.outcome().equals("INVOICEABLE"))
                        .map(line -> line.sourceId() + "=" + line.amount())
                        .toList();
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
