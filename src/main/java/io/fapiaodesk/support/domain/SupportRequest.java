package io.fapiaodesk.support.domain;

import io.fapiaodesk.kernel.RequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's question, from the asking to the answer. Each method is a transition; one that the state does not allow
 * throws, which undoes the step that tried it.
 *
 * @param asked what the customer asks
 * @param answerer who is to answer it: at first as the FAQ says, later as it was handed over
 * @param manager whose task it is; empty while it is for any support agent
 * @param note what the one who handed it over tells the next
 * @param answer what the customer was answered
 */
public record SupportRequest(
        RequestId id,
        String accountId,
        Asked asked,
        SupportState state,
        Answerer answerer,
        @Nullable String manager,
        @Nullable String note,
        @Nullable Answer answer) {

    /**
     * What the customer asks.
     *
     * @param by the sign-in that asked, which never answers
     * @param subjectId the invoice, title, order or request that it is about, if it is about one
     */
    public record Asked(String by, Topic topic, @Nullable String subjectId, String text, Instant at) {}

    /** What a person answered. */
    public record Answer(String by, String text, Instant at) {}

    public static SupportRequest of(RequestId id, String accountId, Asked asked) {
        return new SupportRequest(
                id, accountId, asked, SupportState.IN_HAND, asked.topic().answerer(), null, null, null);
    }

    public boolean isOpen() {
        return state == SupportState.IN_HAND;
    }

    /** It comes to the account's manager, or, when empty, before the support agents. */
    public SupportRequest routed(@Nullable String toManager) {
        require("route");
        return new SupportRequest(id, accountId, asked, state, answerer, toManager, note, null);
    }

    /** Whom it goes to when the one who has it hands it over. */
    public Answerer other() {
        return manager == null ? Answerer.MANAGER : Answerer.AGENTS;
    }

    /** The one who has it leaves it to the others, and tells them why. */
    public SupportRequest handOver(String why) {
        require("hand over");
        return new SupportRequest(id, accountId, asked, state, other(), manager, why, null);
    }

    public SupportRequest answered(Answer given) {
        require("answer");
        return new SupportRequest(id, accountId, asked, SupportState.ANSWERED, answerer, manager, note, given);
    }

    public SupportRequest withdrawn() {
        require("withdraw");
        return new SupportRequest(id, accountId, asked, SupportState.WITHDRAWN, answerer, manager, note, null);
    }

    private void require(String transition) {
        if (!isOpen()) {
            throw new IllegalTransitionException(id, transition);
        }
    }
}
