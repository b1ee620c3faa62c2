package io.fapiaodesk.title;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import org.springframework.stereotype.Component;

/** Account managers read the agreements of the accounts they look after, also when nothing is left to do about them. */
@Component
class ManagersReadTheirAgreements implements CaseAccess {

    private final ReadAgreements agreements;

    ManagersReadTheirAgreements(ReadAgreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public boolean mayRead(SignedIn who, RequestId caseId) {
        return who.groups().contains(Groups.ACCOUNT_MANAGERS) && agreements.looksAfter(who, caseId);
    }
}
