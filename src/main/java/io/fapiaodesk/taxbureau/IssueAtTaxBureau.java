package io.fapiaodesk.taxbureau;

/** The process that runs an errand, for those whose errand has ended without it. */
public interface IssueAtTaxBureau {

    /**
     * Has the process look at an errand at once instead of when it would ask next. In a transaction of its own; what
     * cannot be done now is done when the process asks next.
     */
    void wake(String errandId);
}
