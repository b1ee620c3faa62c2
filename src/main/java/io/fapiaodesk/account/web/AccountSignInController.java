package io.fapiaodesk.account.web;

import io.fapiaodesk.account.InviteSignIns;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.InvitedSignIns.Invited;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Idempotency;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Further sign-ins of an account, to the one who holds it. */
@RestController
@RequestMapping("/api/account/sign-ins")
@Tag(name = "Account")
class AccountSignInController {

    private final InviteSignIns signIns;
    private final CurrentSignIn signIn;
    private final Idempotency idempotency;
    private final Problems problems;

    AccountSignInController(InviteSignIns signIns, CurrentSignIn signIn, Idempotency idempotency, Problems problems) {
        this.signIns = signIns;
        this.signIn = signIn;
        this.idempotency = idempotency;
        this.problems = problems;
    }

    /**
     * Whom to invite.
     *
     * @param role FULL or READ_ONLY
     */
    record Wanted(
            @Nullable String name,
            @Nullable String password,
            @Nullable String role) {

        /** Without the password: this tells one request from another and ends up in a digest. */
        @Override
        public String toString() {
            return name + " " + role;
        }
    }

    record Shown(String name, String role, boolean enabled, String invitedBy) {
        static Shown of(Invited invited) {
            return new Shown(
                    invited.name(), invited.readOnly() ? "READ_ONLY" : "FULL", invited.enabled(), invited.invitedBy());
        }
    }

    @GetMapping
    ResponseEntity<?> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return signIns.list(signIn.get())
                .fold(
                        invited -> Page.Slice.of(page, size)
                                .fold(
                                        slice -> ResponseEntity.ok(Page.of(
                                                invited.stream().map(Shown::of).toList(), slice)),
                                        problems::respond),
                        problems::respond);
    }

    @PostMapping
    ResponseEntity<?> invite(
            @RequestBody Wanted wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        SignedIn who = signIn.get();
        return idempotency.once(who, key, "POST /api/account/sign-ins " + wanted, () -> signIns.invite(
                        who, wanted.name(), wanted.password(), wanted.role())
                .fold(
                        invited -> ResponseEntity.created(URI.create("/api/account/sign-ins/" + invited.name()))
                                .body(Shown.of(invited)),
                        problems::respond));
    }

    @DeleteMapping("/{name}")
    ResponseEntity<?> remove(@PathVariable String name) {
        return signIns.remove(signIn.get(), name)
                .fold(removed -> ResponseEntity.noContent().build(), problems::respond);
    }
}
