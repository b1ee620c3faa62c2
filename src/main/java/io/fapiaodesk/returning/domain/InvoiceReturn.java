package io.fapiaodesk.returning.domain;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The return of one invoice, from the request for it to its end. Each method is a transition; one that the state does not
 * allow throws, which undoes the step that tried it. Whoever moves a return holds the lock of its invoice and of its row.
 *
 * @param look what the tax bureau showed when it was last asked for the confirmation form; empty as long as it was not
 * @param decision what the first tax operator has decided, as far as somebody has
 * @param confirmation what the second has, where there is one
 * @param end why it ended without a red-letter invoice, if it has
 */
public record InvoiceReturn(
        Asked asked,
        ReturnState state,
        @Nullable Look look,
        @Nullable Decision decision,
        @Nullable Decision confirmation,
        Red red,
        @Nullable End end) {

    /**
     * What the customer has asked for; it never changes.
     *
     * @param gross what the invoice is over, in CNY with tax
     * @param by the sign-in that asked
     * @param formNumber of the confirmation form, which a booked return has and no other
     */
    public record Asked(
            RequestId id,
            String accountId,
            String invoiceId,
            String invoiceNumber,
            Yuan gross,
            ReturnPath path,
            String by,
            Instant at,
            String reason,
            @Nullable String remarks,
            @Nullable FormNumber formNumber) {

        public Asked {
            if ((path == ReturnPath.BOOKED) != (formNumber != null)) {
                throw new IllegalArgumentException("A booked return has a confirmation form, and no other has");
            }
        }
    }

    /**
     * The tax bureau was asked for the form.
     *
     * @param at when
     * @param form what it showed; empty if it knows no such form
     */
    public record Look(Instant at, @Nullable SeenForm form) {}

    /**
     * A form as the tax bureau showed it.
     *
     * @param state the tax bureau's two digits, 01 to 09
     * @param net what it reverses, with or without the minus sign
     * @param reasonCode 01 wrongly issued, 02 sales return, 03 service stopped, 04 sales allowance
     */
    public record SeenForm(
            String state,
            String blueNumber,
            String sellerTaxId,
            String buyerTaxId,
            Yuan net,
            Yuan tax,
            String reasonCode,
            Instant madeAt) {

        /** When it is void; empty for a form that nobody has to confirm any more, however old it is. */
        public Optional<Instant> voidAt() {
            return ReturnClocks.formVoidAt(state, madeAt);
        }

        /** Whether its 72 hours have passed before both sides had confirmed it, by our clock or in the bureau's words. */
        public boolean hasLapsed(Instant now) {
            return ReturnClocks.hasLapsed(state, madeAt, now);
        }
    }

    /** What a person has decided, when, and what they said to it. */
    public record Decision(String by, Instant at, @Nullable String note) {}

    /**
     * How far the red-letter invoice is.
     *
     * @param bureauRequestId under which the tax bureau knows the request for it, made before the bureau is asked
     * @param announcedAt when it was put on record that the bureau is about to be asked; from then on nothing else can
     *     happen to the return until the bureau has answered
     * @param refusal the bureau's code, if it has refused
     */
    public record Red(
            String bureauRequestId,
            @Nullable Instant announcedAt,
            @Nullable String number,
            @Nullable Instant issuedAt,
            @Nullable String refusal,
            @Nullable String says) {

        public static Red under(String bureauRequestId) {
            return new Red(bureauRequestId, null, null, null, null, null);
        }
    }

    /** Why a return came to nothing: the code of a rule or of the tax bureau, and words for the customer. */
    public record End(@Nullable String code, @Nullable String reason) {}

    /** A return that has just been asked for. */
    public static InvoiceReturn requested(Asked asked, ReturnState first, @Nullable Look look, String bureauRequestId) {
        return new InvoiceReturn(asked, first, look, null, null, Red.under(bureauRequestId), null);
    }

    public RequestId id() {
        return asked.id();
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** The form as the tax bureau last showed it; empty if it was not asked, or knows no such form. */
    public @Nullable SeenForm form() {
        return look == null ? null : look.form();
    }

    /** Whether what the tax bureau shows of the form still matters: nobody has decided for good. */
    public boolean isBeingExamined() {
        return state == ReturnState.CHECKING_FORM || state == ReturnState.IN_PROCESS || state == ReturnState.CONFIRMING;
    }

    /** From the moment the tax bureau may have heard of it until it has answered. */
    public boolean isAtTheBureau() {
        return state == ReturnState.ISSUING_RED && red.announcedAt() != null;
    }

    /** The tax bureau was asked for the form; whether it fits, the rules say. */
    public InvoiceReturn formSeen(Look seen) {
        require(asked.path() == ReturnPath.BOOKED && isBeingExamined(), "look at the form of");
        return new InvoiceReturn(asked, state, seen, decision, confirmation, red, end);
    }

    /** The rules have found that the form fits: a tax operator decides. */
    public InvoiceReturn formFits() {
        require(state == ReturnState.CHECKING_FORM && form() != null, "go on with the form of");
        return in(ReturnState.IN_PROCESS);
    }

    /** The customer is asked something before anybody decides; who had decided first does so again with the answer. */
    public InvoiceReturn questionRaised() {
        require(
                state == ReturnState.AWAITING_ORIGINAL
                        || state == ReturnState.IN_PROCESS
                        || state == ReturnState.CONFIRMING,
                "ask about");
        return state == ReturnState.CONFIRMING
                ? new InvoiceReturn(asked, ReturnState.IN_PROCESS, look, null, null, red, end)
                : this;
    }

    /** The original is back: the red-letter invoice is asked for. */
    public InvoiceReturn originalBack() {
        require(state == ReturnState.AWAITING_ORIGINAL, "take in the original of");
        return in(ReturnState.ISSUING_RED);
    }

    /**
     * A tax operator decides that the red-letter invoice is issued.
     *
     * @param secondNeeded whether another one has to decide the same
     * @param bureauRequestId a new key: what the bureau has refused under one stays refused
     */
    public InvoiceReturn issueRed(
            String by, Instant at, @Nullable String note, boolean secondNeeded, String bureauRequestId) {
        require(state == ReturnState.IN_PROCESS, "decide on");
        return new InvoiceReturn(
                asked,
                secondNeeded ? ReturnState.CONFIRMING : ReturnState.ISSUING_RED,
                look,
                new Decision(by, at, note),
                null,
                Red.under(bureauRequestId),
                null);
    }

    /** Another tax operator decides the same. */
    public InvoiceReturn confirmRed(String by, Instant at, @Nullable String note) {
        require(state == ReturnState.CONFIRMING && decision != null && !by.equals(decision.by()), "confirm");
        return new InvoiceReturn(asked, ReturnState.ISSUING_RED, look, decision, new Decision(by, at, note), red, null);
    }

    /** Somebody decides, or a rule does, that there is no red-letter invoice. */
    public InvoiceReturn reject(@Nullable String code, @Nullable String reason) {
        require(isOpen() && !isAtTheBureau(), "reject");
        return ended(ReturnState.REJECTED, new End(code, reason));
    }

    /** The customer takes it back, as long as the bureau cannot have heard of it. */
    public InvoiceReturn withdraw() {
        require(isOpen() && !isAtTheBureau(), "withdraw");
        return ended(ReturnState.WITHDRAWN, new End(null, null));
    }

    /** The 72 hours of an unconfirmed form are over. */
    public InvoiceReturn formLapsed(Instant now) {
        SeenForm form = form();
        require(
                asked.path() == ReturnPath.BOOKED && isBeingExamined() && form != null && form.hasLapsed(now),
                "end with its form");
        return ended(ReturnState.FORM_VOID, new End("FORM_EXPIRED", null));
    }

    /** The bureau is about to be asked; announced again after a crash, the first moment stays. */
    public InvoiceReturn announced(Instant at) {
        require(state == ReturnState.ISSUING_RED, "announce the red-letter invoice of");
        return red.announcedAt() != null ? this : with(new Red(red.bureauRequestId(), at, null, null, null, null));
    }

    /** The tax bureau has issued the red-letter invoice. */
    public InvoiceReturn redIssued(String number, Instant at) {
        require(isAtTheBureau(), "record the red-letter invoice of");
        return with(new Red(red.bureauRequestId(), red.announcedAt(), number, at, null, null))
                .in(ReturnState.RED_ISSUED);
    }

    /** The tax bureau will not issue it: a person decides what to do. */
    public InvoiceReturn redRefused(String code, String says) {
        require(isAtTheBureau(), "record the refusal of");
        return with(new Red(red.bureauRequestId(), red.announcedAt(), null, null, code, says))
                .in(ReturnState.IN_PROCESS);
    }

    private InvoiceReturn in(ReturnState newState) {
        return new InvoiceReturn(asked, newState, look, decision, confirmation, red, end);
    }

    private InvoiceReturn with(Red newRed) {
        return new InvoiceReturn(asked, state, look, decision, confirmation, newRed, end);
    }

    private InvoiceReturn ended(ReturnState how, End why) {
        return new InvoiceReturn(asked, how, look, decision, confirmation, red, why);
    }

    private void require(boolean allowed, String transition) {
        if (!allowed) {
            throw new IllegalTransitionException(asked.id(), state, transition);
        }
    }
}
