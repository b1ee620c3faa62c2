package io.fapiaodesk.title;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.engine.TaskBrief;
import io.fapiaodesk.question.CustomerQuestions;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.title.domain.Agreement;
import io.fapiaodesk.title.domain.AgreementKind;
import io.fapiaodesk.title.domain.TitleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What an account manager reads first, in Markdown and in both languages. The engine keeps it and Tasklist shows it, so it
 * names the title of an enterprise and what to look at, but no person: who that is stands on the page of the case.
 */
@Component
class AgreementBrief {

    private final CustomerQuestions questions;
    private final MessageSource messages;

    AgreementBrief(CustomerQuestions questions, MessageSource messages) {
        this.questions = questions;
        this.messages = messages;
    }

    String write(Agreement agreement, Request request) {
        List<String> parts = new ArrayList<>();
        questions.brief(agreement.id(), null).ifPresent(parts::add);
        parts.add("## " + subject(agreement));
        parts.add((agreement.taxId() == null
                        ? ""
                        : TaskBrief.escape(
                                        TaxId.checkKept(agreement.taxId()).id().withoutPerson()) + " · ")
                + both("brief.agreement." + agreement.kind()));
        Promise promise = request.promise();
        if (promise != null) {
            parts.add(both(
                    "brief.promise",
                    ShanghaiTime.dayOf(promise.target()).toString(),
                    ShanghaiTime.dayOf(promise.limit()).toString()));
        }
        parts.add("- " + ReviewBrief.link("/staff/cases/" + agreement.id(), both("brief.casePage")));
        parts.add("### " + both("brief.toCheck"));
        parts.add(String.join(
                "\n",
                toCheck(agreement).stream().map(check -> "- " + both(check)).toList()));
        parts.add("### " + both("brief.findings"));
        parts.add(String.join(
                "\n",
                request.findings().stream()
                        .filter(finding -> !(finding instanceof Finding.Satisfied))
                        .map(this::line)
                        .toList()));
        return TaskBrief.of(parts);
    }

    /** A person's title is that person's name, which stays out of the engine like whom to talk to. */
    private static String subject(Agreement agreement) {
        return TaskBrief.escape(
                agreement.titleKind() == TitleKind.INDIVIDUAL
                        ? String.valueOf(agreement.beneficiaryAccountId())
                        : agreement.titleName());
    }

    private static List<String> toCheck(Agreement agreement) {
        List<String> checks = new ArrayList<>();
        if (agreement.kind() == AgreementKind.PAY_ON_BEHALF) {
            checks.add("brief.agreement.check.proof");
        } else {
            checks.add("brief.agreement.check.relation");
            checks.add("brief.agreement.check.taxId");
            checks.add("brief.agreement.check.contact");
        }
        checks.add("brief.agreement.check.term");
        return checks;
    }

    private String line(Finding finding) {
        String key = "finding." + finding.code();
        String[] arguments = finding.arguments().stream().map(TaskBrief::escape).toArray(String[]::new);
        return "- **" + finding.rule() + "** " + both(key, arguments) + " *(" + finding.faqSection() + ")*";
    }

    private String both(String key, String... arguments) {
        return messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE)
                + " "
                + messages.getMessage(key, arguments, key, Locale.ENGLISH);
    }
}
