package io.fapiaodesk.returning;

/** The way an invoice goes back, as a customer is shown it. */
public enum Way {
    /** It is not issued yet: cancel it. */
    CANCEL,
    /** It goes back at once. */
    DIRECT,
    /** It goes back when the paper it is printed on has come back. */
    MAIL_BACK,
    /** It goes back by the tax bureau's confirmation form, which has to be made first. */
    FORM_FIRST,
    NOT_POSSIBLE
}
