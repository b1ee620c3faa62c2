package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;

/**
 * An amount that was invoiced and is no longer consumed, because of a refund or a downgrade. It is offset against new
 * consumption of the same entity, content and rate before anything more is invoiced (R65 to R69; decision 3).
 *
 * @param balance what is left of it, in CNY with tax
 */
public record OpenDeficit(String id, String entityCode, String content, TaxRate rate, Yuan balance, Instant since) {}
