package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Mailbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mailboxes of an account, and what came of the last thing that was asked for.
 *
 * @param accountAddress the account's own address, which serves while there is no default mailbox
 * @param said what was done, as the end of a text's key
 * @param problem what was refused; empty when nothing was
 */
record MailboxesView(
        List<Mailbox> list,
        String accountAddress,
        @Nullable String said,
        @Nullable Problem problem) {

    MailboxesView {
        list = List.copyOf(list);
    }

    /**
     * Something that was refused.
     *
     * @param mailboxId the mailbox that was to be changed; empty when one was to be added
     * @param typed the address as it was typed
     */
    record Problem(
            @Nullable String mailboxId,
            @Nullable String typed,
            String detail,
            @Nullable String wouldPassIf) {

        public boolean of(String id) {
            return id.equals(mailboxId);
        }
    }

    public boolean hasDefault() {
        return list.stream().anyMatch(Mailbox::isDefault);
    }
}
