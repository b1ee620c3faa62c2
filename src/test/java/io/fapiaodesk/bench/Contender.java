package io.fapiaodesk.bench;

/** Something that title reviews can be put through. */
interface Contender {

    String database();

    /** A customer applies; gives back the id of the case. */
    String open(int number);

    /** A reviewer looks for the task of the case, takes it and approves. */
    void decide(String caseId, int reviewer);

    /** Waits until nothing is left to do for the cases, and says how many of them are finished. */
    long finished();
}
