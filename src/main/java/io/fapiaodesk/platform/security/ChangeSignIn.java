package io.fapiaodesk.platform.security;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.web.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the administrator say who may sign in, as what and with which password. What is not named stays as it is, and an
 * enabled administrator always remains: without one, nobody could let anybody in any more.
 */
@Component
class ChangeSignIn {

    private final SignIns signIns;
    private final PasswordEncoder encoder;
    private final Turns turns;
    private final SignInJournal journal;

    ChangeSignIn(SignIns signIns, PasswordEncoder encoder, Turns turns, SignInJournal journal) {
        this.signIns = signIns;
        this.encoder = encoder;
        this.turns = turns;
        this.journal = journal;
    }

    /**
     * What to change; null leaves it as it is.
     *
     * @param accountId empty takes the account away
     */
    record Wanted(
            @Nullable String password,
            @Nullable String accountId,
            @Nullable Set<String> groups,
            @Nullable Boolean enabled) {

        /** Without the password. */
        @Override
        public String toString() {
            return accountId + " " + groups + " " + enabled;
        }
    }

    record Changed(SignIn signIn, boolean isNew) {}

    /** Changes the one of that name, or adds it. */
    @Transactional
    Result<Changed> changeOrAdd(SignedIn who, String name, Wanted wanted) {
        return change(who, name, wanted, true);
    }

    /** Changes the one of that name, if there is one. */
    @Transactional
    Result<Changed> change(SignedIn who, String name, Wanted wanted) {
        return change(who, name, wanted, false);
    }

    private Result<Changed> change(SignedIn who, String name, Wanted wanted, boolean mayAdd) {
        List<Refusal> refusals = new ArrayList<>();
        if (mayAdd && !SignIn.isName(name)) {
            refusals.add(Refusal.invalidField("/name", "SIGN_IN_NAME_INVALID"));
        }
        // A group may be null in JSON, which no list of groups holds.
        Set<String> groups = wanted.groups() == null
                ? null
                : wanted.groups().stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        if (groups != null && !Groups.ALL.containsAll(groups)) {
            refusals.add(
                    Refusal.invalidField("/groups", "GROUP_UNKNOWN", String.join(", ", new TreeSet<>(Groups.ALL))));
        }
        String account = wanted.accountId();
        if (account != null && !account.isBlank() && !SignIn.isName(account)) {
            refusals.add(Refusal.invalidField("/accountId", "IDENTIFIER_INVALID"));
        }
        if (wanted.password() != null && !RealSignInProperties.isLongEnough(wanted.password())) {
            refusals.add(Refusal.invalidField(
                    "/password",
                    "PASSWORD_LENGTH",
                    String.valueOf(RealSignInProperties.SHORTEST_PASSWORD),
                    String.valueOf(SignInCheck.LONGEST_PASSWORD)));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        // Hashing takes its time, so it comes before the turn.
        String newHash = wanted.password() == null ? null : encoder.encode(wanted.password());

        // Two who each remove an administrator see each other's change only if one waits for the other.
        turns.take("sign-in", List.of("changed by an administrator"));
        SignIn before = signIns.find(name).orElse(null);
        if (before == null && !mayAdd) {
            return Result.refused(Refusal.notFound());
        }
        String hash = newHash == null && before != null ? before.passwordHash() : newHash;
        if (hash == null) {
            return Result.refused(Refusal.invalidField("/password", "PASSWORD_MISSING"));
        }
        SignIn after = merged(name, hash, before, account, groups, wanted.enabled());
        if (after.accountId() != null && !after.groups().isEmpty()) {
            return Result.refused(
                    Refusal.invalidField(account == null ? "/groups" : "/accountId", "CUSTOMER_IN_GROUP"));
        }
        if (before != null
                && before.isAdministrator()
                && !after.isAdministrator()
                && !signIns.hasAdministratorBeside(name)) {
            return Result.refused(Refusal.wrongState("LAST_ADMINISTRATOR", name));
        }
        signIns.save(after);
        journal.record(before, after, By.STAFF, who.name());
        return Result.done(new Changed(after, before == null));
    }

    private static SignIn merged(
            String name,
            String hash,
            @Nullable SignIn before,
            @Nullable String account,
            @Nullable Set<String> groups,
            @Nullable Boolean enabled) {
        String accountBefore = before == null ? null : before.accountId();
        String accountAfter = account == null ? accountBefore : account.isBlank() ? null : account;
        Set<String> groupsBefore = before == null ? Set.of() : before.groups();
        boolean enabledBefore = before == null || before.enabled();
        // One that a customer has invited stays what it is, as long as it stays with that account.
        SignIn invited = before != null && accountAfter != null && accountAfter.equals(accountBefore) ? before : null;
        return new SignIn(
                name,
                hash,
                accountAfter,
                groups == null ? groupsBefore : groups,
                enabled == null ? enabledBefore : enabled,
                invited != null && invited.readOnly(),
                invited == null ? null : invited.invitedBy());
    }
}
