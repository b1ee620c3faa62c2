package io.fapiaodesk.consumption.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.consumption.OffsetDeficit;
import io.fapiaodesk.consumption.OffsetDeficit.Done;
import io.fapiaodesk.consumption.OffsetDeficit.Part;
import io.fapiaodesk.consumption.ReadDeficits;
import io.fapiaodesk.consumption.SimulateRefund;
import io.fapiaodesk.consumption.SimulateRefund.Outcome;
import io.fapiaodesk.consumption.domain.Balance;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Idempotency;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is invoiced above what was consumed, of the customer who asks, and the ways out. */
@RestController
@Tag(name = "Deficits")
class DeficitController {

    private final ReadDeficits deficits;
    private final OffsetDeficit offset;
    private final SimulateRefund simulate;
    private final Asker asker;
    private final CurrentSignIn signIn;
    private final Idempotency idempotency;
    private final Problems problems;
    private final Texts texts;

    DeficitController(
            ReadDeficits deficits,
            OffsetDeficit offset,
            SimulateRefund simulate,
            Asker asker,
            CurrentSignIn signIn,
            Idempotency idempotency,
            Problems problems,
            Texts texts) {
        this.deficits = deficits;
        this.offset = offset;
        this.simulate = simulate;
        this.asker = asker;
        this.signIn = signIn;
        this.idempotency = idempotency;
        this.problems = problems;
        this.texts = texts;
    }

    record Amount(String itemId, String amount) {
        static Amount of(Part part) {
            return new Amount(part.itemId(), part.amount().toString());
        }
    }

    record Offsets(String deficitId, String balance, List<Amount> offsets, List<Amount> remainder) {
        static Offsets of(Done done) {
            return new Offsets(
                    done.deficitId(),
                    done.balance().toString(),
                    done.offsets().stream().map(Amount::of).toList(),
                    done.remainder().stream().map(Amount::of).toList());
        }
    }

    record Split(String gross, String net, String tax) {
        static Split of(TaxSplit split) {
            return new Split(
                    split.gross().toString(),
                    split.net().toString(),
                    split.tax().toString());
        }
    }

    record Standing(String amount, String refunded, String consumed, String invoiced, String offset, String open) {}

    /**
     * One of the two ways out, with its price.
     *
     * @param reversal the negative invoice that reverses the original one
     * @param invoice what is invoiced anew, or still
     * @param needed what other consumption has to make good for
     * @param missing how much of that has yet to be consumed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Way(
            String way,
            String text,
            @Nullable Split reversal,
            Split invoice,
            @Nullable String needed,
            @Nullable List<Amount> offsets,
            @Nullable String missing) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Simulation(
            String itemId,
            String refund,
            Standing before,
            Standing after,
            String deficit,
            @Nullable String entityCode,
            @Nullable String content,
            @Nullable String rate,
            String text,
            List<Way> waysOut) {}

    /** The statement: how each deficit came and went. */
    @GetMapping("/api/deficits")
    ResponseEntity<?> statement(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return asker.account()
                .<ResponseEntity<?>>map(account -> Page.Slice.of(page, size)
                        .fold(slice -> ResponseEntity.ok(deficits.statement(account.id(), slice)), problems::respond))
                .orElseGet(this::notACustomer);
    }

    /** Lets chosen consumption make good for a deficit (R67, R68). */
    @PostMapping("/api/deficits/{id}/offsets")
    ResponseEntity<?> offset(
            @PathVariable String id,
            @RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return asker.account()
                .<ResponseEntity<?>>map(account -> idempotency.once(
                        signIn.get(), key, "POST /api/deficits/" + id + "/offsets " + body, () -> itemIds(body)
                                .<ResponseEntity<?>>fold(
                                        itemIds -> offset.offset(account, id, itemIds)
                                                .<ResponseEntity<?>>fold(
                                                        done -> ResponseEntity.created(URI.create("/api/deficits"))
                                                                .body(Offsets.of(done)),
                                                        problems::respond),
                                        problems::respond)))
                .orElseGet(this::notACustomer);
    }

    /** What if so much of an item were refunded? Nothing is stored. */
    @PostMapping("/api/deficit-simulations")
    ResponseEntity<?> simulate(@RequestBody JsonNode body) {
        if (!body.isObject()) {
            return problems.respond(Refusal.invalidField("", "WRONG_TYPE"));
        }
        JsonFields fields = new JsonFields(body);
        String itemId = fields.required("itemId", (pointer, raw) -> Result.done(raw == null ? "" : raw));
        Yuan refund = fields.required("refund", Yuan::check);
        fields.refuseOthers();
        if (itemId == null || refund == null || !fields.refusals().isEmpty()) {
            return problems.respond(fields.refusals());
        }
        return asker.account()
                .<ResponseEntity<?>>map(account -> simulate.simulate(account, itemId, refund)
                        .<ResponseEntity<?>>fold(outcome -> ResponseEntity.ok(simulation(outcome)), problems::respond))
                .orElseGet(this::notACustomer);
    }

    private static Result<List<String>> itemIds(JsonNode body) {
        JsonNode given = body.isObject() ? body.get("itemIds") : null;
        if (given == null || !given.isArray()) {
            return Result.refused(Refusal.invalidField("/itemIds", "REQUIRED"));
        }
        if (body.size() > 1) {
            return Result.refused(Refusal.invalidField("", "UNKNOWN_FIELD"));
        }
        List<String> itemIds = new ArrayList<>();
        for (JsonNode id : given) {
            if (!id.isTextual()) {
                return Result.refused(Refusal.invalidField("/itemIds", "WRONG_TYPE"));
            }
            itemIds.add(id.textValue());
        }
        return Result.done(itemIds);
    }

    private Simulation simulation(Outcome outcome) {
        List<Way> ways = new ArrayList<>();
        if (outcome.returning() != null) {
            ways.add(new Way(
                    "RETURN_AND_REISSUE",
                    texts.get("deficit.return"),
                    Split.of(outcome.returning().reversal()),
                    Split.of(outcome.returning().reissue()),
                    null,
                    null,
                    null));
        }
        if (outcome.offsetting() != null) {
            ways.add(new Way(
                    "OFFSET",
                    texts.get("deficit.offset"),
                    null,
                    Split.of(outcome.offsetting().rest()),
                    outcome.offsetting().needed().toString(),
                    outcome.offsetting().parts().stream().map(Amount::of).toList(),
                    outcome.offsetting().missing().toString()));
        }
        String text = outcome.deficit().isPositive()
                ? texts.get("deficit.some", outcome.deficit().toString())
                : texts.get(outcome.seller() == null ? "deficit.vendor" : "deficit.none");
        return new Simulation(
                outcome.item().id(),
                outcome.refund().toString(),
                standing(outcome.before()),
                standing(outcome.after()),
                outcome.deficit().toString(),
                outcome.seller() == null ? null : outcome.seller().entityCode(),
                outcome.seller() == null ? null : outcome.seller().content(),
                outcome.seller() == null ? null : outcome.seller().rate().toString(),
                text,
                ways);
    }

    private static Standing standing(Balance balance) {
        return new Standing(
                balance.amount().toString(),
                balance.refunded().toString(),
                balance.net().toString(),
                balance.invoiced().toString(),
                balance.offset().toString(),
                balance.open().toString());
    }

    private ResponseEntity<?> notACustomer() {
        return problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER"));
    }
}
