package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that was issued before there was this desk, as the old system delivers it.
 *
 * @param type {@code GENERAL} or {@code SPECIAL}
 * @param medium {@code DIGITAL} or {@code PAPER}
 * @param gross in CNY with tax
 * @param amounts net and tax as it was issued; empty when they are not told
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
        @Nullable String trackingNumber,
        @Nullable TaxSplit amounts) {}
