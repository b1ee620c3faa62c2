package io.fapiaodesk.question;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.engine.TaskBrief;
import io.fapiaodesk.question.persistence.QuestionTable;
import io.fapiaodesk.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Reads the questions of cases, for the pages of the customer and of staff and for what staff read in a task. */
@Service
public class CustomerQuestions {

    private final QuestionTable questions;
    private final MessageSource messages;

    CustomerQuestions(QuestionTable questions, MessageSource messages) {
        this.questions = questions;
        this.messages = messages;
    }

    /** Every question of a case, the first one first. */
    public List<CustomerQuestion> of(RequestId id) {
        return questions.of(id);
    }

    /** The question that the customer of an open case answers next. */
    public Optional<CustomerQuestion> open(Request request) {
        return request.isOpen()
                ? questions.of(request.id()).stream()
                        .filter(CustomerQuestion::isOpen)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * What staff read in a task about earlier questions, newest first, in Markdown and in both languages; empty when
     * nothing was asked. The engine keeps it, so numbers that can be a person's are blanked out.
     *
     * @param about the part of the case that the task is about; empty for the whole case
     */
    public Optional<String> brief(RequestId id, @Nullable String about) {
        List<String> parts = new ArrayList<>();
        questions.of(id).stream()
                .filter(question -> about == null || about.equals(question.about()))
                .forEach(question -> parts.add(0, told(question)));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", parts));
    }

    private String told(CustomerQuestion question) {
        List<String> lines = new ArrayList<>();
        lines.add("**" + both("brief.question.asked", day(question.askedAt())) + "** " + plain(question.text()));
        switch (question.state()) {
            case OPEN -> lines.add(both("brief.question.open", day(question.answerDue())));
            case LAPSED -> lines.add("**" + both("brief.question.lapsed", day(question.answerDue())) + "**");
            case ANSWERED -> {
                String answer = question.answer();
                lines.add("**"
                        + both(
                                "brief.question.answered",
                                day(question.closedAt() == null ? question.askedAt() : question.closedAt()))
                        + "** " + (answer == null ? "" : forBrief(answer)));
                for (String file : question.files()) {
                    lines.add("- <a href=\"/documents/" + file + "\" target=\"_blank\" rel=\"noopener\">"
                            + both("brief.question.file") + "</a>");
                }
            }
        }
        return String.join("\n\n", lines);
    }

    private static String day(java.time.Instant at) {
        return ShanghaiTime.dayOf(at).toString();
    }

    /** What a customer or a colleague wrote, as Markdown that the engine may keep. */
    public static String forBrief(String text) {
        return plain(TaskBrief.withoutPersons(text));
    }

    private String both(String key, String... arguments) {
        return messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE)
                + " "
                + messages.getMessage(key, arguments, key, Locale.ENGLISH);
    }

    /** What people write is text and no Markdown. */
    private static String plain(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]()#+!|<>~-])", "\\\\$1").replace("\n", "  \n");
    }
}
