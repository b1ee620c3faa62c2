package io.fapiaodesk.platform.audit;

/** On which side of the desk an entry of the journal was caused. */
public enum By {
    CUSTOMER,
    STAFF,
    SYSTEM
}
