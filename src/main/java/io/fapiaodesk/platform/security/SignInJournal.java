package io.fapiaodesk.platform.security;

import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who let whom in as what, and who shut them out: each sign-in has a chain of its own. A password is never told of. */
@Component
class SignInJournal {

    private final Journal journal;

    SignInJournal(Journal journal) {
        this.journal = journal;
    }

    /** Notes what is another than before, in the caller's transaction; nothing where nothing is. */
    void record(@Nullable SignIn before, SignIn after, By by, String actor) {
        Map<String, String> details = new TreeMap<>();
        note(details, "account", before == null ? null : before.accountId(), after.accountId());
        note(details, "groups", before == null ? null : groups(before), groups(after));
        note(details, "enabled", before == null ? null : "" + before.enabled(), "" + after.enabled());
        if (before != null && !before.passwordHash().equals(after.passwordHash())) {
            details.put("password", "changed");
        }
        if (before == null || !details.isEmpty()) {
            journal.record(new JournalEntry(
                    chainOf(after.name()),
                    before == null ? "SIGN_IN_ADDED" : "SIGN_IN_CHANGED",
                    by,
                    actor,
                    details,
                    false));
        }
    }

    static String chainOf(String name) {
        return "sign-in/" + name;
    }

    private static String groups(SignIn signIn) {
        return String.join(" ", new TreeSet<>(signIn.groups()));
    }

    private static void note(
            Map<String, String> details, String what, @Nullable String before, @Nullable String after) {
        String was = before == null ? "" : before;
        String is = after == null ? "" : after;
        if (!was.equals(is)) {
            details.put(what + "Before", was);
            details.put(what + "After", is);
        }
    }
}
