package io.fapiaodesk.platform.security;

import java.util.EnumSet;
import java.util.Set;

/** What a sign-in is to us; derived from its account and its groups, never stored. */
public enum Role {
    /** Has an account of ours and asks for fapiao. */
    CUSTOMER,
    /** Decides cases in Tasklist. */
    STAFF,
    /** Keeps the application running and decides nothing. */
    OPS,
    /** Looks after sign-ins and the engine's users. */
    ADMIN,
    /** A system that delivers accounts, consumption and events. */
    UPSTREAM,
    /** Reads what was decided, and decides nothing. */
    AUDITOR;

    public String authority() {
        return "ROLE_" + name();
    }

    static Set<Role> of(SignedIn who) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        if (who.accountId() != null) {
            roles.add(CUSTOMER);
        }
        for (String group : who.groups()) {
            Groups.roleOf(group).ifPresent(roles::add);
        }
        return roles;
    }
}
