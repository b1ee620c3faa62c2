package io.fapiaodesk.notice;

import io.fapiaodesk.kernel.RequestId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody is told once.
 *
 * @param key the same for the same case, step and round, for example {@code TR-0000-0000-0000/question/2}: however often
 *     a step is repeated, there is one notice of it
 * @param caseId the case it is about, if there is one
 * @param template one of the names in {@link Template}
 * @param arguments what the template is filled with; days as {@code yyyy-MM-dd} or as an ISO-8601 instant, links as a
 *     path of this application; no personal data
 * @param attachments the ids of documents that go with it
 */
public record Notice(
        String key,
        @Nullable RequestId caseId,
        Recipient recipient,
        String template,
        Map<String, String> arguments,
        List<String> attachments) {

    /** A notice without attachments. */
    public Notice(
            String key,
            @Nullable RequestId caseId,
            Recipient recipient,
            String template,
            Map<String, String> arguments) {
        this(key, caseId, recipient, template, arguments, List.of());
    }

    public Notice {
        if (key.isBlank()) {
            throw new IllegalArgumentException("A notice has a key");
        }
        arguments = Map.copyOf(arguments);
        attachments = List.copyOf(attachments);
        Template.named(template).check(arguments.keySet());
    }
}
