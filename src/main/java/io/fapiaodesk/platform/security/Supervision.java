package io.fapiaodesk.platform.security;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who supervises which cases: each supervisor reads the cases of their own kind, whoever works on them, and gives their
 * tasks to others. The letter pair of a case's id tells its kind.
 */
public final class Supervision {

    private static final Map<String, String> BY_KIND = Map.of(
            "TR", Groups.TITLE_SUPERVISORS,
            "TA", Groups.TITLE_SUPERVISORS,
            "SU", Groups.TITLE_SUPERVISORS,
            "IV", Groups.TAX_SUPERVISORS,
            "RT", Groups.TAX_SUPERVISORS,
            "PL", Groups.PAPER_SUPERVISORS);

    private Supervision() {}

    /** Whose cases of that kind are; empty where there is no such kind. */
    public static Optional<String> groupOf(@Nullable String caseId) {
        return Optional.ofNullable(caseId).filter(id -> id.length() > 2).map(id -> BY_KIND.get(id.substring(0, 2)));
    }

    /** Whether somebody in these groups supervises that case. */
    public static boolean supervises(@Nullable Collection<String> groups, @Nullable String caseId) {
        return groups != null && groupOf(caseId).filter(groups::contains).isPresent();
    }

    /** Whether somebody in these groups supervises anything. */
    static boolean supervises(Set<String> groups) {
        return BY_KIND.values().stream().anyMatch(groups::contains);
    }
}
