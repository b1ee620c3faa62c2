package io.fapiaodesk.invoicing.domain;

/** What an invoice is made of. New ones are digital; those on paper are from before 31 May 2024 (decision 13). */
public enum Medium {
    DIGITAL,
    PAPER
}
