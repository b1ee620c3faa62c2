package io.fapiaodesk.platform.security;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the administrator say who may sign in. */
@RestController
@RequestMapping("/api/admin/sign-ins")
@Tag(name = "Administration")
class SignInsController {

    private final SignIns signIns;
    private final PasswordEncoder encoder;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Problems problems;

    SignInsController(
            SignIns signIns,
            PasswordEncoder encoder,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Problems problems) {
        this.signIns = signIns;
        this.encoder = encoder;
        this.sessions = sessions;
        this.problems = problems;
    }

    record Shown(String name, @Nullable String accountId, Set<String> groups, boolean enabled) {
        static Shown of(SignIn signIn) {
            return new Shown(signIn.name(), signIn.accountId(), new TreeSet<>(signIn.groups()), signIn.enabled());
        }
    }

    record Wanted(
            @Nullable String password,
            @Nullable String accountId,
            @Nullable Set<String> groups,
            @Nullable Boolean enabled) {}

    @GetMapping
    List<Shown> list() {
        return signIns.all().stream().map(Shown::of).toList();
    }

    @PutMapping("/{name}")
    ResponseEntity<?> put(@PathVariable String name, @RequestBody Wanted wanted) {
        SignIn before = signIns.find(name).orElse(null);
        Set<String> groups = wanted.groups() == null
                ? Set.of()
                : wanted.groups().stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        String accountId = wanted.accountId() == null || wanted.accountId().isBlank() ? null : wanted.accountId();
        if (!SignIn.isName(name)) {
            return refused("/name", "SIGN_IN_NAME_INVALID");
        }
        if (!Groups.ALL.containsAll(groups)) {
            return refused("/groups", "GROUP_UNKNOWN", String.join(", ", new TreeSet<>(Groups.ALL)));
        }
        if (accountId != null && !groups.isEmpty()) {
            return refused("/accountId", "CUSTOMER_IN_GROUP");
        }
        if (accountId != null && !SignIn.isName(accountId)) {
            return refused("/accountId", "IDENTIFIER_INVALID");
        }
        String hash;
        if (wanted.password() != null) {
            if (!RealSignInProperties.isLongEnough(wanted.password())) {
                return refused(
                        "/password",
                        "PASSWORD_LENGTH",
                        String.valueOf(RealSignInProperties.SHORTEST_PASSWORD),
                        String.valueOf(SignInCheck.LONGEST_PASSWORD));
            }
            hash = encoder.encode(wanted.password());
        } else if (before != null) {
            hash = before.passwordHash();
        } else {
            return refused("/password", "PASSWORD_MISSING");
        }
        boolean enabled = wanted.enabled() == null || wanted.enabled();
        // One that a customer has invited stays what it is, as long as it stays with that account.
        SignIn invited = before != null && accountId != null && accountId.equals(before.accountId()) ? before : null;
        SignIn after = new SignIn(
                name,
                hash,
                accountId,
                groups,
                enabled,
                invited != null && invited.readOnly(),
                invited == null ? null : invited.invitedBy());
        signIns.save(after);
        // Whoever is signed in under that name signs in again, as what they are now.
        sessions.findByPrincipalName(name).keySet().forEach(sessions::deleteById);
        return ResponseEntity.status(before == null ? HttpStatus.CREATED : HttpStatus.OK)
                .body(Shown.of(after));
    }

    private ResponseEntity<ProblemDetail> refused(String pointer, String code, String... arguments) {
        return problems.respond(Refusal.invalidField(pointer, code, arguments));
    }
}
