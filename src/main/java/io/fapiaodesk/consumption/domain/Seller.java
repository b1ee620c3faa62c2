package io.fapiaodesk.consumption.domain;

import io.fapiaodesk.kernel.TaxRate;

/** Who invoices an item, as what and at which rate. Only among items that agree in all three can a deficit be offset. */
public record Seller(String entityCode, String content, TaxRate rate) {}
