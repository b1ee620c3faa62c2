package io.fapiaodesk.vendor;

import static java.util.Objects.requireNonNull;

import io.fapiaodesk.invoicing.DeliveredNumbers;
import io.fapiaodesk.invoicing.ForwardToVendor;
import io.fapiaodesk.invoicing.ForwardToVendor.Forwarded;
import io.fapiaodesk.invoicing.ForwardToVendor.Speaker;
import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ReportedTime;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.LineImport;
import io.fapiaodesk.vendor.domain.VendorProcess;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Takes in what vendors answer (R34, R82; decision 24). The first answer counts; the same answer again changes nothing,
 * and one that comes after another or after the customer has cancelled is rejected.
 */
@Component
public class ImportVendorAnswers implements LineImport<VendorAnswer> {

    private static final Speaker UPSTREAM = new Speaker(By.SYSTEM, "upstream");

    private final ForwardToVendor forwarded;
    private final TakeVendorAnswer answers;
    private final VendorProcess process;
    private final Clock clock;

    ImportVendorAnswers(ForwardToVendor forwarded, TakeVendorAnswer answers, VendorProcess process, Clock clock) {
        this.forwarded = forwarded;
        this.answers = answers;
        this.process = process;
        this.clock = clock;
    }

    @Override
    public String about() {
        return "vendor-request";
    }

    @Override
    public Collection<String> subjects(List<VendorAnswer> lines) {
        return lines.stream().map(VendorAnswer::requestId).toList();
    }

    @Override
    public Result<VendorAnswer> read(JsonFields line) {
        String requestId = line.required("requestId", Identifier::reference);
        String invoiceId = line.optional("invoiceId", Identifier::reference);
        VendorAnswer.Outcome outcome = line.requiredWord("outcome", VendorAnswer.Outcome.class);
        String number = line.optional("number", DeliveredNumbers::any);
        String reason = line.optional("reason", (pointer, raw) -> TakeVendorAnswer.reason(raw));
        Instant at = line.required("at", (pointer, raw) -> ReportedTime.moment(pointer, raw, clock));
        if (outcome == VendorAnswer.Outcome.ISSUED && !line.has("number")) {
            line.refuse("number", "REQUIRED");
        }
        if (outcome == VendorAnswer.Outcome.REJECTED && !line.has("reason")) {
            line.refuse("reason", "REQUIRED");
        }
        return line.refusals().isEmpty()
                ? Result.done(new VendorAnswer(
                        requireNonNull(requestId),
                        invoiceId,
                        requireNonNull(outcome),
                        number,
                        reason,
                        requireNonNull(at)))
                : Result.refused(line.refusals());
    }

    @Override
    public List<Outcome> store(List<VendorAnswer> lines) {
        // Everybody locks in one order, so that two deliveries never wait for each other.
        lines.stream()
                .flatMap(line -> meant(line).stream())
                .sorted(Comparator.comparing(wanted -> wanted.requestId().value()))
                .forEach(wanted -> forwarded.lock(wanted.invoiceId()));
        List<Outcome> outcomes = new ArrayList<>(lines.size());
        for (VendorAnswer line : lines) {
            outcomes.add(take(line));
        }
        return outcomes;
    }

    private Outcome take(VendorAnswer line) {
        List<Forwarded> meant = meant(line);
        if (meant.isEmpty()) {
            return new Outcome.Rejected(Refusal.invalidField("/requestId", "UNKNOWN_VENDOR_REQUEST"));
        }
        if (meant.size() > 1) {
            return new Outcome.Rejected(Refusal.invalidField("/invoiceId", "VENDOR_INVOICE_UNCLEAR"));
        }
        return take(line, forwarded.lock(meant.get(0).invoiceId()));
    }

    private Outcome take(VendorAnswer line, Forwarded wanted) {
        boolean issued = line.outcome() == VendorAnswer.Outcome.ISSUED;
        if (!wanted.pending()) {
            boolean same = issued
                    ? Objects.equals(line.number(), wanted.number())
                    : Objects.equals(line.reason(), wanted.refusedBecause());
            return same ? new Outcome.Unchanged() : new Outcome.Rejected(TakeVendorAnswer.tooLate(wanted));
        }
        return answers.take(wanted, issued, line.number(), line.at(), line.reason(), UPSTREAM)
                .fold(
                        done -> {
                            process.settled(done.requestId(), done.invoiceId());
                            return new Outcome.Accepted();
                        },
                        refusals -> new Outcome.Rejected(refusals.get(0)));
    }

    private List<Forwarded> meant(VendorAnswer line) {
        return RequestId.isWellFormed(line.requestId())
                ? forwarded.ofRequest(new RequestId(line.requestId())).stream()
                        .filter(wanted ->
                                line.invoiceId() == null || wanted.invoiceId().equals(line.invoiceId()))
                        .toList()
                : List.of();
    }
}
