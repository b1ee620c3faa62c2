package io.fapiaodesk.title.domain;

import io.fapiaodesk.kernel.RequestId;

/** The process that leads an agreement through its evaluation. */
public interface AgreementProcess {

    void start(RequestId id);

    /**
     * Somebody else is to evaluate it from now on.
     *
     * @return false when no task is there to move, since the customer is being asked
     */
    boolean managerChanged(RequestId id);

    /** It ended before a decision: nobody needs to evaluate it any more. */
    void end(RequestId id);
}
