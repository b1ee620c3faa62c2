package io.fapiaodesk.vendor;

import static java.util.Objects.requireNonNull;

import io.fapiaodesk.invoicing.DeliveredNumbers;
import io.fapiaodesk.invoicing.ForwardToVendor;
import io.fapiaodesk.invoicing.ForwardToVendor.Forwarded;
import io.fapiaodesk.invoicing.ForwardToVendor.Speaker;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.StrictDate;
import io.fapiaodesk.platform.audit.By;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a vendor's answer, from whoever brings it. The first one counts. */
@Service
public class TakeVendorAnswer {

    static final int LONGEST_REASON = 500;

    private final ForwardToVendor forwarded;
    private final Clock clock;

    TakeVendorAnswer(ForwardToVendor forwarded, Clock clock) {
        this.forwarded = forwarded;
        this.clock = clock;
    }

    /** An answer that an operator enters. */
    public record Entered(
            boolean issued,
            @Nullable String number,
            @Nullable Instant issuedAt,
            @Nullable String reason) {}

    /** Reads what an operator has entered; the refusals name the field. */
    public Result<Entered> issuedAs(@Nullable String number, @Nullable String day) {
        return DeliveredNumbers.any("/number", number)
                .fold(
                        known -> StrictDate.day("/issuedOn", day)
                                .fold(
                                        issuedOn -> issuedOn.isAfter(ShanghaiTime.today(clock))
                                                ? Result.refused(Refusal.invalidField("/issuedOn", "DATE_IN_FUTURE"))
                                                : Result.done(new Entered(true, known, momentOf(issuedOn), null)),
                                        Result::refused),
                        Result::refused);
    }

    /** Reads why the vendor issues none. */
    public Result<Entered> rejectedBecause(@Nullable String reason) {
        return reason(reason).fold(words -> Result.done(new Entered(false, null, null, words)), Result::refused);
    }

    static Result<String> reason(@Nullable String raw) {
        return PlainText.paragraph("/reason", raw, LONGEST_REASON);
    }

    private Instant momentOf(LocalDate day) {
        return day.equals(ShanghaiTime.today(clock)) ? clock.instant() : ShanghaiTime.startOf(day);
    }

    /** An operator brings the answer. */
    @Transactional
    public Result<Forwarded> enter(String invoiceId, Entered answer, String operator) {
        return take(
                forwarded.lock(invoiceId),
                answer.issued(),
                answer.number(),
                answer.issuedAt(),
                answer.reason(),
                new Speaker(By.STAFF, operator));
    }

    /** Takes an answer to an invoice that is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    Result<Forwarded> take(
            Forwarded wanted,
            boolean issued,
            @Nullable String number,
            @Nullable Instant at,
            @Nullable String reason,
            Speaker speaker) {
        if (!wanted.pending()) {
            return Result.refused(tooLate(wanted));
        }
        return issued
                ? forwarded.issued(wanted.invoiceId(), requireNonNull(number), requireNonNull(at), speaker)
                : Result.done(forwarded.refused(wanted.invoiceId(), requireNonNull(reason), speaker));
    }

    /** Why an answer does not count any more. */
    static Refusal tooLate(Forwarded wanted) {
        return wanted.number() == null && wanted.refusedBecause() == null
                ? Refusal.invalidField("/outcome", "VENDOR_ANSWER_TOO_LATE")
                : Refusal.invalidField("/outcome", "VENDOR_HAS_ANSWERED");
    }

    /** Whoever asked for the invoice does not speak for the vendor. */
    public Set<String> mayNotAnswer(RequestId caseId) {
        return forwarded.askedBy(caseId);
    }
}
