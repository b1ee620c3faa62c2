package io.fapiaodesk.platform.security;

import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.security.ChangeSignIn.Changed;
import io.fapiaodesk.platform.security.ChangeSignIn.Wanted;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
    private final ChangeSignIn changeSignIn;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final CurrentSignIn signedIn;
    private final Problems problems;

    SignInsController(
            SignIns signIns,
            ChangeSignIn changeSignIn,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            CurrentSignIn signedIn,
            Problems problems) {
        this.signIns = signIns;
        this.changeSignIn = changeSignIn;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.problems = problems;
    }

    record Shown(String name, @Nullable String accountId, Set<String> groups, boolean enabled) {
        static Shown of(SignIn signIn) {
            return new Shown(signIn.name(), signIn.accountId(), new TreeSet<>(signIn.groups()), signIn.enabled());
        }
    }

    @GetMapping
    List<Shown> list() {
        return signIns.all().stream().map(Shown::of).toList();
    }

    /** Adds a sign-in, or changes one: what is not named stays as it is. */
    @PutMapping("/{name}")
    ResponseEntity<?> put(@PathVariable String name, @RequestBody Wanted wanted) {
        return answer(changeSignIn.changeOrAdd(signedIn.get(), name, wanted));
    }

    /** Changes a sign-in: what is not named stays as it is. */
    @PatchMapping("/{name}")
    ResponseEntity<?> patch(@PathVariable String name, @RequestBody Wanted wanted) {
        return answer(changeSignIn.change(signedIn.get(), name, wanted));
    }

    private ResponseEntity<?> answer(Result<Changed> result) {
        return result.fold(this::changed, problems::respond);
    }

    private ResponseEntity<?> changed(Changed changed) {
        // Whoever is signed in under that name signs in again, as what they are now.
        sessions.findByPrincipalName(changed.signIn().name()).keySet().forEach(sessions::deleteById);
        return ResponseEntity.status(changed.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(Shown.of(changed.signIn()));
    }
}
