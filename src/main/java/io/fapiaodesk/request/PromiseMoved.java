package io.fapiaodesk.request;

import io.fapiaodesk.kernel.RequestId;

/** A provisional promise was counted again, because the calendar of a year became known. */
public record PromiseMoved(RequestId id) {}
