package io.fapiaodesk.support.domain;

import io.fapiaodesk.kernel.RequestId;

/** The process that leads a customer's question to its answer. */
public interface SupportProcess {

    void start(RequestId id);

    /** Somebody else may have to answer from now on; nothing happens while the customer is asked. */
    void managerChanged(RequestId id);

    /** The customer took the question back. */
    void end(RequestId id);
}
