package io.fapiaodesk.invoicing.domain;

import java.util.Optional;

/** The two kinds of fully digital e-invoice, the only ones issued since 31 May 2024 (R6, R7, R32). */
public enum InvoiceType {
    GENERAL,
    SPECIAL;

    /** Empty for whatever else may have been issued once, such as paper special VAT invoices. */
    public static Optional<InvoiceType> named(String word) {
        for (InvoiceType type : values()) {
            if (type.name().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
