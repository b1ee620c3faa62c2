package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.Yuan;

/**
 * Consumption that pays for a deficit instead of being invoiced.
 *
 * @param amount in CNY with tax
 */
public record Offset(String deficitId, String itemId, Yuan amount) {}
