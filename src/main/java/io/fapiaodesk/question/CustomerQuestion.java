package io.fapiaodesk.question;

import io.fapiaodesk.kernel.RequestId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that staff put to the customer of a case, with the answer once there is one.
 *
 * @param about the part of the case that it is about, an invoice for example; empty for the whole case
 * @param resumeStatus where the case stands again once the question is closed
 * @param pausedBefore whether the promise stood still before the question, and goes on doing so after it
 * @param answerDue the last second in which it can be answered
 * @param answer in the customer's words; empty when the customer sent files only, or has not answered
 * @param files the ids of the documents that came with the answer
 */
public record CustomerQuestion(
        String id,
        RequestId requestId,
        @Nullable String about,
        String accountId,
        String text,
        String askedBy,
        Instant askedAt,
        Instant answerDue,
        String resumeStatus,
        boolean pausedBefore,
        State state,
        @Nullable String answer,
        @Nullable Instant closedAt,
        List<String> files) {

    /** Where a question stands. */
    public enum State {
        OPEN,
        ANSWERED,
        /** The customer did not answer in time. */
        LAPSED
    }

    public CustomerQuestion {
        files = List.copyOf(files);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    CustomerQuestion answered(String words, List<String> documents, Instant at) {
        return closed(State.ANSWERED, words.isBlank() ? null : words, documents, at);
    }

    CustomerQuestion lapsed(Instant at) {
        return closed(State.LAPSED, null, List.of(), at);
    }

    private CustomerQuestion closed(State now, @Nullable String words, List<String> documents, Instant at) {
        if (!isOpen()) {
            throw new IllegalStateException("The question " + id + " is closed already");
        }
        return new CustomerQuestion(
                id,
                requestId,
                about,
                accountId,
                text,
                askedBy,
                askedAt,
                answerDue,
                resumeStatus,
                pausedBefore,
                now,
                words,
                at,
                documents);
    }
}
