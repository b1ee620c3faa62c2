package io.fapiaodesk.support.domain;

/** Where a customer's question stands. */
public enum SupportState {
    IN_HAND,
    ANSWERED,
    WITHDRAWN
}
