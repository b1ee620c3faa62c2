package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice: what it covers of one item of consumption.
 *
 * @param n its number, from one
 * @param itemId empty for invoices that were issued before there was this desk
 * @param gross in CNY with tax
 * @param amounts empty when a vendor issues the invoice
 */
public record InvoiceLine(
        int n,
        @Nullable String itemId,
        @Nullable String content,
        Yuan gross,
        @Nullable TaxSplit amounts) {}
