package io.fapiaodesk.platform.security;

import io.fapiaodesk.kernel.RequestId;
import org.springframework.stereotype.Component;

/** Supervisors read every case of their kind, open or closed, and none of another. */
@Component
public class SupervisorsReadTheirCases implements CaseAccess {

    @Override
    public boolean mayRead(SignedIn who, RequestId caseId) {
        return Supervision.supervises(who.groups(), caseId.value());
    }
}
