package io.fapiaodesk.returning.rules;

import org.jspecify.annotations.Nullable;

/**
 * What the rules know of an invoice that somebody wants to return.
 *
 * @param state where the invoice stands
 * @param special whether it is a special VAT invoice
 * @param booked whether the buyer has recorded it in the accounts, as far as we know
 * @param deducted whether the buyer has used it for input VAT, as far as we know
 * @param number its number, once it is issued
 * @param reason why it is returned, in the customer's words
 * @param formNumber the confirmation form that the customer names; naming one also says that it is booked or deducted
 */
public record ReturnFacts(
        State state,
        boolean special,
        boolean booked,
        boolean deducted,
        @Nullable String number,
        @Nullable String reason,
        @Nullable String formNumber) {

    /** The states of an invoice, as far as a return cares. */
    public enum State {
        /** Asked for, and not issued yet. */
        ISSUING,
        ISSUED,
        RETURNING,
        RETURNED,
        /** Cancelled, failed or the vendor's: there is no invoice of ours to return. */
        NOT_OURS_TO_RETURN
    }

    /** Only by the tax bureau's form: a special invoice that we or the customer know to be booked or deducted. */
    public boolean needsForm() {
        return special && (booked || deducted || formNumber != null);
    }
}
