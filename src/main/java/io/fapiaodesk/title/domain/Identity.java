package io.fapiaodesk.title.domain;

/** As what a person applies for the title of a body that is not they. Teachers are employed. */
public enum Identity {
    EMPLOYED,
    STUDENT
}
