package io.fapiaodesk.platform.security;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The one who is signed in: the same person to the portal, to Tasklist and to the API. It is kept in the session, so it
 * holds no secret.
 *
 * @param accountId the account the person acts for; staff have none
 * @param groups the groups of {@link Groups} the person works in; customers are in none
 * @param readOnly whether the person may look and download only
 */
public record SignedIn(String name, @Nullable String accountId, Set<String> groups, boolean readOnly)
        implements AuthenticatedPrincipal, Serializable {

    public SignedIn {
        groups = Set.copyOf(groups);
    }

    public SignedIn(String name, @Nullable String accountId, Set<String> groups) {
        this(name, accountId, groups, false);
    }

    @Override
    public String getName() {
        return name;
    }

    public Set<Role> roles() {
        return Role.of(this);
    }

    public boolean is(Role role) {
        return roles().contains(role);
    }

    /** Names nobody's account: a sign-in reads as who it is and where it works. */
    @Override
    public String toString() {
        return name + new TreeSet<>(groups);
    }
}
