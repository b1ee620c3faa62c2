package io.fapiaodesk.invoicing.rules;

/** What somebody wants changed about an invoice. */
public record InvoiceChangeFacts(boolean type, boolean date, boolean title, boolean content) {}
