package io.fapiaodesk.title.domain;

import java.util.List;

/** Which kinds of proof are standard for whom: a table that business people edit. */
public interface ProofKinds {

    boolean isStandard(Identity identity, String proofKind);

    /** The standard kinds of proof that customers can choose from, in the order of the table. */
    List<Offered> offered(Identity identity);

    /**
     * A row of the table.
     *
     * @param code the first of the words that the row knows it by
     * @param description what the table says of it, for kinds that we have no name of our own for
     */
    record Offered(String code, String description) {}
}
