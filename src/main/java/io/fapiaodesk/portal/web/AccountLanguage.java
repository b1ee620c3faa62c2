package io.fapiaodesk.portal.web;

import io.fapiaodesk.platform.security.CurrentSignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The language that somebody's account is kept in, looked up once for each sign-in. */
@Component
class AccountLanguage {

    private static final String REMEMBERED = AccountLanguage.class.getName();

    private final CurrentSignIn signIn;

    AccountLanguage(CurrentSignIn signIn) {
        this.signIn = signIn;
    }

    Optional<Locale> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        return signIn.find().flatMap(who -> {
            if (!(session.getAttribute(REMEMBERED) instanceof String remembered)) {
                return Optional.empty();
            }
            return Languages.spoken(remembered);
        });
    }
}
