package io.fapiaodesk.returning.domain;

/** Where a return stands; the words are those of the request's status. */
public enum ReturnState {
    /** The tax bureau could not be reached when the return was asked for: its form is still to be looked at. */
    CHECKING_FORM,
    /** The paper it is printed on has to come back first. */
    AWAITING_ORIGINAL,
    /** A tax operator decides. */
    IN_PROCESS,
    /** The amount is large: another tax operator decides, too. */
    CONFIRMING,
    /** The tax bureau is, or is about to be, asked for the red-letter invoice. */
    ISSUING_RED,
    RED_ISSUED,
    REJECTED,
    WITHDRAWN,
    /** The confirmation form became void while the return was waiting. */
    FORM_VOID;

    public boolean isOpen() {
        return compareTo(RED_ISSUED) < 0;
    }
}
