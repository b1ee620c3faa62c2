package io.fapiaodesk.consumption;

import io.fapiaodesk.kernel.TaxRate;

/** Who invoices an item, as what and at which rate. */
public record SoldAs(String entityCode, String content, TaxRate rate) {}
