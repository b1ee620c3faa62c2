package io.fapiaodesk.consumption;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;

/**
 * What is invoiced of an item above its actual consumption and not made good yet; the FAQ's "outstanding credit note". It
 * can be made good by consumption that the same entity invoices under the same content at the same rate.
 *
 * @param accountId who asks for invoices of the item
 * @param since when it opened last
 */
public record Deficit(
        String id,
        String accountId,
        String itemId,
        String entityCode,
        String content,
        TaxRate rate,
        Yuan balance,
        Instant since) {}
