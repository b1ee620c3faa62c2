package io.fapiaodesk.platform.gateway;

/** What came back is well-formed and still no answer to the question. */
public final class NonsenseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NonsenseException(String what) {
        super(what);
    }
}
