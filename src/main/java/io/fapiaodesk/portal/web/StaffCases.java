package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.Role;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.portal.web.StaffCaseView.Evidence;
import io.fapiaodesk.portal.web.StaffCaseView.Fact;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.ReadTitles;
import io.fapiaodesk.title.ReadTitles.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what staff read of a case, and keeps account of who read personal data in clear. */
@Component
class StaffCases {

    private final Requests requests;
    private final ReadTitles titles;
    private final Accounts accounts;
    private final Documents documents;
    private final CaseAccess access;
    private final Journal journal;
    private final RequestPages pages;
    private final Texts texts;

    StaffCases(
            Requests requests,
            ReadTitles titles,
            Accounts accounts,
            Documents documents,
            CaseAccess access,
            Journal journal,
            RequestPages pages,
            Texts texts) {
        this.requests = requests;
        this.titles = titles;
        this.accounts = accounts;
        this.documents = documents;
        this.access = access;
        this.journal = journal;
        this.pages = pages;
        this.texts = texts;
    }

    /**
     * A case for somebody who works on it, supervises the work or audits it; empty if there is none.
     *
     * @param clear whether names and numbers are wanted in clear, which is written into the journal
     */
    @Transactional
    public Optional<StaffCaseView> read(SignedIn who, String id, boolean clear) {
        boolean atWork = RequestId.isWellFormed(id)
                && (who.groups().contains(Groups.TITLE_SUPERVISORS) || access.mayRead(who, new RequestId(id)));
        if (!atWork && !who.is(Role.AUDITOR)) {
            throw new AccessDeniedException("Not on the desk of " + who);
        }
        Optional<Request> request = RequestId.isWellFormed(id) ? requests.find(new RequestId(id)) : Optional.empty();
        boolean inClear = clear && atWork;
        if (inClear && request.isPresent()) {
            journal.record(new JournalEntry(id, "READ_IN_CLEAR", By.STAFF, who.name(), Map.of(), false));
        }
        return request.flatMap(
                found -> titles.application(found.id()).map(application -> view(found, application, atWork, inClear)));
    }

    private StaffCaseView view(Request request, Application application, boolean atWork, boolean inClear) {
        UnaryOperator<@Nullable String> number = inClear ? UnaryOperator.identity() : StaffCases::lastFour;
        UnaryOperator<@Nullable String> words = inClear ? UnaryOperator.identity() : StaffCases::firstOnly;
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
        return new StaffCaseView(
                pages.forStaff(request),
                application.titleName(),
                request.isOpen() ? checks(application) : List.of(),
                facts,
                documents.of(request.id()).stream()
                        .map(document -> evidence(document, atWork))
                        .toList(),
                pages.others(request),
                atWork && !inClear);
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

    private static Evidence evidence(StoredDocument document, boolean readable) {
        return new Evidence(
                readable ? "/documents/" + document.id() : null,
                readable ? document.fileName() : document.sha256(),
                document.mediaType(),
                Math.max(1, document.size() / 1024) + " KB");
    }

    private static @Nullable String lastFour(@Nullable String number) {
        if (number == null) {
            return null;
        }
        return "•••• " + (number.length() <= 8 ? "" : number.substring(number.length() - 4));
    }

    private static @Nullable String firstOnly(@Nullable String name) {
        return name == null || name.isEmpty() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "••";
    }
}
