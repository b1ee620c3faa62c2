package io.fapiaodesk.platform.security;

import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** The sign-ins that let everybody try everything, each with its name for a password; with the embedded database only. */
@Component
@ConditionalOnEmbedded(Part.DATABASE)
public class SandboxSignIns implements InitializingBean {

    private static final List<String> CUSTOMERS = List.of("personal", "student", "enterprise", "small-enterprise");

    private final SignIns signIns;

    SandboxSignIns(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public void afterPropertiesSet() {
        CUSTOMERS.forEach(this::allow);
        staff("reviewer", Groups.TITLE_REVIEWERS);
        staff("reviewer2", Groups.TITLE_REVIEWERS);
        staff("specialist", Groups.TITLE_SPECIALISTS);
        staff("supervisor", Groups.TITLE_SUPERVISORS);
        staff("tax-supervisor", Groups.TAX_SUPERVISORS);
        staff("paper-supervisor", Groups.PAPER_SUPERVISORS);
        staff("manager", Groups.ACCOUNT_MANAGERS);
        staff("manager2", Groups.ACCOUNT_MANAGERS);
        staff("tax-operator", Groups.TAX_OPERATORS);
        staff("tax-operator2", Groups.TAX_OPERATORS);
        staff("paper-clerk", Groups.PAPER_CLERKS);
        staff("support-agent", Groups.SUPPORT_AGENTS);
        staff("ops", Groups.OPERATIONS);
        staff("admin", Groups.ADMINISTRATORS);
        staff("upstream", Groups.UPSTREAM);
    }

    /** Lets an account that upstream imported sign in with its id. */
    public void allow(String accountId) {
        if (SignIn.isName(accountId)) {
            signIns.addIfAbsent(new SignIn(accountId, SignIn.PASSWORD_IS_NAME, accountId, Set.of(), true));
        }
    }

    private void staff(String name, String group) {
        signIns.addIfAbsent(new SignIn(name, SignIn.PASSWORD_IS_NAME, null, Set.of(group), true));
    }
}
