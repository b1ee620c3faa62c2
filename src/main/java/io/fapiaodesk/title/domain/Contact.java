package io.fapiaodesk.title.domain;

/** Whom the account manager talks to about an agreement (R30). */
public record Contact(String name, String phone, String email) {

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Contact[given]";
    }
}
