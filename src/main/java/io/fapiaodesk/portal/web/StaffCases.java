package io.fapiaodesk.portal.web;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.Role;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.portal.web.StaffCaseView.Evidence;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.Requests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what staff read of a case, and keeps account of who read personal data in clear. */
@Component
class StaffCases {

    private final Requests requests;
    private final CaseKinds kinds;
    private final Documents documents;
    private final CaseAccess access;
    private final Journal journal;
    private final RequestPages pages;

    StaffCases(
            Requests requests,
            CaseKinds kinds,
            Documents documents,
            CaseAccess access,
            Journal journal,
            RequestPages pages) {
        this.requests = requests;
        this.kinds = kinds;
        this.documents = documents;
        this.access = access;
        this.journal = journal;
        this.pages = pages;
    }

    /**
     * A case for somebody who works on it, supervises the work or audits it; empty if there is none.
     *
     * @param clear whether names and numbers are wanted in clear, which is written into the journal
     */
    @Transactional
    public Optional<StaffCaseView> read(SignedIn who, String id, boolean clear) {
        boolean atWork = RequestId.isWellFormed(id) && access.mayRead(who, new RequestId(id));
        if (!atWork && !who.is(Role.AUDITOR)) {
            throw new AccessDeniedException("Not on the desk of " + who);
        }
        Optional<Request> request = RequestId.isWellFormed(id) ? requests.find(new RequestId(id)) : Optional.empty();
        boolean inClear = clear && atWork;
        if (inClear && request.isPresent()) {
            journal.record(new JournalEntry(id, "READ_IN_CLEAR", By.STAFF, who.name(), Map.of(), false));
        }
        return request.flatMap(found -> kinds.of(found.kind()).flatMap(kind -> kind.forStaff(found, atWork, inClear)
                .map(part -> view(found, part, kind.parts(found, LocaleContextHolder.getLocale()), atWork, inClear))));
    }

    private StaffCaseView view(
            Request request, CaseKind.ForStaff part, List<CaseKind.Part> parts, boolean atWork, boolean inClear) {
        return new StaffCaseView(
                pages.forStaff(request, part, parts),
                part.subject(),
                request.isOpen() ? part.checks() : List.of(),
                part.facts(),
                documents.of(request.id()).stream()
                        .map(atWork ? Evidence::readable : Evidence::hashed)
                        .toList(),
                pages.others(request),
                atWork && !inClear);
    }
}
