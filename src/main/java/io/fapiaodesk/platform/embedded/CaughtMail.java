package io.fapiaodesk.platform.embedded;

import java.time.Instant;
import java.util.List;

/** A mail that would have left the machine. */
public record CaughtMail(
        String messageId,
        String to,
        String subject,
        String text,
        String html,
        Instant receivedAt,
        List<Attachment> attachments) {

    /** What is attached to it, without its content. */
    public record Attachment(String fileName, String mediaType, long size) {}
}
