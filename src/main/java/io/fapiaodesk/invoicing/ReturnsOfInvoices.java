package io.fapiaodesk.invoicing;

import java.util.Collection;
import java.util.Map;

/** What became of the returns that were asked for of invoices. */
public interface ReturnsOfInvoices {

    /** The latest return of each invoice that has one, by the id of the invoice. */
    Map<String, InvoiceView.ReturnView> latest(Collection<String> invoiceIds);
}
