package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestViews;
import io.fapiaodesk.request.Requests;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the pages about requests show. */
@Component
class RequestPages {

    private static final int A_PAGE = 50;

    /** The rule about the proof of an application. */
    private static final int PROOF = 85;

    private final Requests requests;
    private final RequestViews words;
    private final CaseKinds kinds;
    private final Exchanges exchanges;
    private final Journal journal;
    private final BusinessCalendars calendars;
    private final Texts texts;
    private final Clock clock;

    RequestPages(
            Requests requests,
            RequestViews words,
            CaseKinds kinds,
            Exchanges exchanges,
            Journal journal,
            BusinessCalendars calendars,
            Texts texts,
            Clock clock) {
        this.requests = requests;
        this.words = words;
        this.kinds = kinds;
        this.exchanges = exchanges;
        this.journal = journal;
        this.calendars = calendars;
        this.texts = texts;
        this.clock = clock;
    }

    RequestsView list(Account account, int page) {
        int wanted = Math.min(Math.max(page, 0), 10_000);
        List<Request> found = requests.of(account.id(), wanted * A_PAGE, A_PAGE + 1);
        return new RequestsView(
                rows(account.id(), found.stream().limit(A_PAGE).toList()), wanted, found.size() > A_PAGE);
    }

    /** The open requests of an account, newest first. */
    List<RequestRow> open(Account account) {
        return rows(account.id(), requests.open(account.id()));
    }

    /** The other requests of the account that a case belongs to. */
    List<RequestRow> others(Request request) {
        return rows(
                request.accountId(),
                requests.of(request.accountId(), 0, A_PAGE).stream()
                        .filter(other -> !other.id().equals(request.id()))
                        .toList());
    }

    /** The request as its customer sees it. */
    RequestView forCustomer(Account account, Request request, Locale locale) {
        Optional<CaseKind> kind = kinds.of(request.kind());
        CaseKind.ForCustomer part = kind.flatMap(described -> described.forCustomer(request, account, locale))
                .orElse(null);
        return view(
                request,
                part,
                kind.map(described -> described.parts(request, locale)).orElse(List.of()),
                exchanges.ask(request, locale).orElse(part == null ? null : part.ask()),
                kind.map(described -> described.submitted(request)).orElse(List.of()));
    }

    /** Changes whenever there is something new for the customer to see. */
    String standing(Request request) {
        long told = journal.read(request.id().value()).stream()
                .filter(JournalLine::visibleToCustomer)
                .count();
        return request.status() + "-" + told;
    }

    /** The request as staff see it, who neither answer nor withdraw. */
    RequestView forStaff(Request request, CaseKind.ForStaff part, List<CaseKind.Part> parts) {
        return view(
                request,
                new CaseKind.ForCustomer(part.subject(), part.reason(), null, null, null, List.of(), null),
                parts,
                null,
                List.of());
    }

    private RequestView view(
            Request request,
            CaseKind.@Nullable ForCustomer part,
            List<CaseKind.Part> parts,
            CaseKind.@Nullable Ask ask,
            List<StaffCaseView.Fact> submitted) {
        io.fapiaodesk.request.RequestView told = words.of(request);
        return new RequestView(
                request.id().value(),
                request.kind().name(),
                part == null ? null : part.subject(),
                request.status(),
                told.statusDetail(),
                request.openedAt(),
                request.closedAt(),
                promise(request),
                outcome(request),
                request.isOpen() || part == null ? null : part.reason(),
                timeline(request.id()),
                findings(request, told),
                ask == null ? null : ask.question(),
                ask == null ? null : ask.by(),
                ask == null ? null : ask.action(),
                ask == null ? null : ask.formJson(),
                part == null ? null : part.withdrawAction(),
                part == null ? null : part.againLink(),
                part == null || part.againLink() == null ? null : again(request),
                part != null,
                part == null ? List.of() : part.files(),
                part == null ? null : part.copies(),
                parts,
                Stream.concat(
                                exchanges.of(request).stream(),
                                kinds.of(request.kind()).stream().flatMap(kind -> kind.exchanges(request).stream()))
                        .toList(),
                submitted);
    }

    /** How it ended, in the words of its kind where that has words of its own. */
    private @Nullable String outcome(Request request) {
        return kinds.of(request.kind())
                .flatMap(kind -> kind.outcome(request))
                .flatMap(outcome -> texts.find("portal.request.outcome." + request.kind() + "." + outcome, List.of())
                        .or(() -> texts.find("portal.request.outcome." + outcome, List.of())))
                .orElse(null);
    }

    private String again(Request request) {
        return texts.find("portal.request.again." + request.kind() + "." + request.outcome(), List.of())
                .or(() -> texts.find("portal.request.again." + request.kind(), List.of()))
                .orElseGet(() -> texts.get("portal.titles.renew"));
    }

    private List<TimelineLine> timeline(RequestId id) {
        return journal.read(id.value()).stream()
                .filter(JournalLine::visibleToCustomer)
                .map(line -> new TimelineLine(
                        line.at(),
                        texts.get("timeline." + line.action(), RequestViews.named(line)),
                        line.by().name(),
                        Stream.of("question", "reason")
                                .map(line.details()::get)
                                .filter(said -> said != null && !said.isBlank())
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    private List<FindingView> findings(Request request, io.fapiaodesk.request.RequestView told) {
        List<FindingView> views = new ArrayList<>();
        for (int i = 0; i < told.findings().size(); i++) {
            var said = told.findings().get(i);
            views.add(new FindingView(
                    said.rule(),
                    said.faq(),
                    said.outcome(),
                    ofProof(request.findings().get(i)).orElse(said.detail())));
        }
        return views;
    }

    /** Findings about proof keep the code of its kind; people read its name, or what the customer called it. */
    private Optional<String> ofProof(Finding finding) {
        return finding.rule().number() == PROOF
                ? texts.find(
                        "finding." + finding.code(),
                        finding.arguments().stream()
                                .map(kind -> texts.find("portal.proof." + kind, List.of())
                                        .orElse(kind))
                                .toList())
                : Optional.empty();
    }

    private List<RequestRow> rows(String accountId, List<Request> found) {
        Map<RequestId, String> subjects = kinds.subjects(accountId);
        return found.stream()
                .map(request -> new RequestRow(
                        request.id().value(),
                        request.kind().name(),
                        subjects.get(request.id()),
                        request.status(),
                        request.openedAt(),
                        request.closedAt(),
                        promise(request)))
                .toList();
    }

    private @Nullable PromiseView promise(Request request) {
        return Optional.ofNullable(request.promise())
                .filter(promise -> request.isOpen())
                .map(promise -> {
                    Instant now = clock.instant();
                    var limit = ShanghaiTime.dayOf(promise.limit());
                    var calendar = calendars.current();
                    PromiseView.State state = request.promisePaused()
                            ? PromiseView.State.PAUSED
                            : now.isAfter(promise.limit()) ? PromiseView.State.LATE : PromiseView.State.RUNNING;
                    return new PromiseView(
                            promise.target(),
                            promise.limit(),
                            promise.provisional(),
                            now,
                            Math.max(1, calendar.between(ShanghaiTime.dayOf(request.openedAt()), limit)),
                            calendar.between(ShanghaiTime.dayOf(now), limit),
                            state);
                })
                .orElse(null);
    }
}
