package io.fapiaodesk.notice.mail;

/** A mail as it is read, the same once as plain text and once as HTML. */
public record Letter(String senderName, String subject, String text, String html) {}
