package io.fapiaodesk.account;

/** The customer has given up the account. Published in the transaction that stores it. */
public record AccountClosed(String accountId) {}
