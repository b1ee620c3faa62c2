package io.fapiaodesk.request;

/** What a customer can ask for. The first two letters of a request's id tell its kind to people. */
public enum RequestKind {
    TITLE_REVIEW("TR"),
    TITLE_AGREEMENT("TA"),
    INVOICE_ISSUANCE("IV"),
    INVOICE_RETURN("RT"),
    PAPER_LOSS("PL"),
    SUPPORT("SU");

    private final String prefix;

    RequestKind(String prefix) {
        this.prefix = prefix;
    }

    public String prefix() {
        return prefix;
    }
}
