package io.fapiaodesk.request.web;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestViews;
import io.fapiaodesk.request.Requests;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every case of the customer who asks, with its timeline and what the rules found. */
@RestController
@RequestMapping("/api/requests")
@Tag(name = "Requests")
class RequestController {

    private final Requests requests;
    private final RequestViews views;
    private final CurrentSignIn signIn;
    private final Problems problems;

    RequestController(Requests requests, RequestViews views, CurrentSignIn signIn, Problems problems) {
        this.requests = requests;
        this.views = views;
        this.signIn = signIn;
        this.problems = problems;
    }

    @GetMapping
    ResponseEntity<?> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        String accountId = signIn.get().accountId();
        if (accountId == null) {
            return problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return Page.Slice.of(page, size)
                .fold(
                        slice -> ResponseEntity.ok(new Page<>(
                                requests.of(accountId, slice.offset(), slice.size()).stream()
                                        .map(views::of)
                                        .toList(),
                                slice.page(),
                                slice.size(),
                                requests.count(accountId))),
                        problems::respond);
    }

    @GetMapping("/{id}")
    ResponseEntity<?> one(@PathVariable String id) {
        String accountId = signIn.get().accountId();
        Optional<Request> request = RequestId.isWellFormed(id)
                ? requests.find(new RequestId(id))
                        .filter(found -> found.accountId().equals(accountId))
                : Optional.empty();
        return request.<ResponseEntity<?>>map(found -> ResponseEntity.ok(views.of(found)))
                .orElseGet(() -> problems.respond(Refusal.notFound()));
    }
}
