package io.fapiaodesk.notice;

/** A mail as it is read, the same once as plain text and once as HTML. */
record Letter(String senderName, String subject, String text, String html) {}
