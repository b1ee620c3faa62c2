package io.fapiaodesk.paper.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.AddressLoss;
import io.fapiaodesk.paper.LossReport;
import io.fapiaodesk.paper.LossView;
import io.fapiaodesk.paper.ReportLoss;
import io.fapiaodesk.paper.WithdrawLoss;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Idempotency;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lost paper invoices, to the customer who misses one. */
@RestController
@Tag(name = "Paper invoices")
class LossController {

    private final ReportLoss report;
    private final WithdrawLoss withdraw;
    private final AddressLoss address;
    private final CurrentSignIn signIn;
    private final Idempotency idempotency;
    private final Problems problems;
    private final ObjectMapper json;

    LossController(
            ReportLoss report,
            WithdrawLoss withdraw,
            AddressLoss address,
            CurrentSignIn signIn,
            Idempotency idempotency,
            Problems problems,
            ObjectMapper json) {
        this.report = report;
        this.withdraw = withdraw;
        this.address = address;
        this.signIn = signIn;
        this.idempotency = idempotency;
        this.problems = problems;
        this.json = json;
    }

    /** What the courier's data came to. */
    record Accepted(String requestId, int scenario, String outcome, String status) {
        static ResponseEntity<?> of(LossView loss) {
            return ResponseEntity.created(URI.create("/api/requests/" + loss.id()))
                    .body(new Accepted(loss.id().value(), loss.scenario(), loss.outcome(), loss.status()));
        }
    }

    /** Where a case stands after a call that moved it. */
    record State(String requestId, String status) {
        static ResponseEntity<?> of(LossView loss) {
            return ResponseEntity.ok(new State(loss.id().value(), loss.status()));
        }
    }

    /** Opens a case, or refuses with every reason. The scenario is decided by the courier's data. */
    @PostMapping("/api/invoices/{id}/loss-reports")
    ResponseEntity<?> report(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable LossReport body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws JsonProcessingException {
        LossReport said = body == null ? LossReport.BARE : body;
        String call = "POST /api/invoices/" + id + "/loss-reports " + json.writeValueAsString(said);
        return asCustomer(
                accountId -> idempotency.once(signIn.get(), key, call, () -> report.report(accountId, id, said)
                        .fold(Accepted::of, problems::respond)));
    }

    /** The invoice is found, or not needed any more. */
    @PostMapping("/api/loss-reports/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable String id) {
        return withCase(
                id, (accountId, caseId) -> withdraw.withdraw(accountId, caseId).fold(State::of, problems::respond));
    }

    /** Whom and where to send it to. */
    @PostMapping(path = "/api/loss-reports/{id}/contact", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> sendTo(@PathVariable String id, @RequestBody LossReport.Contact contact) {
        return withCase(id, (accountId, caseId) -> address.sendTo(accountId, caseId, contact)
                .fold(State::of, problems::respond));
    }

    /** The same as a form of a page sends it. */
    @PostMapping(path = "/api/loss-reports/{id}/contact", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> sendTo(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String address) {
        return sendTo(id, new LossReport.Contact(name, phone, address));
    }

    private ResponseEntity<?> withCase(String id, BiFunction<String, RequestId, ResponseEntity<?>> then) {
        return RequestId.isWellFormed(id)
                ? asCustomer(accountId -> then.apply(accountId, new RequestId(id)))
                : problems.respond(Refusal.notFound());
    }

    private ResponseEntity<?> asCustomer(Function<String, ResponseEntity<?>> then) {
        SignedIn who = signIn.get();
        return who.accountId() == null
                ? problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER"))
                : then.apply(who.accountId());
    }
}
