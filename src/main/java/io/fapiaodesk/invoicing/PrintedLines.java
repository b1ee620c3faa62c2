package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceRequest;
import io.fapiaodesk.invoicing.domain.LinesPer;
import io.fapiaodesk.invoicing.persistence.InvoiceRequestTable;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The lines of an invoice as the tax bureau and whoever reads it see them, and what its customer wanted on it. Our books
 * keep a line for each item, whatever is printed; so a red-letter invoice shows the same lines as the blue one.
 */
@Component
class PrintedLines {

    private final InvoiceTable invoices;
    private final InvoiceRequestTable requests;

    PrintedLines(InvoiceTable invoices, InvoiceRequestTable requests) {
        this.invoices = invoices;
        this.requests = requests;
    }

    List<InvoiceLine> of(Invoice invoice) {
        List<InvoiceLine> lines = invoices.lines(invoice.id());
        return requestOf(invoice).map(InvoiceRequest::lines).orElse(LinesPer.ITEM) == LinesPer.CONTENT
                ? merged(lines)
                : lines;
    }

    /** What the customer wanted to have printed; empty for nothing. */
    String remarks(Invoice invoice) {
        return requestOf(invoice).map(InvoiceRequest::remarks).orElse("");
    }

    /** Whom else the customer wanted to have it. */
    List<String> mailTo(Invoice invoice) {
        return requestOf(invoice).map(InvoiceRequest::mailTo).orElse(List.of());
    }

    private Optional<InvoiceRequest> requestOf(Invoice invoice) {
        return Optional.ofNullable(invoice.requestId()).flatMap(requests::find);
    }

    private static List<InvoiceLine> merged(List<InvoiceLine> lines) {
        Map<String, TaxSplit> amounts = new LinkedHashMap<>();
        for (InvoiceLine line : lines) {
            if (line.content() == null || line.amounts() == null) {
                return lines;
            }
            amounts.merge(line.content(), Objects.requireNonNull(line.amounts()), TaxSplit::plus);
        }
        List<InvoiceLine> merged = new ArrayList<>();
        amounts.forEach((content, sum) -> {
            Yuan gross = sum.gross();
            merged.add(new InvoiceLine(merged.size() + 1, null, content, gross, sum));
        });
        return merged;
    }
}
