package io.fapiaodesk.platform.security;

import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.embedded.ConditionalOnReal;
import io.fapiaodesk.platform.embedded.Part;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first sign-ins of an installation: the administrator, without whom nobody could be let in, and if wanted
 * operations and the upstream systems. A password given anew replaces the one before; everything else stays as the
 * administrator has set it since. Only where no administrator is left, the first one becomes one again.
 */
@Component
@ConditionalOnReal(Part.DATABASE)
class RealSignIns implements InitializingBean {

    /** Who changed a sign-in that the settings of the installation name. */
    private static final String AT_THE_START = "fapiao-desk";

    private final SignIns signIns;
    private final PasswordEncoder encoder;
    private final RealSignInProperties properties;
    private final SignInJournal journal;
    private final TransactionTemplate transaction;

    RealSignIns(
            SignIns signIns,
            PasswordEncoder encoder,
            RealSignInProperties properties,
            SignInJournal journal,
            PlatformTransactionManager transactions) {
        this.signIns = signIns;
        this.encoder = encoder;
        this.properties = properties;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterPropertiesSet() {
        RealSignInProperties.requireAdministrator(properties.adminPassword());
        set("admin", properties.adminPassword(), "FAPIAO_ADMIN_PASSWORD", Groups.ADMINISTRATORS);
        set("ops", properties.opsPassword(), "FAPIAO_OPS_PASSWORD", Groups.OPERATIONS);
        set("upstream", properties.upstreamPassword(), "FAPIAO_UPSTREAM_PASSWORD", Groups.UPSTREAM);
    }

    private void set(String name, String password, String variable, String group) {
        if (password.isBlank()) {
            return;
        }
        if (!RealSignInProperties.isLongEnough(password)) {
            throw new UnsafeStartException(
                    "The password in " + variable + " is too short or too long.",
                    "Choose one of " + RealSignInProperties.SHORTEST_PASSWORD + " to " + SignInCheck.LONGEST_PASSWORD
                            + " characters.");
        }
        SignIn before = signIns.find(name).orElse(null);
        boolean newPassword = before == null || !encoder.matches(password, before.passwordHash());
        boolean nobodyLetsIn = group.equals(Groups.ADMINISTRATORS)
                && (before == null || !before.isAdministrator())
                && !signIns.hasAdministratorBeside(name);
        if (before == null || before.accountId() != null || nobodyLetsIn) {
            save(before, new SignIn(name, encoder.encode(password), null, Set.of(group), true));
        } else if (newPassword) {
            save(before, new SignIn(name, encoder.encode(password), null, before.groups(), before.enabled()));
        }
    }

    private void save(@Nullable SignIn before, SignIn after) {
        transaction.executeWithoutResult(status -> {
            signIns.save(after);
            journal.record(before, after, By.SYSTEM, AT_THE_START);
        });
    }
}
