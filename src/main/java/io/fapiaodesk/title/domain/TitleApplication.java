package io.fapiaodesk.title.domain;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.TaxIdCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One application for the title of an enterprise or an organisation, from submission to its outcome. Each method is a
 * transition; one that the state does not allow throws, which undoes the step that tried it.
 *
 * @param submittedBy the sign-in that submitted it, which never decides on it
 * @param standardProof whether the kind of proof is one of the FAQ's list
 * @param round how often the customer was asked for more
 * @param answerDue until when the customer can answer the open question
 * @param validDays the term the reviewer allowed; empty for the longest
 * @param decidedBy the reviewer who decided on the title
 */
public record TitleApplication(
        RequestId id,
        String accountId,
        String submittedBy,
        Identity identity,
        String titleName,
        String taxId,
        TitleKind titleKind,
        String proofKind,
        boolean standardProof,
        boolean wantsSpecialVat,
        InvoiceDetails details,
        Instant submittedAt,
        ApplicationState state,
        int round,
        @Nullable String question,
        @Nullable Instant answerDue,
        @Nullable String answer,
        @Nullable Integer validDays,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable String specialVatDecidedBy,
        @Nullable Boolean specialVatGranted,
        @Nullable String specialVatReason) {

    public boolean isOpen() {
        return state.isOpen();
    }

    /** Whether a specialist looks at it: the proof is of no listed kind, or the tax id is one that only a person can confirm. */
    public boolean forSpecialists() {
        return !standardProof || !(TaxId.check(taxId) instanceof TaxIdCheck.Valid);
    }

    /** The reviewer asks for more; the customer has until then. */
    public TitleApplication ask(String newQuestion, Instant due) {
        require(state == ApplicationState.IN_REVIEW, "ask");
        return with(ApplicationState.WAITING_FOR_CUSTOMER, round + 1, newQuestion, due, null);
    }

    /** What the customer is asked at the moment. */
    public String openQuestion() {
        if (state != ApplicationState.WAITING_FOR_CUSTOMER || question == null) {
            throw new IllegalTransitionException(id, state, "read an open question");
        }
        return question;
    }

    /** The last second in which the customer can answer. */
    public Instant openUntil() {
        if (state != ApplicationState.WAITING_FOR_CUSTOMER || answerDue == null) {
            throw new IllegalTransitionException(id, state, "read an open question");
        }
        return answerDue;
    }

    /** The customer answers. */
    public TitleApplication answer(String text) {
        require(state == ApplicationState.WAITING_FOR_CUSTOMER, "answer");
        return with(ApplicationState.IN_REVIEW, round, question, null, text);
    }

    /** A reviewer approves the title; special VAT, if wanted, needs another pair of eyes. */
    public TitleApplication approve(String reviewer, @Nullable Integer days, @Nullable String note) {
        require(state == ApplicationState.IN_REVIEW, "approve");
        return decided(
                wantsSpecialVat ? ApplicationState.SPECIAL_VAT_REVIEW : ApplicationState.IN_REVIEW,
                reviewer,
                days,
                note);
    }

    /** A reviewer, or a rule, turns the application down. */
    public TitleApplication reject(String reviewer, String why) {
        require(state == ApplicationState.IN_REVIEW, "reject");
        return decided(ApplicationState.REJECTED, reviewer, null, why);
    }

    /**
     * A supervisor, never the reviewer, decides whether the title, which is active already, serves for special VAT; with
     * that the application is done.
     */
    public TitleApplication decideSpecialVat(String supervisor, boolean granted, @Nullable String supervisorsReason) {
        require(state == ApplicationState.SPECIAL_VAT_REVIEW, "decide on special VAT");
        require(!supervisor.equals(decidedBy), "decide twice");
        return now(
                ApplicationState.APPROVED,
                round,
                question,
                answerDue,
                answer,
                validDays,
                decidedBy,
                reason,
                supervisor,
                granted,
                supervisorsReason);
    }

    /** The customer takes back the wish for special VAT; the title, which is active already, stays so. */
    public TitleApplication giveUpSpecialVat() {
        require(state == ApplicationState.SPECIAL_VAT_REVIEW, "give up special VAT");
        return now(
                ApplicationState.APPROVED,
                round,
                question,
                answerDue,
                answer,
                validDays,
                decidedBy,
                reason,
                null,
                false,
                null);
    }

    /** The title is active from now on; where special VAT is wanted, the application goes on. */
    public TitleApplication activate() {
        require(isOpen() && decidedBy != null, "activate");
        return wantsSpecialVat ? this : with(ApplicationState.APPROVED, round, question, null, answer);
    }

    /** Whose decision made it what it is: the supervisor's, where there was a second one. */
    public String lastDecider() {
        String decider = specialVatDecidedBy != null ? specialVatDecidedBy : decidedBy;
        require(decider != null, "name who decided");
        return String.valueOf(decider);
    }

    /** The customer takes it back, or lets the time for an answer pass. */
    public TitleApplication withdraw() {
        require(isOpen(), "withdraw");
        return with(ApplicationState.WITHDRAWN, round, question, null, answer);
    }

    /** The account no longer needs or may have it. */
    public TitleApplication stop() {
        require(isOpen(), "stop");
        return with(ApplicationState.STOPPED, round, question, null, answer);
    }

    private TitleApplication decided(
            ApplicationState newState, String reviewer, @Nullable Integer days, @Nullable String why) {
        return now(newState, round, question, null, answer, days, reviewer, why, null, null, null);
    }

    private TitleApplication with(
            ApplicationState newState,
            int newRound,
            @Nullable String newQuestion,
            @Nullable Instant due,
            @Nullable String newAnswer) {
        return now(
                newState,
                newRound,
                newQuestion,
                due,
                newAnswer,
                validDays,
                decidedBy,
                reason,
                specialVatDecidedBy,
                specialVatGranted,
                specialVatReason);
    }

    /** The same application, as far as it has come now. */
    private TitleApplication now(
            ApplicationState newState,
            int newRound,
            @Nullable String newQuestion,
            @Nullable Instant due,
            @Nullable String newAnswer,
            @Nullable Integer days,
            @Nullable String reviewer,
            @Nullable String reviewersReason,
            @Nullable String supervisor,
            @Nullable Boolean granted,
            @Nullable String supervisorsReason) {
        return new TitleApplication(
                id,
                accountId,
                submittedBy,
                identity,
                titleName,
                taxId,
                titleKind,
                proofKind,
                standardProof,
                wantsSpecialVat,
                details,
                submittedAt,
                newState,
                newRound,
                newQuestion,
                due,
                newAnswer,
                days,
                reviewer,
                reviewersReason,
                supervisor,
                granted,
                supervisorsReason);
    }

    private void require(boolean allowed, String transition) {
        if (!allowed) {
            throw new IllegalTransitionException(id, state, transition);
        }
    }
}
