package io.fapiaodesk.invoicing;

import java.time.Instant;

/** What a buyer did with an invoice, as of a moment, as the tax bureau's ledger tells it. */
public record BookingEvent(String number, boolean booked, boolean deducted, Instant at) {}
