package io.fapiaodesk.consumption;

import io.fapiaodesk.kernel.Yuan;

/**
 * Consumption that makes good for a deficit instead of being invoiced.
 *
 * @param itemId what is consumed, of the same entity, content and rate as the deficit
 */
public record Offset(String deficitId, String itemId, Yuan amount) {}
