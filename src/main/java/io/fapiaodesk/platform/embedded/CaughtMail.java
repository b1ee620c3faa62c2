package io.fapiaodesk.platform.embedded;

import java.time.Instant;

/** A mail that would have left the machine. */
public record CaughtMail(String messageId, String to, String subject, String text, String html, Instant receivedAt) {}
