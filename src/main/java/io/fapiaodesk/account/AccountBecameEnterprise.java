package io.fapiaodesk.account;

/** A person has changed the registration of the account to an enterprise, which cannot be undone. Published in the transaction that stores it. */
public record AccountBecameEnterprise(String accountId) {}
