package io.fapiaodesk.platform.security;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Everyone who may sign in. */
@Repository
public class SignIns {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final KnownSignIns known = new KnownSignIns(System::nanoTime);

    public SignIns(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    Optional<SignIn> find(String name) {
        if (!SignIn.isName(name)) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT * FROM sign_in WHERE name = ?")
                .param(name)
                .query(SignIns::read)
                .optional();
    }

    /** The same, as it was seconds ago at most. */
    Optional<SignIn> lookUp(String name) {
        Optional<SignIn> remembered = known.find(name);
        if (remembered.isPresent()) {
            return remembered;
        }
        long changes = known.changes();
        Optional<SignIn> read = find(name);
        known.remember(read.orElse(null), changes);
        return read;
    }

    /** The one who would be signed in under that name. */
    public Optional<SignedIn> whoIs(String name) {
        return lookUp(name).filter(SignIn::enabled).map(SignIn::signedIn);
    }

    List<SignIn> all() {
        return jdbc.sql("SELECT * FROM sign_in ORDER BY name")
                .query(SignIns::read)
                .list();
    }

    /** Everyone who works in a group, whether they may sign in at present or not. */
    public List<SignInChanged> staff() {
        return jdbc
                .sql("SELECT * FROM sign_in WHERE cardinality(groups) > 0 ORDER BY name")
                .query(SignIns::read)
                .list()
                .stream()
                .map(s -> new SignInChanged(s.name(), s.groups(), s.enabled()))
                .toList();
    }

    /** Which of these names are those of people who work here, or of other systems, and so of no customer. */
    public Set<String> withoutAccount(Collection<String> names) {
        return Set.copyOf(jdbc.sql("SELECT name FROM sign_in WHERE name = ANY (?) AND account_id IS NULL")
                .param(names.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Whether somebody else can let people in. */
    boolean hasAdministratorBeside(String name) {
        return jdbc.sql("""
            SELECT EXISTS (SELECT FROM sign_in WHERE enabled AND :group = ANY (groups) AND name <> :name)
            """)
                .param("group", Groups.ADMINISTRATORS)
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    void save(SignIn signIn) {
        jdbc.sql("""
            INSERT INTO sign_in (name, password_hash, account_id, groups, enabled, read_only, invited_by)
            VALUES (:name, :hash, :account, :groups, :enabled, :readOnly, :invitedBy)
            ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash,
                account_id = excluded.account_id, groups = excluded.groups, enabled = excluded.enabled,
                read_only = excluded.read_only, invited_by = excluded.invited_by,
                removed = sign_in.removed AND NOT excluded.enabled
            """)
                .param("readOnly", signIn.readOnly())
                .param("invitedBy", signIn.invitedBy())
                .param("name", signIn.name())
                .param("hash", signIn.passwordHash())
                .param("account", signIn.accountId())
                .param("groups", array(signIn.groups()))
                .param("enabled", signIn.enabled())
                .update();
        forgetAfterCommit(signIn.name());
        events.publishEvent(new SignInChanged(signIn.name(), signIn.groups(), signIn.enabled()));
    }

    /** Those that the holder of an account has invited, by their names. */
    List<SignIn> invitedTo(String accountId) {
        return jdbc.sql("""
            SELECT * FROM sign_in WHERE account_id = ? AND invited_by IS NOT NULL AND NOT removed ORDER BY name
            """).param(accountId).query(SignIns::read).list();
    }

    /**
     * Adds an invited sign-in.
     *
     * @return false when the name is taken; one that an account has removed stays that account's for ever, so that nothing
     *     kept under a name comes to somebody else
     */
    @Transactional
    boolean invite(SignIn signIn) {
        boolean added = jdbc.sql("""
            INSERT INTO sign_in (name, password_hash, account_id, groups, enabled, read_only, invited_by)
            VALUES (:name, :hash, :account, '{}', true, :readOnly, :invitedBy)
            ON CONFLICT (name) DO UPDATE SET password_hash = excluded.password_hash, enabled = true,
                read_only = excluded.read_only, invited_by = excluded.invited_by, removed = false
            WHERE sign_in.removed AND sign_in.account_id = excluded.account_id
            """)
                        .param("name", signIn.name())
                        .param("hash", signIn.passwordHash())
                        .param("account", signIn.accountId())
                        .param("readOnly", signIn.readOnly())
                        .param("invitedBy", signIn.invitedBy())
                        .update()
                == 1;
        forgetAfterCommit(signIn.name());
        return added;
    }

    /** Shuts out an invited sign-in for good; false when the account has none of that name. */
    @Transactional
    boolean removeInvited(String name, String accountId) {
        boolean removed = jdbc.sql("""
            UPDATE sign_in SET enabled = false, removed = true, password_hash = ''
            WHERE name = ? AND account_id = ? AND invited_by IS NOT NULL AND NOT removed
            """).param(name).param(accountId).update() == 1;
        forgetAfterCommit(name);
        return removed;
    }

    /** Not before: until then others still read what was. */
    private void forgetAfterCommit(String name) {
        known.forget(name);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    known.forget(name);
                }
            });
        }
    }

    /** Leaves a sign-in of that name as it is. */
    void addIfAbsent(SignIn signIn) {
        jdbc.sql("""
            INSERT INTO sign_in (name, password_hash, account_id, groups, enabled)
            VALUES (:name, :hash, :account, :groups, :enabled) ON CONFLICT (name) DO NOTHING
            """)
                .param("name", signIn.name())
                .param("hash", signIn.passwordHash())
                .param("account", signIn.accountId())
                .param("groups", array(signIn.groups()))
                .param("enabled", signIn.enabled())
                .update();
    }

    private static String[] array(Collection<String> groups) {
        return groups.stream().sorted().toArray(String[]::new);
    }

    private static SignIn read(ResultSet row, int number) throws SQLException {
        Array groups = row.getArray("groups");
        return new SignIn(
                row.getString("name"),
                row.getString("password_hash"),
                row.getString("account_id"),
                Set.of((String[]) groups.getArray()),
                row.getBoolean("enabled"),
                row.getBoolean("read_only"),
                row.getString("invited_by"));
    }
}
