package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.portal.web.StaffCaseView.Evidence;
import io.fapiaodesk.portal.web.StaffCaseView.Fact;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.title.ReadAgreements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Agreements about further titles, in words. */
@Component
class AgreementCases implements CaseKind {

    static final String COPY_FORM = "multi-title-agreement/add-signed-copy";

    private final ReadAgreements agreements;
    private final Accounts accounts;
    private final Documents documents;
    private final CustomerForm forms;
    private final Texts texts;

    AgreementCases(ReadAgreements agreements, Accounts accounts, Documents documents, CustomerForm forms, Texts texts) {
        this.agreements = agreements;
        this.accounts = accounts;
        this.documents = documents;
        this.forms = forms;
        this.texts = texts;
    }

    @Override
    public RequestKind kind() {
        return RequestKind.TITLE_AGREEMENT;
    }

    @Override
    public Map<RequestId, String> subjects(String accountId) {
        Map<RequestId, String> subjects = new HashMap<>();
        agreements.of(accountId).forEach(entry -> subjects.put(entry.id(), entry.titleName()));
        return subjects;
    }

    @Override
    public Optional<ForCustomer> forCustomer(Request request, Account account, Locale locale) {
        return agreements
                .of(account.id(), request.id())
                .map(entry -> new ForCustomer(
                        entry.titleName(),
                        said(entry),
                        null,
                        entry.open() ? "/api/title-agreements/" + entry.id() + "/withdrawal" : null,
                        request.isOpen() || entry.inForce() ? null : "/titles/agreements/apply?from=" + entry.id(),
                        documents.of(entry.id()).stream()
                                .map(Evidence::readable)
                                .toList(),
                        entry.inForce()
                                ? new Copies(
                                        "/api/title-agreements/" + entry.id() + "/documents",
                                        forms.render(COPY_FORM, Map.of(), locale))
                                : null));
    }

    @Override
    public Optional<ForStaff> forStaff(Request request, boolean atWork, boolean inClear) {
        return agreements
                .find(request.id())
                .map(found -> new ForStaff(
                        found.entry().titleName(),
                        said(found.entry()),
                        found.entry().kind().equals("PAY_ON_BEHALF")
                                ? List.of("AGREEMENT_PROOF", "AGREEMENT_TERM")
                                : List.of("AGREEMENT_RELATION", "TAX_ID", "AGREEMENT_CONTACT", "AGREEMENT_TERM"),
                        facts(found, inClear)));
    }

    /** What was signed may be over by now. */
    @Override
    public Optional<String> outcome(Request request) {
        return CaseKind.super.outcome(request).map(outcome -> agreements
                .find(request.id())
                .map(ReadAgreements.Case::entry)
                .filter(ReadAgreements.Entry::over)
                .map(ReadAgreements.Entry::standing)
                .orElse(outcome));
    }

    private List<Fact> facts(ReadAgreements.Case found, boolean inClear) {
        UnaryOperator<@Nullable String> number = inClear ? UnaryOperator.identity() : Masked::lastFour;
        UnaryOperator<@Nullable String> words = inClear ? UnaryOperator.identity() : Masked::firstOnly;
        ReadAgreements.Entry entry = found.entry();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("agreementKind", texts.get("portal.agreement.kind." + entry.kind()), false),
                new Fact("standing", texts.get("portal.agreement.standing." + entry.standing()), false),
                new Fact("titleName", entry.titleName(), false),
                new Fact("taxId", entry.taxId(), true),
                new Fact("titleKind", texts.get("portal.title.kind." + found.titleKind()), false),
                new Fact("account", entry.accountId(), true),
                new Fact(
                        "registeredName",
                        accounts.find(entry.accountId())
                                .map(Account::realName)
                                .map(words)
                                .orElse(null),
                        false)));
        if (entry.beneficiaryAccountId() != null) {
            facts.add(new Fact("beneficiary", entry.beneficiaryAccountId(), true));
        }
        if (entry.openedByStaff()) {
            facts.add(new Fact("ticket", entry.ticket(), true));
        }
        facts.add(new Fact("manager", found.manager(), true));
        facts.add(new Fact("contactName", words.apply(found.contactName()), false));
        facts.add(new Fact("contactPhone", number.apply(found.contactPhone()), true));
        facts.add(new Fact("contactEmail", words.apply(found.contactEmail()), true));
        facts.add(new Fact("bank", words.apply(found.bank()), false));
        facts.add(new Fact("bankAccount", number.apply(found.bankAccount()), true));
        facts.add(new Fact("address", words.apply(found.address()), false));
        facts.add(new Fact("phone", number.apply(found.phone()), true));
        return facts;
    }

    private static @Nullable String said(ReadAgreements.Entry entry) {
        return entry.endReason() != null ? entry.endReason() : entry.reason();
    }
}
