package io.fapiaodesk.title;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.engine.TaskBrief;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.domain.TitleQuestion;
import io.fapiaodesk.title.persistence.TitleQuestionTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a reviewer reads first, in Markdown and in both languages. The engine keeps it and Tasklist shows it, so it names
 * the title, the findings and what to check, but no person: evidence is linked, never named.
 */
@Component
class ReviewBrief {

    /** Of one question or answer; the rest is on the case page. */
    private static final int LONGEST_WORDS = 700;

    private static final int LONGEST_EARLIER_WORDS = 200;
    private static final int MOST_ROUNDS = 4;

    private final MessageSource messages;
    private final Documents documents;
    private final TitleQuestionTable questions;

    ReviewBrief(MessageSource messages, Documents documents, TitleQuestionTable questions) {
        this.messages = messages;
        this.documents = documents;
        this.questions = questions;
    }

    String write(TitleApplication application, Request request) {
        List<String> lines = new ArrayList<>();
        List<TitleQuestion> rounds = application.round() == 0 ? List.of() : questions.of(application.id());
        Set<String> latest = latestFiles(rounds);
        for (int i = rounds.size() - 1; i >= Math.max(0, rounds.size() - MOST_ROUNDS); i--) {
            lines.add(told(rounds.get(i), i == rounds.size() - 1 ? LONGEST_WORDS : LONGEST_EARLIER_WORDS));
        }
        lines.add("## " + TaskBrief.escape(application.titleName()));
        lines.add(TaskBrief.escape(TaxId.checkKept(application.taxId()).id().withoutPerson()) + " · "
                + both("brief.kind." + application.titleKind().name()) + " · "
                + both("brief.identity." + application.identity().name()));
        if (application.wantsSpecialVat()) {
            lines.add("**" + both("brief.specialVat") + "**");
        }
        Promise promise = request.promise();
        if (promise != null) {
            lines.add(both(
                    "brief.promise",
                    ShanghaiTime.dayOf(promise.target()).toString(),
                    ShanghaiTime.dayOf(promise.limit()).toString()));
        }
        lines.add("### " + both("brief.evidence"));
        int number = 0;
        StringBuilder evidence = new StringBuilder();
        for (StoredDocument document : documents.of(application.id())) {
            number++;
            evidence.append("- ")
                    .append(link("/documents/" + document.id(), both("brief.file", String.valueOf(number))))
                    .append(' ')
                    .append(document.mediaType())
                    .append(", ")
                    .append(Math.max(1, document.size() / 1024))
                    .append(" KB");
            if (latest.contains(document.id())) {
                evidence.append(" · **").append(both("brief.file.new")).append("**");
            }
            if (document.calledAs() != null) {
                evidence.append(" · **")
                        .append(both("portal.file.calledAs", TaskBrief.escape(document.calledAs())))
                        .append("**");
            }
            evidence.append('\n');
        }
        evidence.append("- ").append(link("/staff/cases/" + application.id(), both("brief.casePage")));
        lines.add(evidence.toString());
        lines.add("### " + both("brief.toCheck"));
        lines.add(toCheck(application.identity()));
        lines.add("### " + both("brief.findings"));
        StringBuilder findings = new StringBuilder();
        for (Finding finding : request.findings()) {
            if (!(finding instanceof Finding.Satisfied)) {
                findings.append("- **")
                        .append(finding.rule())
                        .append("** ")
                        .append(said(finding, Locale.SIMPLIFIED_CHINESE))
                        .append(' ')
                        .append(said(finding, Locale.ENGLISH))
                        .append(" *(")
                        .append(finding.faqSection())
                        .append(")*\n");
            }
        }
        lines.add(findings.toString().strip());
        return TaskBrief.of(lines);
    }

    private static Set<String> latestFiles(List<TitleQuestion> rounds) {
        return rounds.isEmpty()
                ? Set.of()
                : Set.copyOf(rounds.get(rounds.size() - 1).files());
    }

    /** The newest round stands first: it is what the reviewer waited for. */
    private String told(TitleQuestion round, int longest) {
        String asked =
                "**" + both("brief.question.asked", day(round.askedAt())) + "** " + words(round.question(), longest);
        if (round.answeredAt() == null) {
            return asked;
        }
        String answer = round.answer() == null
                ? both("brief.answer.filesOnly", String.valueOf(round.files().size()))
                : words(round.answer(), longest);
        return asked + "\n\n**" + both("brief.question.answered", day(round.answeredAt())) + "** " + answer;
    }

    private static String day(Instant at) {
        return ShanghaiTime.dayOf(at).toString();
    }

    /** The engine keeps what we write here, so numbers and addresses that can be a person's are read on the case page. */
    private static String words(String text, int longest) {
        String masked = TaskBrief.withoutPersons(text);
        int end = masked.length() <= longest
                ? masked.length()
                : masked.offsetByCodePoints(0, Math.min(longest, masked.codePointCount(0, masked.length())));
        String shown = end == masked.length() ? masked : masked.substring(0, end) + "…";
        return TaskBrief.escape(shown).replace("\n", "  \n");
    }

    /** In a tab of its own, so that what is already written into the form stays where it is. */
    static String link(String path, String text) {
        return "<a href=\"" + path + "\" target=\"_blank\" rel=\"noopener\">" + text + "</a>";
    }

    private String toCheck(Identity identity) {
        List<String> points = identity == Identity.STUDENT
                ? List.of("brief.check.studentName", "brief.check.university", "brief.check.date", "brief.check.seal")
                : List.of("brief.check.name", "brief.check.employer", "brief.check.date", "brief.check.seal");
        return String.join(
                "\n", points.stream().map(point -> "- " + both(point)).toList());
    }

    /** Findings keep the code of a kind of proof; people read its name, or whatever the customer called it. */
    private @Nullable String said(Finding finding, Locale language) {
        Object[] arguments = finding.arguments().stream()
                .map(argument ->
                        messages.getMessage("portal.proof." + argument, null, TaskBrief.escape(argument), language))
                .toArray();
        return messages.getMessage("finding." + finding.code(), arguments, finding.code(), language);
    }

    private String both(String key, String... arguments) {
        String chinese = messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE);
        String english = messages.getMessage(key, arguments, key, Locale.ENGLISH);
        return chinese + " " + english;
    }
}
