package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.Documents.Owned;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.Role;
import io.fapiaodesk.platform.security.SignedIn;
import org.springframework.stereotype.Component;

/** Who may read a proof file, and how much of it. */
@Component
class DocumentAccess {

    /** How much somebody gets to see; the order is from nothing to all. */
    enum Grant {
        /** As if it did not exist: customers, of what is not theirs. */
        HIDDEN,
        /** Staff know which cases there are; it is only not theirs to read. */
        DENIED,
        /** That it exists, and its hash: auditors. */
        METADATA,
        CONTENT
    }

    private final CaseAccess cases;

    DocumentAccess(CaseAccess cases) {
        this.cases = cases;
    }

    Grant grant(SignedIn who, Owned owned) {
        if (owned.ownerAccountId().equals(who.accountId())
                || (who.is(Role.STAFF) && cases.mayRead(who, owned.document().caseId()))) {
            return Grant.CONTENT;
        }
        if (who.is(Role.AUDITOR)) {
            return Grant.METADATA;
        }
        return who.accountId() == null ? Grant.DENIED : Grant.HIDDEN;
    }
}
