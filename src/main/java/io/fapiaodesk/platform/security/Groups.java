package io.fapiaodesk.platform.security;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups people work in. Their ids are the candidate groups of the process models and the engine's group ids. */
public final class Groups {

    public static final String TITLE_REVIEWERS = "title-reviewers";
    public static final String TITLE_SPECIALISTS = "title-specialists";
    public static final String TITLE_SUPERVISORS = "title-supervisors";
    public static final String TAX_SUPERVISORS = "tax-supervisors";
    public static final String PAPER_SUPERVISORS = "paper-supervisors";
    public static final String ACCOUNT_MANAGERS = "account-managers";
    public static final String TAX_OPERATORS = "tax-operators";
    public static final String PAPER_CLERKS = "paper-clerks";
    public static final String SUPPORT_AGENTS = "support-agents";
    public static final String OPERATIONS = "operations";
    public static final String ADMINISTRATORS = "camunda-admin";
    public static final String UPSTREAM = "upstream";
    public static final String AUDITORS = "auditors";

    /** Those who decide cases, with what they are called in Tasklist and Admin. */
    public static final Map<String, String> STAFF = Map.of(
            TITLE_REVIEWERS, "Title reviewers",
            TITLE_SPECIALISTS, "Title specialists",
            TITLE_SUPERVISORS, "Title supervisors",
            TAX_SUPERVISORS, "Tax supervisors",
            PAPER_SUPERVISORS, "Paper supervisors",
            ACCOUNT_MANAGERS, "Account managers",
            TAX_OPERATORS, "Tax operators",
            PAPER_CLERKS, "Paper clerks",
            SUPPORT_AGENTS, "Support agents");

    public static final Set<String> ALL = Set.of(
            TITLE_REVIEWERS,
            TITLE_SPECIALISTS,
            TITLE_SUPERVISORS,
            TAX_SUPERVISORS,
            PAPER_SUPERVISORS,
            ACCOUNT_MANAGERS,
            TAX_OPERATORS,
            PAPER_CLERKS,
            SUPPORT_AGENTS,
            OPERATIONS,
            ADMINISTRATORS,
            UPSTREAM,
            AUDITORS);

    private Groups() {}

    static Optional<Role> roleOf(String group) {
        if (STAFF.containsKey(group)) {
            return Optional.of(Role.STAFF);
        }
        return switch (group) {
            case OPERATIONS -> Optional.of(Role.OPS);
            case ADMINISTRATORS -> Optional.of(Role.ADMIN);
            case UPSTREAM -> Optional.of(Role.UPSTREAM);
            case AUDITORS -> Optional.of(Role.AUDITOR);
            default -> Optional.empty();
        };
    }
}
