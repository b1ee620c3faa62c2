package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestViews;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.ReadTitles;
import io.fapiaodesk.title.ReadTitles.Application;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Puts together what the pages about requests show. */
@Component
class RequestPages {

    private static final String ANSWER_FORM = "enterprise-title-review/answer-question";
    private static final int A_PAGE = 50;

    private final Requests requests;
    private final RequestViews words;
    private final ReadTitles titles;
    private final Journal journal;
    private final BusinessCalendars calendars;
    private final CustomerForm forms;
    private final Texts texts;
    private final Clock clock;

    RequestPages(
            Requests requests,
            RequestViews words,
            ReadTitles titles,
            Journal journal,
            BusinessCalendars calendars,
            CustomerForm forms,
            Texts texts,
            Clock clock) {
        this.requests = requests;
        this.words = words;
        this.titles = titles;
        this.journal = journal;
        this.calendars = calendars;
        this.forms = forms;
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
        return rows(
                account.id(),
                requests.of(account.id(), 0, A_PAGE).stream()
                        .filter(Request::isOpen)
                        .toList());
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
        return view(request, locale, titles.whyNotApply(account).isEmpty());
    }

    /** Changes whenever there is something new for the customer to see. */
    String standing(Request request) {
        long told = journal.read(request.id().value()).stream()
                .filter(JournalLine::visibleToCustomer)
                .count();
        return request.status() + "-" + told;
    }

    /** The request as staff see it, who neither answer nor withdraw. */
    RequestView forStaff(Request request) {
        Application application = titles.application(request.id()).orElse(null);
        return view(request, application, null, null, false);
    }

    private RequestView view(Request request, Locale locale, boolean mayApply) {
        Application application = titles.application(request.id()).orElse(null);
        boolean asked = application != null && application.open() && application.answerDue() != null;
        return view(
                request,
                application,
                asked ? forms.render(ANSWER_FORM, Map.of(), locale) : null,
                application != null && application.open() ? action(request.id(), "withdrawal") : null,
                mayApply && request.outcome() != null && !request.outcome().equals("APPROVED"));
    }

    private RequestView view(
            Request request,
            @Nullable Application application,
            @Nullable String formJson,
            @Nullable String withdrawAction,
            boolean mayApplyAgain) {
        boolean asked = formJson != null;
        return new RequestView(
                request.id().value(),
                request.kind().name(),
                application == null ? null : application.titleName(),
                request.status(),
                request.openedAt(),
                request.closedAt(),
                promise(request),
                request.outcome() == null
                        ? null
                        : texts.find("portal.request.outcome." + request.outcome(), List.of())
                                .orElse(null),
                request.isOpen() || application == null ? null : reason(application),
                timeline(request.id()),
                findings(request),
                asked ? Objects.requireNonNull(application).question() : null,
                asked ? Objects.requireNonNull(application).answerDue() : null,
                asked ? action(request.id(), "answers") : null,
                formJson,
                withdrawAction,
                mayApplyAgain,
                application != null);
    }

    private static String action(RequestId id, String what) {
        return UriComponentsBuilder.fromPath("/api/title-applications/{id}/{what}")
                .buildAndExpand(id.value(), what)
                .toUriString();
    }

    private @Nullable String reason(Application application) {
        String special = Boolean.FALSE.equals(application.specialVatGranted())
                ? texts.get(
                        "portal.request.special.refused",
                        Objects.requireNonNullElse(application.specialVatReason(), "—"))
                : null;
        String all = Stream.of(application.reason(), special)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
        return all.isEmpty() ? null : all;
    }

    private List<TimelineLine> timeline(RequestId id) {
        return journal.read(id.value()).stream()
                .filter(JournalLine::visibleToCustomer)
                .map(line -> new TimelineLine(
                        line.at(),
                        texts.get("timeline." + line.action()),
                        line.by().name(),
                        Stream.of("question", "reason")
                                .map(line.details()::get)
                                .filter(said -> said != null && !said.isBlank())
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    private List<FindingView> findings(Request request) {
        return words.of(request).findings().stream()
                .map(finding -> new FindingView(
                        finding.rule(), finding.faq(), finding.outcome(), withProofKindInWords(finding.detail())))
                .toList();
    }

    /** Findings keep the code of a kind of proof; people read its name. */
    private String withProofKindInWords(String detail) {
        String words = detail;
        for (List<String> kinds : TitlePages.PROOF_KINDS.values()) {
            for (String kind : kinds) {
                if (words.contains(kind)) {
                    words = words.replace(kind, texts.get("portal.proof." + kind));
                }
            }
        }
        return words;
    }

    private List<RequestRow> rows(String accountId, List<Request> found) {
        Map<RequestId, String> subjects = new HashMap<>();
        titles.applications(accountId).forEach(application -> subjects.put(application.id(), application.titleName()));
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
