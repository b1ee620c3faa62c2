package io.fapiaodesk.title.domain;

/** What kind of buyer a title names. */
public enum TitleKind {
    INDIVIDUAL,
    ENTERPRISE,
    ORGANIZATION
}
