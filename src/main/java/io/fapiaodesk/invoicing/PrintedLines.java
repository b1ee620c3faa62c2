package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.LinesPer;
import io.fapiaodesk.invoicing.persistence.InvoiceRequestTable;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The lines of an invoice as the tax bureau and whoever reads it see them, and what its customer wanted on it. Our books
 * keep a line for each item, whatever is printed; so a red-letter invoice shows the same lines as the blue one.
 */
@Component
class PrintedLines {

    private final InvoiceRequestTable requests;

    PrintedLines(InvoiceRequestTable requests) {
        this.requests = requests;
    }

    /**
     * What stands on an invoice besides the parties, and who gets it.
     *
     * @param remarks what the customer wanted to have printed; empty for nothing
     * @param mailTo whom else the customer wanted to have it
     */
    record Printed(List<InvoiceLine> lines, String remarks, List<String> mailTo) {}

    Printed of(Invoice invoice) {
        InvoiceRequestTable.Wanted wanted = requests.wanted(invoice.id());
        return new Printed(
                wanted.lines() == LinesPer.CONTENT ? merged(wanted.items()) : wanted.items(),
                Objects.requireNonNullElse(wanted.remarks(), ""),
                wanted.mailTo());
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
