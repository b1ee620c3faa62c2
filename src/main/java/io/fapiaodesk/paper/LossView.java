package io.fapiaodesk.paper;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.domain.Decision;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.NextMover;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The care for a lost paper invoice, as its customer and the clerks read it, without where to send anything.
 *
 * @param scenario one of the five of the FAQ
 * @param outcome in the words of the HTTP interface: what a clerk decided last, else what the table says
 * @param proposed what the table says
 * @param status AWAITING_PARCEL, IN_HAND, SENDING, SETTLED or WITHDRAWN
 * @param deliveryStatus what the courier had told when the case was looked at last; empty for nothing
 * @param reason what the clerk wrote to the customer
 * @param addressed whether a letter can be addressed
 */
public record LossView(
        RequestId id,
        String accountId,
        String invoiceId,
        int scenario,
        String outcome,
        String proposed,
        String status,
        boolean open,
        boolean clerkIsNext,
        @Nullable String trackingNumber,
        @Nullable String deliveryStatus,
        Instant openedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        boolean addressed) {

    static LossView of(Loss loss) {
        Decision decision = loss.decision();
        return new LossView(
                loss.id(),
                loss.accountId(),
                loss.invoiceId(),
                loss.verdict().scenario(),
                loss.outcome().name(),
                loss.verdict().outcome().name(),
                loss.state().name(),
                loss.isOpen(),
                loss.isOpen() && loss.verdict().next() == NextMover.CLERK,
                loss.trackingNumber(),
                loss.seen() == null ? null : loss.seen().name(),
                loss.openedAt(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.reason(),
                loss.mailTo().isComplete());
    }
}
