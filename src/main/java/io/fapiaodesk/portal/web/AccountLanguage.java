package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The language that somebody's account is kept in, looked up once for each session. */
@Component
class AccountLanguage {

    private static final String REMEMBERED = AccountLanguage.class.getName();
    private static final String NONE = "none";

    private final CurrentSignIn signIn;
    private final Accounts accounts;

    AccountLanguage(CurrentSignIn signIn, Accounts accounts) {
        this.signIn = signIn;
        this.accounts = accounts;
    }

    Optional<Locale> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Optional<SignedIn> who = signIn.find();
        if (session == null || who.isEmpty()) {
            return Optional.empty();
        }
        if (session.getAttribute(REMEMBERED) instanceof String remembered) {
            return Languages.spoken(remembered);
        }
        String language = Optional.ofNullable(who.get().accountId())
                .flatMap(accounts::find)
                .map(account -> account.language().tag())
                .orElse(NONE);
        session.setAttribute(REMEMBERED, language);
        return Languages.spoken(language);
    }
}
