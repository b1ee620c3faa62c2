package io.fapiaodesk.platform.security;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks name and password, for the form and for HTTP Basic alike. */
class SignInCheck implements AuthenticationProvider {

    /** bcrypt reads no further than this. */
    static final int LONGEST_PASSWORD = 72;

    private final SignIns signIns;
    private final PasswordEncoder encoder;
    private final RememberedPasswords remembered;
    private final WrongPasswords wrongPasswords;
    private final boolean embedded;
    private final String somebodyElsesHash;

    SignInCheck(
            SignIns signIns,
            PasswordEncoder encoder,
            RememberedPasswords remembered,
            WrongPasswords wrongPasswords,
            boolean embedded) {
        this.signIns = signIns;
        this.encoder = encoder;
        this.remembered = remembered;
        this.wrongPasswords = wrongPasswords;
        this.embedded = embedded;
        this.somebodyElsesHash = encoder.encode("nobody knows this one");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        // Whatever else was typed is nobody's name, and not worth remembering.
        String name = SignIn.isName(attempt.getName()) ? attempt.getName() : "";
        String password = String.valueOf(attempt.getCredentials());
        String address = address(attempt);
        Duration wait = wrongPasswords.wait(name, address);
        if (!wait.isZero()) {
            throw new TooManyWrongPasswordsException(wait);
        }
        SignIn signIn = signIns.lookUp(name).filter(SignIn::enabled).orElse(null);
        if (signIn == null) {
            // A name that nobody has must cost the same time as a wrong password.
            matches(password, somebodyElsesHash);
            throw refused(name, address);
        }
        if (!isRight(signIn, password)) {
            throw refused(name, address);
        }
        wrongPasswords.right(name, address);
        SignedIn who = signIn.signedIn();
        List<SimpleGrantedAuthority> authorities = who.roles().stream()
                .map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(who, null, authorities);
    }

    private boolean isRight(SignIn signIn, String password) {
        if (SignIn.PASSWORD_IS_NAME.equals(signIn.passwordHash())) {
            return embedded && signIn.name().equals(password);
        }
        if (remembered.knows(signIn, password)) {
            return true;
        }
        boolean right = matches(password, signIn.passwordHash());
        if (right) {
            remembered.remember(signIn, password);
        }
        return right;
    }

    private boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD && encoder.matches(password, hash);
    }

    private BadCredentialsException refused(String name, String address) {
        wrongPasswords.wrong(name, address);
        return new BadCredentialsException("Name or password is wrong");
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details && details.getRemoteAddress() != null
                ? details.getRemoteAddress()
                : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
