package io.fapiaodesk.paper;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.persistence.ShipmentTable;
import io.fapiaodesk.platform.engine.TaskBrief;
import io.fapiaodesk.question.CustomerQuestions;
import io.fapiaodesk.request.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What a clerk reads first, in Markdown and in both languages. The engine keeps it and Tasklist shows it, so it names the
 * invoice and its parcel, but nobody and no address: those stand on the page of the case.
 */
@Component
class LossBrief {

    private final MessageSource messages;
    private final CustomerQuestions questions;
    private final StubCopies stubCopies;

    LossBrief(MessageSource messages, CustomerQuestions questions, StubCopies stubCopies) {
        this.messages = messages;
        this.questions = questions;
        this.stubCopies = stubCopies;
    }

    /**
     * @param refused why the courier would not carry what the clerk wanted sent; empty if it did not refuse
     */
    String write(Loss loss, Request request, Optional<ShipmentTable.CourierRefusal> refused) {
        List<String> parts = new ArrayList<>();
        questions.brief(loss.id(), null).ifPresent(parts::add);
        refused.ifPresent(refusal -> parts.add("**" + both("brief.loss.courierRefused") + " "
                + TaskBrief.escape(refusal.code()) + "**\n\n> "
                + TaskBrief.escape(Objects.requireNonNullElse(refusal.says(), ""))));
        parts.add("## " + both("brief.loss.scenario." + loss.verdict().scenario()));
        parts.add(loss.invoiceId()
                + (loss.trackingNumber() == null ? "" : " · " + TaskBrief.escape(loss.trackingNumber()))
                + " · "
                + both("brief.loss.delivery." + (loss.seen() == null ? "UNKNOWN" : loss.seen())));
        Promise promise = request.promise();
        if (promise != null) {
            parts.add(both(
                    "brief.promise",
                    ShanghaiTime.dayOf(promise.target()).toString(),
                    ShanghaiTime.dayOf(promise.limit()).toString()));
        }
        if (refused.isEmpty()) {
            // What the table says has just been tried.
            parts.add("**" + both("brief.loss.proposal") + "** "
                    + both("loss.outcome." + loss.verdict().outcome()));
        }
        parts.add("- <a href=\"/staff/cases/" + loss.id() + "\" target=\"_blank\" rel=\"noopener\">"
                + both("brief.casePage") + "</a>"
                + "\n- <a href=\"/staff/losses/" + loss.id()
                + "/stub-copy\" target=\"_blank\" rel=\"noopener\">"
                + both(stubCopies.isScanned(loss.id()) ? "brief.loss.stubScan.replace" : "brief.loss.stubScan.add")
                + "</a>"
                + (loss.mailTo().isComplete() ? "" : "\n- " + both("brief.loss.noAddress")));
        parts.add("### " + both("brief.findings"));
        parts.add(String.join("\n", request.findings().stream().map(this::line).toList()));
        return TaskBrief.of(parts);
    }

    private String line(Finding finding) {
        String[] arguments = finding.arguments().stream().map(TaskBrief::escape).toArray(String[]::new);
        return "- **" + finding.rule() + "** " + both("finding." + finding.code(), arguments) + " *("
                + finding.faqSection() + ")*";
    }

    private String both(String key, String... arguments) {
        return messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE)
                + " "
                + messages.getMessage(key, arguments, key, Locale.ENGLISH);
    }
}
