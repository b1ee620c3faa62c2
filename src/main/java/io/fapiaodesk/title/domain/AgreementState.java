package io.fapiaodesk.title.domain;

/** Where an agreement stands; the words are those of the request's status. Whether a signed one is in force, dates say. */
public enum AgreementState {
    IN_EVALUATION,
    SIGNED,
    DECLINED,
    WITHDRAWN,
    /** Overtaken: the account was closed or changed its registration. */
    STOPPED;

    public boolean isOpen() {
        return this == IN_EVALUATION;
    }
}
