package io.fapiaodesk.platform.security;

import java.util.List;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The sign-ins that the holder of an account invites. */
@Component
public class InvitedSignIns {

    public static final int SHORTEST_PASSWORD = RealSignInProperties.SHORTEST_PASSWORD;
    public static final int LONGEST_PASSWORD = SignInCheck.LONGEST_PASSWORD;

    private final SignIns signIns;
    private final PasswordEncoder encoder;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    InvitedSignIns(
            SignIns signIns, PasswordEncoder encoder, FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.signIns = signIns;
        this.encoder = encoder;
        this.sessions = sessions;
    }

    /** One of them. */
    public record Invited(String name, boolean readOnly, boolean enabled, String invitedBy) {}

    public static boolean isName(String text) {
        return SignIn.isName(text);
    }

    public static boolean isPassword(String text) {
        return RealSignInProperties.isLongEnough(text);
    }

    /** Whether somebody acts for an account in its own right, and not because another has invited them. */
    public boolean isHolder(SignedIn who) {
        return signIns.find(who.name())
                .filter(signIn -> signIn.accountId() != null && signIn.invitedBy() == null)
                .isPresent();
    }

    public List<Invited> of(String accountId) {
        return signIns.invitedTo(accountId).stream()
                .map(signIn -> new Invited(
                        signIn.name(), signIn.readOnly(), signIn.enabled(), String.valueOf(signIn.invitedBy())))
                .toList();
    }

    /** False when the name is taken. */
    public boolean invite(String name, String password, String accountId, boolean readOnly, String by) {
        return signIns.invite(new SignIn(name, encoder.encode(password), accountId, Set.of(), true, readOnly, by));
    }

    /** Shuts one out, also where they are signed in; false when the account has none of that name. */
    public boolean remove(String name, String accountId) {
        if (!isName(name) || !signIns.removeInvited(name, accountId)) {
            return false;
        }
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    endSessions(name);
                }
            });
        } else {
            endSessions(name);
        }
        return true;
    }

    private void endSessions(String name) {
        sessions.findByPrincipalName(name).keySet().forEach(sessions::deleteById);
    }
}
