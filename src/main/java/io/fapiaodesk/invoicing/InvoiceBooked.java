package io.fapiaodesk.invoicing;

/**
 * A buyer has booked or deducted an invoice, or taken that back. Published in the transaction that keeps it; what the buyer
 * did decides how the invoice can be returned.
 */
public record InvoiceBooked(String invoiceId, String number, boolean booked, boolean deducted) {}
