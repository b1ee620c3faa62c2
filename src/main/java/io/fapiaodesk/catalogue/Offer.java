package io.fapiaodesk.catalogue;

import io.fapiaodesk.kernel.TaxRate;

/**
 * Who sells a product, and what the invoice says about it.
 *
 * @param row the row of the seller catalogue that decided, {@code E01c} for example
 */
public record Offer(String row, String entityCode, String content, TaxRate rate) {}
