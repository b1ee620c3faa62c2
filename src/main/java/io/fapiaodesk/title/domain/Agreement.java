package io.fapiaodesk.title.domain;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An agreement about a title that is not the account's own, from the request for it to its end. Each method is a
 * transition; one that the state does not allow throws, which undoes the step that tried it.
 *
 * @param accountId whose agreement it is; of pay-on-behalf, the payer
 * @param beneficiaryAccountId of pay-on-behalf, whose title the payer may use
 * @param openedBy the sign-in that asked for it, or that opened it for a ticket
 * @param ticket the customer's ticket, when the account manager opened it
 * @param contact whom to talk to; empty when the manager opened it and knows anyway
 * @param manager who evaluates it now; empty while it waits for anybody of the group
 * @param decidedBy who signed or declined
 * @param reason what they said to it
 * @param validFrom the day it was signed
 * @param validUntil the first day on which it no longer holds
 * @param endedAt when one of the parties ended it before its term
 */
public record Agreement(
        RequestId id,
        AgreementKind kind,
        String accountId,
        @Nullable String beneficiaryAccountId,
        String openedBy,
        boolean openedByStaff,
        @Nullable String ticket,
        String titleName,
        @Nullable String taxId,
        TitleKind titleKind,
        InvoiceDetails details,
        @Nullable Contact contact,
        Instant openedAt,
        AgreementState state,
        @Nullable String manager,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endReason) {

    public boolean isOpen() {
        return state.isOpen();
    }

    /** What the register says of it at a moment. */
    public AgreementStanding standing(Instant now) {
        return switch (state) {
            case IN_EVALUATION -> AgreementStanding.IN_EVALUATION;
            case DECLINED -> AgreementStanding.DECLINED;
            case WITHDRAWN -> AgreementStanding.WITHDRAWN;
            case STOPPED -> AgreementStanding.STOPPED;
            case SIGNED ->
                endedAt != null
                        ? AgreementStanding.ENDED_EARLY
                        : ShanghaiTime.dayOf(now).isBefore(lastDay())
                                ? AgreementStanding.IN_FORCE
                                : AgreementStanding.EXPIRED;
        };
    }

    /** Somebody else evaluates it from now on; nobody in particular when empty. */
    public Agreement handOver(@Nullable String newManager) {
        require(isOpen(), "hand over");
        return with(state, newManager, decidedBy, decidedAt, reason, validFrom, validUntil, null, null, null);
    }

    /** The account manager signs. */
    public Agreement sign(String by, Instant at, @Nullable LocalDate until, @Nullable String note) {
        require(isOpen(), "sign");
        AgreementTerm term = AgreementTerm.from(ShanghaiTime.dayOf(at), until);
        return with(
                AgreementState.SIGNED, manager, by, at, note, term.validFrom(), term.validUntil(), null, null, null);
    }

    /** The account manager declines, for a reason that the customer reads. */
    public Agreement decline(String by, Instant at, String why) {
        require(isOpen(), "decline");
        return with(AgreementState.DECLINED, manager, by, at, why, null, null, null, null, null);
    }

    /** The account manager wants to know something of the customer first. */
    public void requireOpen() {
        require(isOpen(), "ask the customer");
    }

    /** The customer takes the request back. */
    public Agreement withdraw() {
        require(isOpen(), "withdraw");
        return with(AgreementState.WITHDRAWN, manager, null, null, null, null, null, null, null, null);
    }

    /** The account no longer needs or may have it. */
    public Agreement stop() {
        require(isOpen(), "stop");
        return with(AgreementState.STOPPED, manager, null, null, null, null, null, null, null, null);
    }

    /** One of the parties ends it before its term. */
    public Agreement end(String by, Instant at, String why) {
        require(standing(at) == AgreementStanding.IN_FORCE, "end early");
        return with(state, manager, decidedBy, decidedAt, reason, validFrom, validUntil, at, by, why);
    }

    /** Who signed or declined. */
    public String decider() {
        require(decidedBy != null, "name who decided");
        return String.valueOf(decidedBy);
    }

    /** The first day on which a signed one no longer holds. */
    public LocalDate lastDay() {
        if (validUntil == null) {
            throw new IllegalTransitionException(id, state, "read a term");
        }
        return validUntil;
    }

    public AgreementUse use() {
        return new AgreementUse(kind, beneficiaryAccountId);
    }

    private Agreement with(
            AgreementState newState,
            @Nullable String newManager,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String why,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Instant ended,
            @Nullable String endedByWhom,
            @Nullable String whyEnded) {
        return new Agreement(
                id,
                kind,
                accountId,
                beneficiaryAccountId,
                openedBy,
                openedByStaff,
                ticket,
                titleName,
                taxId,
                titleKind,
                details,
                contact,
                openedAt,
                newState,
                newManager,
                by,
                at,
                why,
                from,
                until,
                ended,
                endedByWhom,
                whyEnded);
    }

    private void require(boolean allowed, String transition) {
        if (!allowed) {
            throw new IllegalTransitionException(id, state, transition);
        }
    }
}
