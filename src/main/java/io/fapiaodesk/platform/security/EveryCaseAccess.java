package io.fapiaodesk.platform.security;

import io.fapiaodesk.kernel.RequestId;
import java.util.List;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A case is open to somebody for whom any one reason to read it holds. */
@Component
@Primary
class EveryCaseAccess implements CaseAccess {

    private final List<CaseAccess> reasons;

    EveryCaseAccess(List<CaseAccess> reasons) {
        this.reasons = reasons;
    }

    @Override
    public boolean mayRead(SignedIn who, RequestId caseId) {
        return reasons.stream().anyMatch(reason -> reason.mayRead(who, caseId));
    }
}
