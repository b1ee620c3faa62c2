package io.fapiaodesk.notice.persistence;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice that somebody has claimed for delivery.
 *
 * @param attachments the ids of documents
 * @param attempts counts this attempt too, and so tells it from every other
 */
public record StoredNotice(
        UUID id,
        @Nullable String caseId,
        RecipientKind recipientKind,
        String recipientId,
        String template,
        Map<String, String> arguments,
        List<String> attachments,
        String messageId,
        int attempts) {

    public enum RecipientKind {
        ACCOUNT,
        DEFAULT_MAILBOX,
        MAILBOX,
        ADDRESS,
        GROUP,
        VENDOR
    }
}
