package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that was issued before there was this desk, as the old system delivers it.
 *
 * @param type {@code GENERAL} or {@code SPECIAL}
 * @param medium {@code DIGITAL} or {@code PAPER}
 * @param gross in CNY with tax
 */
public record HistoricInvoice(
        String number,
        String accountId,
        String entityCode,
        String type,
        String medium,
        Yuan gross,
        TaxRate rate,
        Instant issuedAt,
        boolean booked,
        boolean deducted,
        @Nullable String trackingNumber) {}
