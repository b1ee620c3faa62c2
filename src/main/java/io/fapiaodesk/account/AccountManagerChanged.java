package io.fapiaodesk.account;

/** Another employee, or nobody, looks after the account from now on. Published in the transaction that stores it. */
public record AccountManagerChanged(String accountId) {}
