package io.fapiaodesk.portal.web;

import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.Role;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around a page needs to know.
 *
 * @param user the name of the sign-in; empty on the sign-in page
 * @param accountManager whether customers' agreements are this person's work
 * @param readOnly whether this person may look and download only
 * @param otherLanguageLink this page in the other language
 */
record Shell(
        @Nullable String user,
        Set<Role> roles,
        boolean accountManager,
        boolean readOnly,
        String language,
        String otherLanguage,
        String otherLanguageLink) {

    static Shell of(@Nullable SignedIn who, String language, String otherLanguageLink) {
        return new Shell(
                who == null ? null : who.name(),
                who == null ? Set.of() : who.roles(),
                who != null && who.groups().contains(Groups.ACCOUNT_MANAGERS),
                who != null && who.readOnly(),
                language,
                language.equals("en") ? "zh-CN" : "en",
                otherLanguageLink);
    }

    public boolean customer() {
        return roles.contains(Role.CUSTOMER);
    }

    public boolean staff() {
        return roles.contains(Role.STAFF);
    }

    public boolean ops() {
        return roles.contains(Role.OPS);
    }

    public boolean admin() {
        return roles.contains(Role.ADMIN);
    }

    public boolean auditor() {
        return roles.contains(Role.AUDITOR);
    }

    public boolean upstream() {
        return roles.contains(Role.UPSTREAM);
    }
}
