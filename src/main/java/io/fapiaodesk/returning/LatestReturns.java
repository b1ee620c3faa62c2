package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReturnsOfInvoices;
import io.fapiaodesk.returning.persistence.ReturnTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the list of invoices what became of their returns. */
@Component
class LatestReturns implements ReturnsOfInvoices {

    private final ReturnTable returns;

    LatestReturns(ReturnTable returns) {
        this.returns = returns;
    }

    @Override
    public Map<String, InvoiceView.ReturnView> latest(Collection<String> invoiceIds) {
        Map<String, InvoiceView.ReturnView> latest = new HashMap<>();
        returns.latestOf(invoiceIds)
                .forEach(found -> latest.put(
                        found.asked().invoiceId(),
                        new InvoiceView.ReturnView(
                                found.id().value(),
                                found.state().name(),
                                found.red().number())));
        return latest;
    }
}
