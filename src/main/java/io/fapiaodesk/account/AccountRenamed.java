package io.fapiaodesk.account;

/** The registered name or tax id of an account has changed, its kind has not. Published in the transaction that stores it. */
public record AccountRenamed(String accountId) {}
