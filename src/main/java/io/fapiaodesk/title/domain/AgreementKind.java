package io.fapiaodesk.title.domain;

/** What an agreement lets the account that has it do. */
public enum AgreementKind {
    /** An enterprise may invoice under the title of another enterprise. */
    MULTI_TITLE,
    /** A person may have domain names invoiced under the title of an enterprise. */
    DOMAIN_EXCEPTION,
    /** Whoever pays for somebody else may use that one's title for what was paid on their behalf. */
    PAY_ON_BEHALF
}
