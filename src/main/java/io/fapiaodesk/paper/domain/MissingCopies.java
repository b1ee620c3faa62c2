package io.fapiaodesk.paper.domain;

/** Which of the customer's copies of a paper invoice are lost: the deduction copy, the invoice copy, or both. */
public enum MissingCopies {
    BOTH,
    DEDUCTION,
    INVOICE
}
