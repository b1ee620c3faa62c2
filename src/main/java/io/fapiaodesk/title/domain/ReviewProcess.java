package io.fapiaodesk.title.domain;

import io.fapiaodesk.kernel.RequestId;

/** The process that leads an application through its review. */
public interface ReviewProcess {

    void start(RequestId id);

    /** The customer answered: the review goes on. */
    void answered(RequestId id);

    /** The application ended before a decision: nobody needs to review it any more. */
    void end(RequestId id);
}
