package io.fapiaodesk.consumption.web;

import io.fapiaodesk.consumption.ConsumptionQuestion;
import io.fapiaodesk.consumption.ReadConsumption;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the customer who asks has consumed. */
@RestController
@Tag(name = "Consumption")
class ConsumptionController {

    private final ReadConsumption consumption;
    private final Asker asker;
    private final Problems problems;

    ConsumptionController(ReadConsumption consumption, Asker asker, Problems problems) {
        this.consumption = consumption;
        this.asker = asker;
        this.problems = problems;
    }

    /** The oldest first; {@code accountId} is one of a master's members, {@code q} a part of an order number or product code. */
    @GetMapping("/api/consumption")
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable Boolean invoiceable,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String productCode,
            @RequestParam(required = false) @Nullable String accountId,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return asker.account()
                .<ResponseEntity<?>>map(account -> ConsumptionQuestion.of(invoiceable, month, productCode, accountId, q)
                        .fold(
                                question -> Page.Slice.of(page, size)
                                        .fold(
                                                slice -> ResponseEntity.ok(consumption.list(account, question, slice)),
                                                problems::respond),
                                problems::respond))
                .orElseGet(() -> problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER")));
    }
}
