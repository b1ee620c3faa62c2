package io.fapiaodesk.title.domain;

/** Which kinds of proof are standard for whom: a table that business people edit. */
public interface ProofKinds {

    boolean isStandard(Identity identity, String proofKind);
}
