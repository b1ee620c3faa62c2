package io.fapiaodesk.platform.security;

/** Lets the accounts that upstream imports sign in, with their id as name and password; with the embedded database only. */
public interface SandboxSignIns {

    void allow(String accountId);
}
