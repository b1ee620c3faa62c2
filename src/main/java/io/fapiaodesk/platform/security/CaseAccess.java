package io.fapiaodesk.platform.security;

import io.fapiaodesk.kernel.RequestId;

/** Tells whether a case is open on somebody's desk, which is what lets staff read its evidence. */
public interface CaseAccess {

    /** True while the case has a task that is theirs, or that one of their groups may take. */
    boolean mayRead(SignedIn who, RequestId caseId);
}
