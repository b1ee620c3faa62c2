package io.fapiaodesk.paper.domain;

import org.jspecify.annotations.Nullable;

/** Where an invoice or a copy of it is sent to, as far as the customer has said. */
public record MailTo(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String address) {

    public static final MailTo NOWHERE = new MailTo(null, null, null);

    /** Whether a letter can be addressed. */
    public boolean isComplete() {
        return name != null && phone != null && address != null;
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return isComplete() ? "MailTo[complete]" : "MailTo[incomplete]";
    }
}
