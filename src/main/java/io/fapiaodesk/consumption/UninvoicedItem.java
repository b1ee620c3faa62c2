package io.fapiaodesk.consumption;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order or a monthly bill that no invoice covers yet.
 *
 * @param month the billing month, {@code yyyy-MM}; orders mostly have none
 * @param amount in CNY, tax included, refunds taken off
 */
public record UninvoicedItem(
        String sourceId, String productCode, @Nullable String month, BigDecimal amount) {}
