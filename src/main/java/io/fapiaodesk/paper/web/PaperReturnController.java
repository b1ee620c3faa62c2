package io.fapiaodesk.paper.web;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.paper.PlanPaperReturns;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which paper invoices go back in which parcel; nothing is stored. */
@RestController
@Tag(name = "Paper invoices")
class PaperReturnController {

    private final PlanPaperReturns returns;
    private final CurrentSignIn signIn;
    private final Problems problems;

    PaperReturnController(PlanPaperReturns returns, CurrentSignIn signIn, Problems problems) {
        this.returns = returns;
        this.signIn = signIn;
        this.problems = problems;
    }

    record Wanted(@Nullable List<@Nullable String> invoiceIds) {}

    @PostMapping("/api/paper-return-plans")
    ResponseEntity<?> plan(@RequestBody Wanted wanted) {
        return asCustomer(
                accountId -> returns.plan(accountId, wanted.invoiceIds()).fold(ResponseEntity::ok, problems::respond));
    }

    /** A label for each parcel, to be printed. */
    @GetMapping(path = "/api/paper-return-plans/labels", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<?> labels(@RequestParam(name = "invoiceIds") List<String> invoiceIds) {
        return asCustomer(accountId -> returns.labels(accountId, List.copyOf(invoiceIds))
                .fold(
                        pdf -> ResponseEntity.ok()
                                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"return-labels.pdf\"")
                                .contentType(MediaType.APPLICATION_PDF)
                                .body(pdf),
                        problems::respond));
    }

    private ResponseEntity<?> asCustomer(Function<String, ResponseEntity<?>> then) {
        String accountId = signIn.get().accountId();
        return accountId == null ? problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER")) : then.apply(accountId);
    }
}
