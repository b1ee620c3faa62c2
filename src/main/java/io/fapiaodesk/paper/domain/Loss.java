package io.fapiaodesk.paper.domain;

import io.fapiaodesk.kernel.RequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The care for one lost paper invoice. Each method is a step; one that the state does not allow throws, which undoes what
 * tried it.
 *
 * @param addressCorrect with the two that follow what the customer said of the parcel that is followed now
 * @param received whether the customer had it in hand; of a parcel delivered later nobody knows
 * @param trackingNumber of the parcel that is followed now; empty when none is known
 * @param knownToCourier what the courier said when asked for it; empty as long as it did not answer
 * @param seen what the courier had told when the case was looked at last; empty for nothing
 * @param seenAt of what moment that was
 * @param waitingSince since when the present parcel is followed
 * @param verdict what the table said last
 * @param decision what a clerk decided last
 * @param parcels how often we have sent it again
 */
public record Loss(
        RequestId id,
        String invoiceId,
        String accountId,
        Instant openedAt,
        LossState state,
        boolean addressCorrect,
        boolean phoneCorrect,
        boolean invoiceCorrect,
        Received received,
        MissingCopies missing,
        MailTo mailTo,
        @Nullable String trackingNumber,
        @Nullable Boolean knownToCourier,
        @Nullable DeliveryStatus seen,
        @Nullable Instant seenAt,
        Instant waitingSince,
        LossRow verdict,
        @Nullable Decision decision,
        int parcels) {

    public boolean isOpen() {
        return state.isOpen();
    }

    /** The table has been asked about what the courier has told by now; what was decided before is overtaken. */
    public Loss looked(LossRow row, @Nullable DeliveryStatus status, @Nullable Instant at) {
        require(isOpen(), "be looked at");
        LossState now =
                switch (row.next()) {
                    case PARCEL -> LossState.AWAITING_PARCEL;
                    case CLERK, CUSTOMER -> LossState.IN_HAND;
                };
        return with(now, mailTo, trackingNumber, knownToCourier, status, at, row, null);
    }

    /** The courier knows the parcel, or does not. */
    public Loss courierKnows(boolean known) {
        require(isOpen(), "hear from the courier");
        return with(state, mailTo, trackingNumber, known, seen, seenAt, verdict, decision);
    }

    /** The customer says where to, or corrects it. */
    public Loss sendTo(MailTo where) {
        require(isOpen(), "be sent elsewhere");
        return with(state, where, trackingNumber, knownToCourier, seen, seenAt, verdict, decision);
    }

    /** A clerk decides; what follows of it are steps of their own. */
    public Loss decide(LossOutcome outcome, String by, Instant at, @Nullable String reason) {
        require(state == LossState.IN_HAND, "be decided on");
        LossState now =
                switch (outcome) {
                    case WAIT, COURIER_CHANGE -> LossState.AWAITING_PARCEL;
                    case REMAIL -> LossState.SENDING;
                    default -> LossState.IN_HAND;
                };
        Decision decided = new Decision(outcome, by, at, reason);
        return with(now, mailTo, trackingNumber, knownToCourier, seen, seenAt, verdict, decided);
    }

    /** A clerk can ask the customer before deciding; meanwhile the case stays in hand. */
    public void requireInHand() {
        require(state == LossState.IN_HAND, "wait for its customer");
    }

    /** Whether the original can be with us, or come back to us, so that it can be sent again. */
    public boolean canBeSentAgain() {
        return seen != DeliveryStatus.DELIVERED;
    }

    /** It is in another parcel now, about which nothing is wrong as far as anybody knows. */
    public Loss sentAgain(String newTrackingNumber, Instant at) {
        require(state == LossState.SENDING, "be sent again");
        return new Loss(
                id,
                invoiceId,
                accountId,
                openedAt,
                LossState.AWAITING_PARCEL,
                true,
                true,
                invoiceCorrect,
                Received.UNKNOWN,
                missing,
                mailTo,
                newTrackingNumber,
                null,
                null,
                null,
                at,
                verdict,
                decision,
                parcels + 1);
    }

    /** The courier will not carry it: the clerk has to find another way. */
    public Loss notCarried() {
        require(state == LossState.SENDING, "be refused by the courier");
        return with(LossState.IN_HAND, mailTo, trackingNumber, knownToCourier, seen, seenAt, verdict, decision);
    }

    /** A clerk has it in hand because the courier would not carry what was to be sent again. */
    public boolean wasNotCarried() {
        return state == LossState.IN_HAND && decision != null && decision.outcome() == LossOutcome.REMAIL;
    }

    /** Our part is done. */
    public Loss settle() {
        require(state == LossState.IN_HAND, "be settled");
        return with(LossState.SETTLED, mailTo, trackingNumber, knownToCourier, seen, seenAt, verdict, decision);
    }

    public Loss withdraw() {
        require(isOpen(), "be withdrawn");
        return with(LossState.WITHDRAWN, mailTo, trackingNumber, knownToCourier, seen, seenAt, verdict, decision);
    }

    /** What becomes of it: what a clerk decided about the present state of things, else what the table says. */
    public LossOutcome outcome() {
        return decision != null && verdict.next() == NextMover.CLERK ? decision.outcome() : verdict.outcome();
    }

    private Loss with(
            LossState newState,
            MailTo where,
            @Nullable String number,
            @Nullable Boolean known,
            @Nullable DeliveryStatus status,
            @Nullable Instant at,
            LossRow row,
            @Nullable Decision decided) {
        return new Loss(
                id,
                invoiceId,
                accountId,
                openedAt,
                newState,
                addressCorrect,
                phoneCorrect,
                invoiceCorrect,
                received,
                missing,
                where,
                number,
                known,
                status,
                at,
                waitingSince,
                row,
                decided,
                parcels);
    }

    private void require(boolean allowed, String step) {
        if (!allowed) {
            throw new IllegalTransitionException(id, state, step);
        }
    }
}
