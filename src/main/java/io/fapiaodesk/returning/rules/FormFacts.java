package io.fapiaodesk.returning.rules;

import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.returning.domain.FormNumber;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A confirmation form as the tax bureau knows it, beside the invoice that it shall reverse.
 *
 * @param form what the tax bureau has under the number; empty if it has nothing
 * @param usedBefore whether another return of ours was made with it
 */
public record FormFacts(FormNumber number, @Nullable Form form, Blue invoice, boolean usedBefore, Instant now) {

    /**
     * The form's contents.
     *
     * @param state the tax bureau's two digits, 01 to 09
     * @param reasonCode 01 wrongly issued, 02 sales return, 03 service stopped, 04 sales allowance
     */
    public record Form(
            String state,
            String blueNumber,
            String sellerTaxId,
            String buyerTaxId,
            Yuan net,
            Yuan tax,
            String reasonCode,
            Instant createdAt) {}

    /**
     * The invoice to reverse; what is left of it is all of it, as long as nothing was reversed before.
     *
     * @param assumed whether net and tax are worked out on the total, because nobody has told them
     */
    public record Blue(
            String number,
            @Nullable String sellerTaxId,
            @Nullable String buyerTaxId,
            Yuan net,
            Yuan tax,
            boolean assumed,
            YearMonth issuedIn) {}
}
