package io.fapiaodesk.answer.web;

import io.fapiaodesk.answer.AccountCertificate;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.documents.FileResponse;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out the exclusive account certificate (R55). */
@RestController
@Tag(name = "Answers")
class AccountCertificateController {

    private final AccountCertificate certificate;
    private final CurrentSignIn signIn;
    private final Problems problems;

    AccountCertificateController(AccountCertificate certificate, CurrentSignIn signIn, Problems problems) {
        this.certificate = certificate;
        this.signIn = signIn;
        this.problems = problems;
    }

    @GetMapping("/api/account/certificate")
    ResponseEntity<?> certificate() {
        return certificate
                .of(signIn.get())
                .<ResponseEntity<?>>map(FileResponse::of)
                .orElseGet(() -> problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER")));
    }
}
