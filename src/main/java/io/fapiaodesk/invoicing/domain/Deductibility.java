package io.fapiaodesk.invoicing.domain;

/** Whether the buyer can deduct the tax of an invoice as input VAT (R16, FAQ "Invoicing rules for personal and enterprise accounts"). */
public enum Deductibility {
    /** A special VAT invoice, which only enterprises and organizations get. */
    DEDUCTIBLE,
    /** A general invoice of an enterprise or organization. */
    GENERAL_TYPE,
    /** To a person, who deducts nothing. */
    PERSONAL_TITLE;

    public static Deductibility of(InvoiceType type, Buyer buyer) {
        if (buyer.taxId() == null) {
            return PERSONAL_TITLE;
        }
        return type == InvoiceType.SPECIAL ? DEDUCTIBLE : GENERAL_TYPE;
    }

    public boolean isDeductible() {
        return this == DEDUCTIBLE;
    }
}
