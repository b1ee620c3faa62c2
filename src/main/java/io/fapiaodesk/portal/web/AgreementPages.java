package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.title.ReadAgreements;
import io.fapiaodesk.title.ReadAgreements.Entry;
import io.fapiaodesk.title.ReadAgreements.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the pages about agreements show. */
@Component
class AgreementPages {

    private static final String APPLY_FORM = "multi-title-agreement/apply-for-agreement";
    private static final String PAY_ON_BEHALF_FORM = "multi-title-agreement/open-pay-on-behalf";
    private static final String ASK_PAY_ON_BEHALF_FORM = "multi-title-agreement/ask-pay-on-behalf";
    private static final int A_PAGE = 50;

    private final ReadAgreements agreements;
    private final CustomerForm forms;
    private final Texts texts;
    private final Clock clock;

    AgreementPages(ReadAgreements agreements, CustomerForm forms, Texts texts, Clock clock) {
        this.agreements = agreements;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    /** What a customer has, had and waits for. */
    AgreementsView register(Account account) {
        return new AgreementsView(
                agreements.of(account.id()).stream()
                        .map(entry -> row(entry, account))
                        .toList(),
                Lanes.of(
                        agreements.timeline(account.id()).stream()
                                .map(this::term)
                                .toList(),
                        ShanghaiTime.today(clock)),
                agreements.whyNotAsk(account).orElse(null),
                List.of(),
                0,
                false);
    }

    /** The register of the accounts that an account manager looks after today. */
    AgreementsView register(SignedIn manager, int page) {
        int wanted = Math.min(Math.max(page, 0), 10_000);
        List<Entry> found = agreements.ofAccountsOf(manager, wanted * A_PAGE, A_PAGE + 1);
        List<Account> accounts = agreements.accountsOf(manager);
        Map<String, String> names = new LinkedHashMap<>();
        accounts.forEach(account -> names.put(account.id(), account.realName()));
        List<Entry> shown = found.stream().limit(A_PAGE).toList();
        return new AgreementsView(
                shown.stream().map(entry -> row(entry, names)).toList(),
                Lanes.of(
                        shown.stream()
                                .filter(entry -> entry.validFrom() != null)
                                .map(entry -> term(entry, names))
                                .toList(),
                        ShanghaiTime.today(clock)),
                null,
                choices(names),
                wanted,
                found.size() > A_PAGE);
    }

    /** The form to ask for a title on, filled in with what an earlier request or an agreed title says. */
    String applyForm(Account account, @Nullable String from, Locale locale) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (from != null) {
            earlier(account, from).ifPresent(found -> prefill(data, found));
        }
        return forms.render(APPLY_FORM, data, locale);
    }

    Optional<String> whyNot(Account account) {
        return agreements.whyNotAsk(account);
    }

    /** The form to file a pay-on-behalf agreement on. */
    String payOnBehalfForm(AgreementsView register, Locale locale) {
        return forms.render(PAY_ON_BEHALF_FORM, Map.of("accounts", register.accounts()), locale);
    }

    /** The form on which the payer starts one. */
    String askPayOnBehalfForm(Locale locale) {
        return forms.render(ASK_PAY_ON_BEHALF_FORM, Map.of(), locale);
    }

    /** The form that takes a signed copy, for an agreement that the manager looks after. */
    Optional<String> copyForm(SignedIn manager, String id, Locale locale) {
        return RequestId.isWellFormed(id) && agreements.looksAfter(manager, new RequestId(id))
                ? Optional.of(forms.render(AgreementCases.COPY_FORM, Map.of(), locale))
                : Optional.empty();
    }

    private Optional<ReadAgreements.Case> earlier(Account account, String from) {
        Optional<Entry> entry = agreements.of(account.id()).stream()
                .filter(found -> found.accountId().equals(account.id()))
                .filter(found -> found.id().value().equals(from) || from.equals(found.titleId()))
                .findFirst();
        return entry.flatMap(found -> agreements.find(found.id()));
    }

    private static void prefill(Map<String, Object> data, ReadAgreements.Case found) {
        data.put("titleName", found.entry().titleName());
        putIfGiven(data, "taxId", found.entry().taxId());
        putIfGiven(data, "bank", found.bank());
        putIfGiven(data, "bankAccount", found.bankAccount());
        putIfGiven(data, "address", found.address());
        putIfGiven(data, "phone", found.phone());
        if (found.contactName() != null) {
            Map<String, Object> contact = new LinkedHashMap<>();
            putIfGiven(contact, "name", found.contactName());
            putIfGiven(contact, "phone", found.contactPhone());
            putIfGiven(contact, "email", found.contactEmail());
            data.put("contact", contact);
        }
    }

    private static void putIfGiven(Map<String, Object> data, String key, @Nullable String value) {
        if (value != null) {
            data.put(key, value);
        }
    }

    private AgreementsView.Row row(Entry entry, Account account) {
        boolean mine = entry.accountId().equals(account.id());
        return row(
                entry,
                mine,
                entry.accountId(),
                mine ? "/requests/" + entry.id() : null,
                entry.inForce() ? "/api/title-agreements/" + entry.id() + "/termination" : null,
                null);
    }

    private AgreementsView.Row row(Entry entry, Map<String, String> names) {
        return row(
                entry,
                true,
                names.getOrDefault(entry.accountId(), entry.accountId()),
                "/staff/cases/" + entry.id(),
                entry.inForce() ? "/api/staff/title-agreements/" + entry.id() + "/termination" : null,
                entry.open() || entry.inForce() ? "/staff/agreements/" + entry.id() + "/copies" : null);
    }

    private static AgreementsView.Row row(
            Entry entry,
            boolean mine,
            String party,
            @Nullable String link,
            @Nullable String endAction,
            @Nullable String copyLink) {
        return new AgreementsView.Row(
                entry.id().value(),
                entry.kind(),
                entry.standing(),
                entry.titleName(),
                entry.taxId(),
                mine,
                party,
                entry.beneficiaryAccountId(),
                entry.openedAt(),
                entry.validFrom(),
                entry.validUntil() == null ? null : entry.validUntil().minusDays(1),
                entry.signedBy(),
                entry.endReason() != null ? entry.endReason() : entry.reason(),
                link,
                endAction,
                copyLink);
    }

    private Lanes.Term term(Span span) {
        String origin = span.agreementKind() == null
                ? "portal.agreement.origin." + span.origin()
                : "portal.agreement.kind." + span.agreementKind();
        return new Lanes.Term(span.name(), texts.get(origin), tone(span.status()), span.from(), span.until());
    }

    private static Lanes.Term term(Entry entry, Map<String, String> names) {
        LocalDate ended = entry.endedAt() == null ? null : ShanghaiTime.dayOf(entry.endedAt());
        return new Lanes.Term(
                entry.titleName(),
                names.getOrDefault(entry.accountId(), entry.accountId()),
                entry.inForce() ? "good" : "",
                Objects.requireNonNull(entry.validFrom()),
                ended == null ? entry.validUntil() : ended);
    }

    private static String tone(String status) {
        return switch (status) {
            case "ACTIVE" -> "good";
            case "SUSPENDED" -> "warn";
            default -> "";
        };
    }

    private static List<AgreementsView.Choice> choices(Map<String, String> names) {
        return names.entrySet().stream()
                .map(account ->
                        new AgreementsView.Choice(account.getKey(), account.getValue() + " (" + account.getKey() + ")"))
                .toList();
    }
}
