package io.fapiaodesk.account;

/** An account that we did not know has been delivered. Published in the transaction that stores it. */
public record AccountImported(String accountId) {}
