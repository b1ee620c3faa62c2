package io.fapiaodesk.title.domain;

/** Where an application for a title stands; the words are those of the request's status. */
public enum ApplicationState {
    IN_REVIEW(true),
    /** The reviewer's question waits for the customer. */
    WAITING_FOR_CUSTOMER(true),
    /** The title is approved; a supervisor decides on special VAT. */
    SPECIAL_VAT_REVIEW(true),
    APPROVED(false),
    REJECTED(false),
    WITHDRAWN(false),
    /** Overtaken: the account became an enterprise account or was closed. */
    STOPPED(false);

    private final boolean open;

    ApplicationState(boolean open) {
        this.open = open;
    }

    public boolean isOpen() {
        return open;
    }
}
