package io.fapiaodesk.account.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.ChangeRegistration;
import io.fapiaodesk.account.ChangeRegistration.Change;
import io.fapiaodesk.account.ChangeRegistration.Consequence;
import io.fapiaodesk.account.ChangeRegistration.Registration;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The real-name registration of the customer's account, and what a change of it brings about. */
@RestController
@Tag(name = "Account")
class RegistrationController {

    private final ChangeRegistration registration;
    private final CurrentSignIn signIn;
    private final Problems problems;
    private final Texts texts;

    RegistrationController(ChangeRegistration registration, CurrentSignIn signIn, Problems problems, Texts texts) {
        this.registration = registration;
        this.signIn = signIn;
        this.problems = problems;
        this.texts = texts;
    }

    record Told(String code, String rule, String text) {}

    record Possible(String to, boolean needsAcknowledgement, List<Told> consequences) {}

    /**
     * The registration.
     *
     * @param certificate where the exclusive account certificate is, which bears this name
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(
            String accountId,
            Account.Kind kind,
            String realName,
            @Nullable String taxId,
            String certificate,
            List<Possible> changes) {}

    /** What to change to; changing to an enterprise takes the word that it is known to be for good. */
    record Wanted(
            ChangeRegistration.@Nullable To to, @Nullable Boolean acknowledgeIrreversible) {}

    @GetMapping("/api/account/registration")
    ResponseEntity<?> registration() {
        return registration.of(signIn.get()).fold(found -> ResponseEntity.ok(body(found)), problems::respond);
    }

    /** Says where the registration is changed, once its consequences are known (R23). */
    @PostMapping("/api/account/registration-changes")
    ResponseEntity<?> change(@RequestBody Wanted wanted) {
        return registration
                .begin(signIn.get(), wanted.to(), Boolean.TRUE.equals(wanted.acknowledgeIrreversible()))
                .fold(
                        begun -> ResponseEntity.created(URI.create("/api/account/registration"))
                                .body(begun),
                        problems::respond);
    }

    private Body body(Registration found) {
        Account account = found.account();
        return new Body(
                account.id(),
                account.kind(),
                account.realName(),
                account.taxId(),
                "/api/account/certificate",
                found.changes().stream().map(this::possible).toList());
    }

    private Possible possible(Change change) {
        return new Possible(
                change.to().name(),
                change.to() == ChangeRegistration.To.ENTERPRISE,
                change.consequences().stream().map(this::told).toList());
    }

    private Told told(Consequence consequence) {
        return new Told(consequence.name(), consequence.rule(), texts.get("registration." + consequence));
    }
}
