package io.fapiaodesk.platform.engine;

/**
 * Why a task was not completed; it stays as it was.
 *
 * @param message one sentence for the person at Tasklist
 */
public record CompletionRefusal(Kind kind, String message) {

    public enum Kind {
        /** A field is missing, wrong, or not one of this form: HTTP 400. */
        INVALID,
        /** This person may not complete this task: HTTP 403. */
        NOT_PERMITTED,
        /** The case has moved on: HTTP 409. */
        WRONG_STATE
    }

    public static CompletionRefusal invalid(String message) {
        return new CompletionRefusal(Kind.INVALID, message);
    }

    public static CompletionRefusal notPermitted(String message) {
        return new CompletionRefusal(Kind.NOT_PERMITTED, message);
    }

    public static CompletionRefusal wrongState(String message) {
        return new CompletionRefusal(Kind.WRONG_STATE, message);
    }
}
