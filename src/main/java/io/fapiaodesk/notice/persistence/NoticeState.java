package io.fapiaodesk.notice.persistence;

import org.jspecify.annotations.Nullable;

/** How far a notice has come. */
public record NoticeState(
        @Nullable String caseId,
        String template,
        Status status,
        @Nullable String lastError) {

    public enum Status {
        /** Not sent yet, or not successfully. */
        PENDING,
        SENT,
        /** Waits for a person. */
        PARKED
    }
}
