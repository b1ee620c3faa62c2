package io.fapiaodesk.request;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.platform.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Puts cases into words for people. */
@Service
public class RequestViews {

    private final Journal journal;
    private final Texts texts;
    private final BusinessCalendars calendars;
    private final List<StatusInWords> statuses;
    private final Clock clock;

    RequestViews(Journal journal, Texts texts, BusinessCalendars calendars, List<StatusInWords> statuses, Clock clock) {
        this.statuses = statuses;
        this.journal = journal;
        this.texts = texts;
        this.calendars = calendars;
        this.clock = clock;
    }

    public RequestView of(Request request) {
        return new RequestView(
                request.id().value(),
                request.kind(),
                request.status(),
                statuses.stream()
                        .flatMap(status -> status.of(request).stream())
                        .findFirst()
                        .orElse(null),
                request.promise() == null ? null : promise(request, request.promise()),
                ShanghaiTime.at(request.openedAt()),
                request.closedAt() == null ? null : ShanghaiTime.at(request.closedAt()),
                request.outcome(),
                journal.read(request.id().value()).stream()
                        .filter(JournalLine::visibleToCustomer)
                        .map(this::entry)
                        .toList(),
                findings(request.findings()));
    }

    /** What rules found, in the language of the one who asks. */
    public List<RequestView.FindingView> findings(List<Finding> findings) {
        return findings.stream().map(this::finding).toList();
    }

    private RequestView.PromiseView promise(Request request, Promise promise) {
        return new RequestView.PromiseView(
                ShanghaiTime.at(promise.target()),
                ShanghaiTime.at(promise.limit()),
                promise.provisional(),
                calendars.current().between(countedOn(request), ShanghaiTime.dayOf(promise.limit())),
                request.promisePaused());
    }

    /** The day whose business days left are told: today, unless the promise stands still or was kept or broken before. */
    private LocalDate countedOn(Request request) {
        if (request.promisePausedOn() != null) {
            return request.promisePausedOn();
        }
        return request.closedAt() != null ? ShanghaiTime.dayOf(request.closedAt()) : ShanghaiTime.today(clock);
    }

    private RequestView.TimelineEntry entry(JournalLine line) {
        String said = Stream.of("question", "reason")
                .map(line.details()::get)
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(" "));
        String what = texts.get("timeline." + line.action(), named(line));
        return new RequestView.TimelineEntry(
                ShanghaiTime.at(line.at()),
                line.action(),
                line.by().name(),
                said.isEmpty() ? what : what + texts.get("timeline.said", said));
    }

    private RequestView.FindingView finding(Finding finding) {
        return new RequestView.FindingView(
                finding.rule().toString(),
                finding.faqSection(),
                outcome(finding),
                finding.code(),
                texts.find("finding." + finding.code(), finding.arguments())
                        .or(() -> texts.find("refusal." + finding.code(), finding.arguments()))
                        .orElse(finding.code()));
    }

    private static String outcome(Finding finding) {
        if (finding instanceof Finding.Satisfied) {
            return "SATISFIED";
        }
        return finding instanceof Finding.Violated ? "VIOLATED" : "UNDETERMINED";
    }

    /** What an entry of the timeline speaks of, one of several invoices or a day for example; its text may name it. */
    public static String named(JournalLine line) {
        return Stream.of("number", "invoice", "until")
                .map(line.details()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
