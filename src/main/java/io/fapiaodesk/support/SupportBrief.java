package io.fapiaodesk.support;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.question.CustomerQuestions;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.support.domain.SupportRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the one who answers reads first, in Markdown and in both languages. The engine keeps it and Tasklist shows it, so
 * numbers and addresses that can be a person's are blanked out: the page of the case shows them.
 */
@Component
class SupportBrief {

    /** What the engine keeps of a text at most. */
    private static final int LONGEST = 4_000;

    private final CustomerQuestions questions;
    private final SupportTopics topics;
    private final Documents documents;
    private final MessageSource messages;

    SupportBrief(CustomerQuestions questions, SupportTopics topics, Documents documents, MessageSource messages) {
        this.questions = questions;
        this.topics = topics;
        this.documents = documents;
        this.messages = messages;
    }

    String write(SupportRequest support, Request request) {
        List<String> parts = new ArrayList<>();
        parts.add("## " + topics.title(support.asked().topic(), Locale.SIMPLIFIED_CHINESE) + " "
                + topics.title(support.asked().topic(), Locale.ENGLISH));
        Promise promise = request.promise();
        if (promise != null) {
            parts.add(both(
                    "brief.promise",
                    ShanghaiTime.dayOf(promise.target()).toString(),
                    ShanghaiTime.dayOf(promise.limit()).toString()));
        }
        String subject = support.asked().subjectId();
        if (subject != null) {
            parts.add(both("brief.support.subject", subject));
        }
        parts.add("- " + link("/staff/cases/" + support.id(), both("brief.casePage")) + "\n- "
                + link("/staff/support/" + support.id() + "/letters", both("brief.support.letter")));
        if (support.note() != null) {
            parts.add("**" + both("brief.support.note") + "** " + CustomerQuestions.forBrief(support.note()));
        }
        questions.brief(support.id(), null).ifPresent(parts::add);
        parts.add("**" + both("brief.support.question") + "** "
                + CustomerQuestions.forBrief(support.asked().text()));
        List<StoredDocument> files = documents.of(support.id());
        if (!files.isEmpty()) {
            parts.add(String.join(
                    "\n",
                    files.stream()
                            .map(file -> "- "
                                    + link("/documents/" + file.id(), both("brief.support.file", file.mediaType())))
                            .toList()));
        }
        parts.add(String.join("\n", request.findings().stream().map(this::line).toList()));
        String brief = String.join("\n\n", parts).strip();
        return brief.length() <= LONGEST ? brief : brief.substring(0, LONGEST - 1) + "…";
    }

    private String line(Finding finding) {
        return "- **" + finding.rule() + "** " + both("finding." + finding.code()) + " *(" + finding.faqSection()
                + ")*";
    }

    /** In a tab of its own, so that what is already written into the form stays where it is. */
    private static String link(String path, String text) {
        return "<a href=\"" + path + "\" target=\"_blank\" rel=\"noopener\">" + text + "</a>";
    }

    private String both(String key, String... arguments) {
        return messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE)
                + " "
                + messages.getMessage(key, arguments, key, Locale.ENGLISH);
    }
}
