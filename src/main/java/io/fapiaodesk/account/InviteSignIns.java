package io.fapiaodesk.account;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.InvitedSignIns;
import io.fapiaodesk.platform.security.InvitedSignIns.Invited;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The holder of an account lets further people sign in to it, fully or to look only. There is no sign-in that may request
 * invoices and nothing else (R43).
 */
@Service
public class InviteSignIns {

    /** More than a department needs. */
    private static final int MOST = 50;

    private static final String FULL = "FULL";
    private static final String READ_ONLY = "READ_ONLY";

    private final InvitedSignIns signIns;
    private final Accounts accounts;
    private final Journal journal;

    InviteSignIns(InvitedSignIns signIns, Accounts accounts, Journal journal) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.journal = journal;
    }

    /** Those invited, or a refusal for who does not hold the account. */
    public Result<List<Invited>> list(SignedIn who) {
        Optional<Refusal> objection = objection(who);
        return objection.isPresent()
                ? Result.refused(objection.get())
                : Result.done(signIns.of(String.valueOf(who.accountId())));
    }

    /**
     * Invites somebody.
     *
     * @param role FULL or READ_ONLY
     */
    @Transactional
    public Result<Invited> invite(
            SignedIn who, @Nullable String name, @Nullable String password, @Nullable String role) {
        Optional<Refusal> objection = objection(who);
        if (objection.isPresent()) {
            return Result.refused(objection.get());
        }
        List<Refusal> wrong = check(name, password, role);
        if (name == null || password == null || !wrong.isEmpty()) {
            return Result.refused(wrong);
        }
        String accountId = String.valueOf(who.accountId());
        if (signIns.of(accountId).size() >= MOST) {
            return Result.refused(Refusal.wrongState("TOO_MANY_SIGN_INS", String.valueOf(MOST)));
        }
        boolean readOnly = READ_ONLY.equals(role);
        // The id of an account is the name it signs in with, also before it has done so for the first time.
        boolean free = accounts.find(name).isEmpty();
        if (!free || !signIns.invite(name, password, accountId, readOnly, who.name())) {
            return Result.refused(Refusal.wrongState("SIGN_IN_NAME_TAKEN", name));
        }
        journal.record(new JournalEntry(
                "account/" + accountId,
                "SIGN_IN_INVITED",
                By.CUSTOMER,
                who.name(),
                Map.of("name", name, "role", readOnly ? READ_ONLY : FULL),
                false));
        return Result.done(new Invited(name, readOnly, true, who.name()));
    }

    /** Shuts somebody out, at once and wherever they are signed in. */
    @Transactional
    public Result<String> remove(SignedIn who, String name) {
        Optional<Refusal> objection = objection(who);
        if (objection.isPresent()) {
            return Result.refused(objection.get());
        }
        String accountId = String.valueOf(who.accountId());
        if (!signIns.remove(name, accountId)) {
            return Result.refused(Refusal.notFound());
        }
        journal.record(new JournalEntry(
                "account/" + accountId, "SIGN_IN_REMOVED", By.CUSTOMER, who.name(), Map.of("name", name), false));
        return Result.done(name);
    }

    /** Whether somebody may manage the sign-ins of the account. */
    public boolean mayManage(SignedIn who) {
        return objection(who).isEmpty();
    }

    private Optional<Refusal> objection(SignedIn who) {
        if (who.accountId() == null || accounts.find(who.accountId()).isEmpty()) {
            return Optional.of(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return signIns.isHolder(who) ? Optional.empty() : Optional.of(Refusal.notPermitted("ACCOUNT_HOLDER_ONLY"));
    }

    private static List<Refusal> check(@Nullable String name, @Nullable String password, @Nullable String role) {
        List<Refusal> wrong = new ArrayList<>();
        if (name == null || name.isBlank()) {
            wrong.add(Refusal.invalidField("/name", "REQUIRED"));
        } else if (!InvitedSignIns.isName(name)) {
            wrong.add(Refusal.invalidField("/name", "SIGN_IN_NAME_INVALID"));
        }
        if (password == null || password.isEmpty()) {
            wrong.add(Refusal.invalidField("/password", "PASSWORD_MISSING"));
        } else if (!InvitedSignIns.isPassword(password)) {
            wrong.add(Refusal.invalidField(
                    "/password",
                    "PASSWORD_LENGTH",
                    String.valueOf(InvitedSignIns.SHORTEST_PASSWORD),
                    String.valueOf(InvitedSignIns.LONGEST_PASSWORD)));
        }
        if (role == null || !Set.of(FULL, READ_ONLY).contains(role)) {
            wrong.add(Refusal.invalidField("/role", "SIGN_IN_ROLE_UNKNOWN"));
        }
        return wrong;
    }
}
