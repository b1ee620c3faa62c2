package io.fapiaodesk.invoicing.web;

import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.InvoicePreview;
import io.fapiaodesk.invoicing.InvoicePreview.ItemText;
import io.fapiaodesk.invoicing.PreviewInvoices;
import io.fapiaodesk.invoicing.RequestInvoices;
import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Idempotency;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where customers see what their invoices would be, and ask for them. */
@RestController
@Tag(name = "Requesting invoices")
class InvoiceRequestController {

    private static final int MOST_ITEMS_TOLD = 500;

    private final PreviewInvoices preview;
    private final RequestInvoices request;
    private final CurrentSignIn signIn;
    private final Idempotency idempotency;
    private final Problems problems;

    InvoiceRequestController(
            PreviewInvoices preview,
            RequestInvoices request,
            CurrentSignIn signIn,
            Idempotency idempotency,
            Problems problems) {
        this.preview = preview;
        this.request = request;
        this.signIn = signIn;
        this.idempotency = idempotency;
        this.problems = problems;
    }

    record Accepted(String id, String status, PromiseBody promise, List<RequestInvoices.RequestedInvoice> invoices) {}

    record PromiseBody(OffsetDateTime target, OffsetDateTime limit, boolean provisional) {
        static PromiseBody of(Promise promise) {
            return new PromiseBody(
                    ShanghaiTime.at(promise.target()), ShanghaiTime.at(promise.limit()), promise.provisional());
        }
    }

    /** Shows the invoices to come; nothing is stored. */
    @PostMapping("/api/invoice-previews")
    ResponseEntity<?> preview(@RequestBody InvoiceOrder order) {
        PreviewInvoices.Outcome outcome = preview.preview(signIn.get(), order);
        if (outcome instanceof PreviewInvoices.Outcome.Previewed previewed) {
            return ResponseEntity.ok(previewed.preview());
        }
        PreviewInvoices.Outcome.Refused refused = (PreviewInvoices.Outcome.Refused) outcome;
        return refuse(refused.refusals(), refused.items());
    }

    /** Asks for them. */
    @PostMapping("/api/invoice-requests")
    ResponseEntity<?> request(
            @RequestBody InvoiceOrder order,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        SignedIn who = signIn.get();
        return request.inTurn(
                who,
                () -> idempotency.once(
                        who, key, "POST /api/invoice-requests " + order, () -> answer(request.request(who, order))));
    }

    private ResponseEntity<?> answer(RequestInvoices.Outcome outcome) {
        if (outcome instanceof RequestInvoices.Outcome.Accepted accepted) {
            return ResponseEntity.created(URI.create("/api/requests/" + accepted.requestId()))
                    .body(new Accepted(
                            accepted.requestId().value(),
                            accepted.status(),
                            PromiseBody.of(accepted.promise()),
                            accepted.invoices()));
        }
        if (outcome instanceof RequestInvoices.Outcome.PreviewChanged changed) {
            return changed(changed.difference(), changed.preview());
        }
        RequestInvoices.Outcome.Refused refused = (RequestInvoices.Outcome.Refused) outcome;
        return refuse(refused.refusals(), refused.items());
    }

    private ResponseEntity<?> changed(RequestInvoices.Difference difference, InvoicePreview now) {
        ProblemDetail problem = problems.problem(List.of(Refusal.wrongState("PREVIEW_CHANGED")));
        problem.setProperty("difference", difference);
        problem.setProperty("preview", now);
        return respond(problem);
    }

    private ResponseEntity<?> refuse(List<Refusal> refusals, List<ItemText> items) {
        ProblemDetail problem = problems.problem(refusals);
        if (!items.isEmpty()) {
            problem.setProperty("items", items.subList(0, Math.min(items.size(), MOST_ITEMS_TOLD)));
            problem.setProperty("itemsInAll", items.size());
        }
        return respond(problem);
    }

    private static ResponseEntity<?> respond(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
