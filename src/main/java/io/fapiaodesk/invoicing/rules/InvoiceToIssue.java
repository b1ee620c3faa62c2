package io.fapiaodesk.invoicing.rules;

import org.jspecify.annotations.Nullable;

/**
 * What the rules know about an invoice that is about to be issued.
 *
 * @param buyer the name that it is made out to
 * @param notPrintable the first character of what it would show that we cannot print, if any
 */
public record InvoiceToIssue(String buyer, @Nullable String notPrintable) {}
