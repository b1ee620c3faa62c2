package io.fapiaodesk.notice;

import io.fapiaodesk.platform.documents.DocumentFile;
import java.util.List;

/** A mail as it is read, the same once as plain text and once as HTML, and what is attached to it. */
record Letter(String senderName, String subject, String text, String html, List<DocumentFile> attachments) {

    Letter(String senderName, String subject, String text, String html) {
        this(senderName, subject, text, html, List.of());
    }

    Letter with(List<DocumentFile> files) {
        return new Letter(senderName, subject, text, html, files);
    }
}
