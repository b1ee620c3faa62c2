package io.fapiaodesk.support;

import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.support.domain.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as the customer filled it in; nothing in it has been validated yet. The names are those of the HTTP interface.
 *
 * @param subjectId the invoice, title, order or request that it is about
 */
public record SupportForm(
        @Nullable String topic,
        @Nullable String subjectId,
        @Nullable String text) {

    static final int LONGEST_TEXT = 2_000;

    record Checked(Topic topic, @Nullable String subjectId, String text) {}

    Result<Checked> check() {
        List<Refusal> wrong = new ArrayList<>();
        Topic about = Arrays.stream(Topic.values())
                .filter(known -> known.name().equals(topic))
                .findFirst()
                .orElse(null);
        if (about == null) {
            wrong.add(
                    topic == null || topic.isBlank()
                            ? Refusal.invalidField("/topic", "REQUIRED")
                            : Refusal.invalidField("/topic", "SUPPORT_TOPIC_UNKNOWN"));
        }
        Result<String> said = PlainText.paragraph("/text", text, LONGEST_TEXT);
        Result<String> subject = subjectId == null || subjectId.isBlank()
                ? Result.done("")
                : Identifier.reference("/subjectId", subjectId);
        if (said instanceof Result.Refused<String> refused) {
            wrong.addAll(refused.refusals());
        }
        if (subject instanceof Result.Refused<String> refused) {
            wrong.addAll(refused.refusals());
        }
        if (about == null || !wrong.isEmpty()) {
            return Result.refused(wrong);
        }
        return said.fold(
                words -> subject.fold(
                        id -> Result.done(new Checked(about, id.isEmpty() ? null : id, words)), Result::refused),
                Result::refused);
    }
}
