package io.fapiaodesk.platform.security;

import java.util.Set;

/** A sign-in was made or changed; the engine keeps its picture of staff in step with it. */
public record SignInChanged(String name, Set<String> groups, boolean enabled) {

    public SignInChanged {
        groups = Set.copyOf(groups);
    }
}
