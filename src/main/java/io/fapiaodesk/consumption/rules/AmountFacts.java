package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.Yuan;

/**
 * What the rules know about an amount that shall be invoiced.
 *
 * @param open what is open of everything that was chosen for it
 * @param arrears what the account that asks still owes
 */
public record AmountFacts(Yuan wanted, Yuan open, Yuan arrears) {}
