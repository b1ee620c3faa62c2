package io.fapiaodesk.portal.web;

import io.fapiaodesk.invoicing.InvoiceView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of a customer's invoices. */
record InvoicesView(
        List<InvoiceView> list,
        int page,
        int pages,
        @Nullable String q,
        @Nullable String status,
        Wording.In words) {

    private static final List<String> STATUSES = List.of(
            "INVOICING",
            "PENDING_VENDOR",
            "INVOICED",
            "RETURN_REQUESTED",
            "RETURN_REJECTED",
            "RETURNED",
            "CANCELLED",
            "FAILED");

    public List<String> statuses() {
        return STATUSES;
    }

    public String name(InvoiceView invoice) {
        return words.company(invoice.entityName(), invoice.entityNameZh());
    }

    public String payee() {
        return words.payee();
    }

    public String tone(String status) {
        return InvoicePageView.toneOf(status);
    }

    public String money(String amount) {
        return Money.of(amount);
    }
}
