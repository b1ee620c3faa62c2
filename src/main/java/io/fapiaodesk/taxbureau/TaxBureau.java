package io.fapiaodesk.taxbureau;

import java.util.Optional;

/**
 * The tax bureau as the desk needs it. Every request carries an id that its caller made and committed before; the bureau
 * knows a request by this id, so that asking again, after whatever went wrong, never does anything twice.
 *
 * <p>Each call answers at once or fails with a {@link TaxBureauUnreachableException}; then nobody knows whether the bureau
 * heard it, and {@link #status} has to be asked before anything is repeated. No call is repeated in here.
 */
public interface TaxBureau {

    /**
     * Asks for an invoice: {@code Accepted} or at once {@code Issued}, {@code Refused} for good, {@code QuotaExceeded}
     * (the bureau has not taken the request; ask again later), or {@code Cancelled} if it was cancelled before.
     */
    Answer issue(BlueInvoice invoice);

    /** Where a request stands, whether it is for an invoice or for a reversal; {@code Unknown} if it never arrived. */
    Answer status(String requestId);

    /**
     * Cancels a request that is not carried out yet, also one that never arrived or is still on its way: if it arrives
     * later, it is {@code Cancelled}. Any other answer is what has become of the request instead; {@code Issued} means
     * that the cancellation came too late.
     */
    Answer cancel(String requestId);

    /** Asks for the red-letter invoice that reverses an issued one, in full or in part. Answers like {@link #issue}. */
    Answer reverse(RedInvoice invoice);

    /** The credit-note confirmation form with this number, if the bureau knows one. */
    Optional<ConfirmationForm> form(String number);

    /**
     * Agrees, as the seller, to a form that waits for it. The form is returned as it is afterwards: only its state tells
     * whether both sides agree now, because it may have lapsed or been withdrawn before. Agreeing again changes nothing.
     */
    Optional<ConfirmationForm> confirmForm(String number);
}
