package io.fapiaodesk.consumption;

import io.fapiaodesk.kernel.Yuan;

/**
 * Consumption that makes good for a deficit now, because a request let it.
 *
 * @param deficit as it is now, without that consumption
 */
public record OffsetMade(Deficit deficit, String itemId, Yuan amount) {}
