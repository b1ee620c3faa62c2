package io.fapiaodesk.title;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.engine.TaskBrief;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.TitleApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a reviewer reads first, in Markdown and in both languages. The engine keeps it and Tasklist shows it, so it names
 * the title, the findings and what to check, but no person: evidence is linked, never named.
 */
@Component
class ReviewBrief {

    private final MessageSource messages;
    private final Documents documents;

    ReviewBrief(MessageSource messages, Documents documents) {
        this.messages = messages;
        this.documents = documents;
    }

    String write(TitleApplication application, Request request) {
        List<String> lines = new ArrayList<>();
        lines.add("## " + TaskBrief.escape(application.titleName()));
        lines.add(application.taxId() + " · "
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
