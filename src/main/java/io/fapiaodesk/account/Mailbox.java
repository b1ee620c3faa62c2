package io.fapiaodesk.account;

import io.fapiaodesk.kernel.EmailAddress;

/**
 * An address that an account wants its invoices mailed to.
 *
 * @param isDefault whether invoices go there unless another mailbox is named
 */
public record Mailbox(String id, String accountId, EmailAddress address, boolean isDefault) {}
