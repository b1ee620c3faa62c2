package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.kernel.Yuan;

/**
 * What the rules know about the invoices that a request would become.
 *
 * @param invoices how many there are, those that vendors issue included
 * @param entitiesAndRates by how many entities, rates and vendors they are issued
 * @param buyers to how many buyers
 * @param offset what is used for deficits, in CNY with tax
 * @param remainder what is left of the chosen items for later
 */
public record InvoicePlanFacts(int invoices, int entitiesAndRates, int buyers, Yuan offset, Yuan remainder) {}
