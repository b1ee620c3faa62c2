package io.fapiaodesk.title;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleApplication;
import io.fapiaodesk.title.domain.TitleTerm;
import io.fapiaodesk.title.persistence.TitleApplicationTable;
import io.fapiaodesk.title.persistence.TitleTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The outcomes of a review. Each tells the customer and closes the request. */
@Service
public class ConcludeReview {

    static final String SYSTEM = "fapiao-desk";

    private final TitleApplicationTable applications;
    private final TitleTable titles;
    private final Requests requests;
    private final Notices notices;
    private final Journal journal;
    private final Texts texts;
    private final Clock clock;

    ConcludeReview(
            TitleApplicationTable applications,
            TitleTable titles,
            Requests requests,
            Notices notices,
            Journal journal,
            Texts texts,
            Clock clock) {
        this.applications = applications;
        this.titles = titles;
        this.requests = requests;
        this.notices = notices;
        this.journal = journal;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * The title is active from this moment, for at most 365 days (R21). Where special VAT is wanted, it serves for general
     * invoices while a supervisor decides on that.
     */
    @Transactional
    public void activate(RequestId id) {
        TitleApplication application =
                applications.findForUpdate(id).orElseThrow().activate();
        applications.update(application);
        Instant now = clock.instant();
        TitleTerm term = withWhatIsLeft(
                TitleTerm.from(ShanghaiTime.dayOf(now), application.validDays(), false),
                application,
                endFormer(application.accountId(), now));
        titles.insert(
                new Title(
                        UUID.randomUUID().toString(),
                        application.accountId(),
                        Title.Origin.REVIEW,
                        application.titleKind(),
                        application.titleName(),
                        application.taxId(),
                        term.validUntil(),
                        term.specialValidUntil(),
                        application.details(),
                        now,
                        null,
                        null),
                id.value());
        Map<String, String> arguments = approved(application, term, application.reason());
        if (application.isOpen()) {
            notices.post(new Notice(
                    id + "/approved", id, new Recipient.Account(application.accountId()), "title-approved", arguments));
        } else {
            close(application, "title-approved", arguments);
        }
        journal.record(new JournalEntry(
                id.value(),
                "APPROVED",
                By.STAFF,
                application.lastDecider(),
                Map.of(
                        "titleName",
                        application.titleName(),
                        "validUntil",
                        term.validUntil().toString()),
                true));
    }

    /** What the supervisor decided on special VAT holds for the active title, for at most 90 days from now (R21). */
    @Transactional
    public void concludeSpecialVat(RequestId id) {
        TitleApplication application = applications.findForUpdate(id).orElseThrow();
        Title title = titles.ofCase(id).orElseThrow();
        LocalDate validUntil = Objects.requireNonNull(title.validUntil());
        LocalDate specialUntil = title.specialValidUntil();
        if (Boolean.TRUE.equals(application.specialVatGranted())) {
            LocalDate longest = ShanghaiTime.today(clock).plusDays(TitleTerm.LONGEST_SPECIAL_VAT_DAYS);
            specialUntil = longest.isAfter(validUntil) ? validUntil : longest;
            titles.grantSpecialVat(title.id(), specialUntil);
        }
        close(
                application,
                "title-approved",
                approved(application, new TitleTerm(validUntil, specialUntil), application.specialVatReason()));
    }

    private static Map<String, String> approved(TitleApplication application, TitleTerm term, @Nullable String remark) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("titleName", application.titleName());
        arguments.put("validUntil", term.validUntil().toString());
        if (term.specialValidUntil() != null) {
            arguments.put("specialValidUntil", term.specialValidUntil().toString());
        }
        if (remark != null) {
            arguments.put("remark", remark);
        }
        return arguments;
    }

    /** A renewal takes the place of the title whose next term it is. */
    private List<Title> endFormer(String accountId, Instant now) {
        List<Title> former = titles.of(accountId).stream()
                .filter(title -> title.isInForce(now))
                .toList();
        former.forEach(title -> titles.end(title.id(), now));
        return former;
    }

    /** Special VAT that was not granted again goes on to the end of the term it was granted for. */
    private static TitleTerm withWhatIsLeft(TitleTerm term, TitleApplication application, List<Title> former) {
        LocalDate left = former.stream()
                .filter(title -> application.taxId().equals(title.taxId()))
                .map(Title::specialValidUntil)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (term.specialValidUntil() != null || left == null) {
            return term;
        }
        return new TitleTerm(term.validUntil(), left.isAfter(term.validUntil()) ? term.validUntil() : left);
    }

    /** The reviewer's no reaches the customer. */
    @Transactional
    public void reject(RequestId id) {
        TitleApplication application = applications.findForUpdate(id).orElseThrow();
        String reason = application.reason();
        close(
                application,
                "title-rejected",
                Map.of("titleName", application.titleName(), "reason", reason == null ? "" : reason));
    }

    /** A rule came to forbid it while the customer was asked. */
    @Transactional
    public void refuse(RequestId id) {
        List<Finding.Violated> violated = requests.find(id).orElseThrow().findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .map(Finding.Violated.class::cast)
                .toList();
        String reason = String.join(
                "\n",
                violated.stream()
                        .map(finding -> texts.get(
                                "refusal." + finding.code(), finding.arguments().toArray(String[]::new)))
                        .toList());
        TitleApplication application =
                applications.findForUpdate(id).orElseThrow().reject(SYSTEM, reason);
        applications.update(application);
        journal.record(
                new JournalEntry(id.value(), "REFUSED_BY_RULE", By.SYSTEM, SYSTEM, Map.of("reason", reason), true));
        close(application, "title-rejected", Map.of("titleName", application.titleName(), "reason", reason));
    }

    /** No answer came in time: the application counts as withdrawn. */
    @Transactional
    public void closeUnanswered(RequestId id) {
        TitleApplication application =
                applications.findForUpdate(id).orElseThrow().withdraw();
        applications.update(application);
        journal.record(new JournalEntry(id.value(), "CLOSED_UNANSWERED", By.SYSTEM, SYSTEM, Map.of(), true));
        close(application, "title-closed-unanswered", Map.of("titleName", application.titleName()));
    }

    /** Closes the request with the outcome the application has reached, and tells the customer. */
    void close(TitleApplication application, String template, Map<String, String> arguments) {
        requests.close(application.id(), application.state().name());
        notices.post(new Notice(
                application.id() + "/outcome",
                application.id(),
                new Recipient.Account(application.accountId()),
                template,
                arguments));
    }
}
