package io.fapiaodesk.request;

import io.fapiaodesk.kernel.RequestId;

/** The clocks of an open case have changed: its due dates and timers are set again, in the transaction that says so. */
public record PromiseMoved(RequestId id) {}
