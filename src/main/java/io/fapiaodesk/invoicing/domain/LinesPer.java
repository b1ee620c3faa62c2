package io.fapiaodesk.invoicing.domain;

/** What the lines of an invoice stand for, as its reader sees them (decision 27). */
public enum LinesPer {
    /** Each item of consumption has a line of its own. */
    ITEM,
    /** All items under one content are one line, whose tax is worked out on its total. */
    CONTENT
}
