package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.engine.TaskBrief;
import io.fapiaodesk.question.CustomerQuestions;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.Decision;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a tax operator or a paper clerk reads first, in Markdown and in both languages. The engine keeps it and Tasklist
 * shows it, so it has nothing that the customer has written: that stands on the page of the case.
 */
@Service
public class ReturnBrief {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE MM-dd", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE MM-dd HH:mm", Locale.ENGLISH);

    private final ReturnDesk desk;
    private final ReturnTimes times;
    private final Invoices invoices;
    private final Requests requests;
    private final CustomerQuestions questions;
    private final MessageSource messages;

    ReturnBrief(
            ReturnDesk desk,
            ReturnTimes times,
            Invoices invoices,
            Requests requests,
            CustomerQuestions questions,
            MessageSource messages) {
        this.desk = desk;
        this.times = times;
        this.invoices = invoices;
        this.requests = requests;
        this.questions = questions;
        this.messages = messages;
    }

    @Transactional(readOnly = true)
    public String of(RequestId id) {
        InvoiceReturn open = desk.find(id);
        InvoiceFacts invoice = invoices.find(open.asked().invoiceId()).orElseThrow();
        List<String> parts = new ArrayList<>();
        parts.add(
                "## " + open.asked().invoiceNumber() + " · CNY " + open.asked().gross());
        parts.add("%s (%s) · %s"
                .formatted(
                        TaskBrief.escape(invoice.sellerName()),
                        invoice.sellerCode(),
                        both("brief.return." + invoice.type())));
        parts.add("**" + clocks(id, Locale.SIMPLIFIED_CHINESE) + "**");
        parts.add("**" + clocks(id, Locale.ENGLISH) + "**");
        if (open.asked().formNumber() != null) {
            parts.add(both("brief.return.form", open.asked().formNumber().value()));
        }
        addBureau(open, parts);
        addFirst(open, parts);
        questions.brief(id, null).ifPresent(parts::add);
        parts.add("- [" + both("brief.return.casePage") + "](/staff/cases/" + id + ")");
        addFindings(id, parts);
        return TaskBrief.of(parts);
    }

    /** Both clocks, the one of business days and the one of hours: each has been overlooked for the other. */
    private String clocks(RequestId id, Locale language) {
        String promise = text(language, "brief.return.promise", DAY.format(at(times.promised(id))));
        return times.formVoidAt(id)
                .map(end -> promise + "; " + text(language, "brief.return.formVoid", TIME.format(at(end))))
                .orElse(promise);
    }

    private void addBureau(InvoiceReturn open, List<String> parts) {
        if (open.red().refusal() != null) {
            parts.add("**" + both("brief.return.bureau") + " "
                    + TaskBrief.escape(open.red().refusal()) + "**\n\n> "
                    + TaskBrief.escape(Objects.requireNonNullElse(open.red().says(), "")));
        }
    }

    private void addFirst(InvoiceReturn open, List<String> parts) {
        Decision first = open.decision();
        if (first != null && open.red().refusal() == null) {
            parts.add(both("brief.return.first", TaskBrief.escape(first.by()))
                    + (first.note() == null ? "" : "\n\n> " + CustomerQuestions.forBrief(first.note())));
        }
    }

    private void addFindings(RequestId id, List<String> parts) {
        List<String> open = requests.find(id).orElseThrow().findings().stream()
                .filter(finding -> !(finding instanceof Finding.Satisfied))
                .map(this::line)
                .toList();
        if (!open.isEmpty()) {
            parts.add("### " + both("brief.return.findings"));
            parts.add(String.join("\n", open));
        }
    }

    private String line(Finding finding) {
        String[] arguments = finding.arguments().stream().map(TaskBrief::escape).toArray(String[]::new);
        return "- **" + finding.rule() + "** " + both("finding." + finding.code(), arguments);
    }

    private String both(String key, String... arguments) {
        return text(Locale.SIMPLIFIED_CHINESE, key, arguments) + " " + text(Locale.ENGLISH, key, arguments);
    }

    private String text(Locale language, String key, String... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private static OffsetDateTime at(Instant instant) {
        return ShanghaiTime.at(instant);
    }
}
