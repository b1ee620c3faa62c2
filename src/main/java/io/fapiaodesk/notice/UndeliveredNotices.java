package io.fapiaodesk.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where operations is told that a mail waits for a person. */
public interface UndeliveredNotices {

    /** Reports a notice in the caller's transaction: it is parked and reported, or neither. */
    void report(UUID noticeId, @Nullable String caseId);
}
