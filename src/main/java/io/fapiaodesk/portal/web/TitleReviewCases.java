package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.portal.web.StaffCaseView.Evidence;
import io.fapiaodesk.portal.web.StaffCaseView.Fact;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.title.ReadTitles;
import io.fapiaodesk.title.ReadTitles.Application;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reviews of enterprise titles for individual accounts, in words. */
@Component
class TitleReviewCases implements CaseKind {

    private final ReadTitles titles;
    private final Accounts accounts;
    private final CustomerForm forms;
    private final Documents documents;
    private final Texts texts;

    TitleReviewCases(ReadTitles titles, Accounts accounts, CustomerForm forms, Documents documents, Texts texts) {
        this.titles = titles;
        this.accounts = accounts;
        this.forms = forms;
        this.documents = documents;
        this.texts = texts;
    }

    @Override
    public RequestKind kind() {
        return RequestKind.TITLE_REVIEW;
    }

    @Override
    public Map<RequestId, String> subjects(String accountId) {
        Map<RequestId, String> subjects = new HashMap<>();
        titles.applications(accountId).forEach(application -> subjects.put(application.id(), application.titleName()));
        return subjects;
    }

    @Override
    public Optional<ForCustomer> forCustomer(Request request, Account account, Locale locale) {
        return titles.application(request.id()).map(application -> {
            boolean again = request.outcome() != null
                    && !request.outcome().equals("APPROVED")
                    && titles.whyNotApply(account).isEmpty();
            return new ForCustomer(
                    application.titleName(),
                    reason(application),
                    ask(application, locale),
                    application.open() ? action(application, "withdrawal") : null,
                    again ? "/titles/apply?from=" + application.id() : null,
                    documents.of(request.id()).stream().map(Evidence::readable).toList(),
                    null);
        });
    }

    @Override
    public Optional<ForStaff> forStaff(Request request, boolean atWork, boolean inClear) {
        return titles.application(request.id())
                .map(application -> new ForStaff(
                        application.titleName(),
                        reason(application),
                        checks(application),
                        facts(request, application, inClear)));
    }

    /** As the customer entered it, all of it: these are the customer's own data. */
    @Override
    public List<Fact> submitted(Request request) {
        return titles.application(request.id())
                .map(application -> facts(request, application, true))
                .orElse(List.of());
    }

    @Override
    public List<Exchange> exchanges(Request request) {
        List<ReadTitles.Round> rounds = titles.rounds(request.id());
        if (rounds.isEmpty()) {
            return List.of();
        }
        Map<String, StoredDocument> files =
                documents.of(request.id()).stream().collect(Collectors.toMap(StoredDocument::id, Function.identity()));
        return rounds.stream()
                .map(round -> new Exchange(
                        round.question(),
                        round.askedAt(),
                        round.answeredAt() != null ? "ANSWERED" : request.isOpen() ? "OPEN" : "LAPSED",
                        round.answer(),
                        round.answeredAt() != null ? round.answeredAt() : request.closedAt(),
                        round.files().stream()
                                .map(files::get)
                                .filter(Objects::nonNull)
                                .map(Evidence::readable)
                                .toList()))
                .toList();
    }

    private List<Fact> facts(Request request, Application application, boolean inClear) {
        UnaryOperator<@Nullable String> number = inClear ? UnaryOperator.identity() : Masked::lastFour;
        UnaryOperator<@Nullable String> words = inClear ? UnaryOperator.identity() : Masked::firstOnly;
        String registered = accounts.find(request.accountId())
                .map(Account::realName)
                .map(words)
                .orElse(null);
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("titleName", application.titleName(), false),
                new Fact("taxId", application.taxId(), true),
                new Fact("titleKind", texts.get("portal.title.kind." + application.titleKind()), false),
                new Fact("identity", texts.get("portal.identity." + application.identity()), false),
                new Fact(
                        "proofKind",
                        texts.find("portal.proof." + application.proofKind(), List.of())
                                .orElse(application.proofKind()),
                        false),
                new Fact("registeredName", registered, false),
                new Fact(
                        "wantsSpecialVat",
                        texts.get(application.wantsSpecialVat() ? "portal.yes" : "portal.no"),
                        false)));
        if (application.wantsSpecialVat() || application.bank() != null) {
            facts.add(new Fact("bank", words.apply(application.bank()), false));
            facts.add(new Fact("bankAccount", number.apply(application.bankAccount()), true));
            facts.add(new Fact("address", words.apply(application.address()), false));
            facts.add(new Fact("phone", number.apply(application.phone()), true));
        }
        return facts;
    }

    private @Nullable Ask ask(Application application, Locale locale) {
        return application.open() && application.answerDue() != null
                ? new Ask(
                        Objects.requireNonNullElse(application.question(), ""),
                        application.answerDue(),
                        action(application, "answers"),
                        forms.render(Exchanges.ANSWER_FORM, Map.of(), locale))
                : null;
    }

    private static String action(Application application, String what) {
        return "/api/title-applications/" + application.id() + "/" + what;
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

    private static List<String> checks(Application application) {
        List<String> checks = new ArrayList<>();
        boolean student = application.identity().equals("STUDENT");
        checks.add("NAME_MATCH");
        checks.add(student ? "UNIVERSITY_MATCH" : "EMPLOYER_MATCH");
        checks.add("DATE");
        checks.add("SEAL");
        checks.add(student ? "LEADING_PAIR" : "TAX_ID");
        if (!application.standardProof()) {
            checks.add("NON_STANDARD");
        }
        if (application.wantsSpecialVat()) {
            checks.add("SPECIAL_VAT");
        }
        return checks;
    }
}
