package io.fapiaodesk.title.domain;

/** What makes a pay-on-behalf agreement binding on one of its parties. */
public enum AgreementProof {
    /** A person signs. */
    SIGNATURE,
    /** An enterprise puts its company seal to it. */
    SEAL;

    /** What the kind of party decides (R50). */
    public static AgreementProof of(boolean enterprise) {
        return enterprise ? SEAL : SIGNATURE;
    }
}
