package io.fapiaodesk.returning.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Idempotency;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.request.RequestView;
import io.fapiaodesk.request.RequestViews;
import io.fapiaodesk.returning.AdviseOnReturn;
import io.fapiaodesk.returning.BuyersWord;
import io.fapiaodesk.returning.PrepareRequestAgain;
import io.fapiaodesk.returning.ReadReturns;
import io.fapiaodesk.returning.ReturnAdvice;
import io.fapiaodesk.returning.ReturnInvoice;
import io.fapiaodesk.returning.ReturnView;
import io.fapiaodesk.returning.ReturnWish;
import io.fapiaodesk.returning.WithdrawReturn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Returns of issued invoices, to the customer whose invoices they are. */
@RestController
@Tag(name = "Returns")
class ReturnController {

    private final AdviseOnReturn advice;
    private final ReturnInvoice returning;
    private final WithdrawReturn withdrawing;
    private final ReadReturns returns;
    private final PrepareRequestAgain again;
    private final RequestViews texts;
    private final CurrentSignIn signIn;
    private final Idempotency idempotency;
    private final Problems problems;
    private final ObjectMapper json;

    ReturnController(
            AdviseOnReturn advice,
            ReturnInvoice returning,
            WithdrawReturn withdrawing,
            ReadReturns returns,
            PrepareRequestAgain again,
            RequestViews texts,
            CurrentSignIn signIn,
            Idempotency idempotency,
            Problems problems,
            ObjectMapper json) {
        this.advice = advice;
        this.returning = returning;
        this.withdrawing = withdrawing;
        this.returns = returns;
        this.again = again;
        this.texts = texts;
        this.signIn = signIn;
        this.idempotency = idempotency;
        this.problems = problems;
        this.json = json;
    }

    /** What a customer is told at once. */
    record State(String requestId, String status) {
        static State of(ReturnView view) {
            return new State(view.id().value(), view.status());
        }
    }

    /** The way an invoice goes back, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Advice(String invoiceId, @Nullable String number, String way, List<RequestView.FindingView> findings) {}

    @GetMapping("/api/invoices/{id}/return-advice")
    @Operation(summary = "Which way an invoice goes back; booked: what the customer knows of the buyer's bookkeeping")
    ResponseEntity<?> advise(@PathVariable String id, @RequestParam(required = false) @Nullable Boolean booked) {
        BuyersWord word =
                booked == null ? BuyersWord.UNKNOWN : booked ? BuyersWord.BOOKED_OR_DEDUCTED : BuyersWord.NOT_BOOKED;
        return withAccount(accountId -> advice.advise(accountId, id, word).fold(this::answer, problems::respond));
    }

    @PostMapping("/api/invoices/{id}/returns")
    @Operation(summary = "Returns an issued invoice: opens a case, or refuses with every reason")
    ResponseEntity<?> request(
            @PathVariable String id,
            @RequestBody ReturnWish wish,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws JsonProcessingException {
        SignedIn who = signIn.get();
        String call = "POST /api/invoices/" + id + "/returns " + json.writeValueAsString(wish);
        return withAccount(accountId -> {
            // Before the transaction in which the key is noted: nobody waits for the tax bureau with a transaction
            // open.
            ReturnInvoice.FormLookup form = returning.lookAtForm(accountId, id, wish);
            return idempotency.once(who, key, call, () -> returning
                    .request(accountId, id, wish, form)
                    .fold(ReturnController::accepted, problems::respond));
        });
    }

    @PostMapping("/api/returns/{id}/withdrawal")
    @Operation(summary = "Takes a return back, as long as no red-letter invoice has been asked for")
    ResponseEntity<?> withdraw(@PathVariable String id) {
        return withReturn(id, view -> withdrawing
                .withdraw(view.accountId(), view.id())
                .fold(done -> ResponseEntity.ok(State.of(done)), problems::respond));
    }

    @GetMapping("/api/returns/{id}/request-again")
    @Operation(summary = "The items, type and title of a returned invoice, as an order for a new preview and request")
    ResponseEntity<?> again(@PathVariable String id) {
        return withReturn(id, view -> {
            Optional<InvoiceOrder> order = again.of(view.id());
            return order.isPresent()
                    ? ResponseEntity.ok(order.get())
                    : problems.respond(Refusal.wrongState("NOTHING_TO_REQUEST_AGAIN", view.status()));
        });
    }

    private ResponseEntity<?> answer(ReturnAdvice given) {
        return ResponseEntity.ok(
                new Advice(given.invoiceId(), given.number(), given.way().name(), texts.findings(given.findings())));
    }

    private static ResponseEntity<?> accepted(ReturnView view) {
        return ResponseEntity.created(URI.create("/api/requests/" + view.id())).body(State.of(view));
    }

    private ResponseEntity<?> withAccount(Function<String, ResponseEntity<?>> then) {
        String accountId = signIn.get().accountId();
        return accountId == null ? problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER")) : then.apply(accountId);
    }

    private ResponseEntity<?> withReturn(String id, Function<ReturnView, ResponseEntity<?>> then) {
        String accountId = signIn.get().accountId();
        Optional<ReturnView> own = RequestId.isWellFormed(id)
                ? returns.find(new RequestId(id))
                        .filter(view -> view.accountId().equals(accountId))
                : Optional.empty();
        return own.<ResponseEntity<?>>map(then).orElseGet(() -> problems.respond(Refusal.notFound()));
    }
}
