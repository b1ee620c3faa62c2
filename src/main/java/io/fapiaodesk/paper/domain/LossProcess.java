package io.fapiaodesk.paper.domain;

import io.fapiaodesk.kernel.RequestId;

/** The process that leads the care for a lost invoice. */
public interface LossProcess {

    void start(RequestId id);

    /** The courier has news of the parcel: whoever waits looks again. A case that waits for nothing is left alone. */
    void parcelMoved(RequestId id);

    /** The customer has taken the report back: nobody needs to do anything any more. */
    void end(RequestId id);
}
