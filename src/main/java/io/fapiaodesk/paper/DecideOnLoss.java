package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.domain.Loss;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.paper.domain.LossState;
import io.fapiaodesk.paper.persistence.PaperLossTable;
import io.fapiaodesk.paper.persistence.ShipmentTable;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.question.RaiseQuestion;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a clerk decides about a lost invoice. */
@Service
public class DecideOnLoss {

    private static final Set<InvoiceFacts.Status> GOING_BACK =
            EnumSet.of(InvoiceFacts.Status.RETURN_REQUESTED, InvoiceFacts.Status.RETURNED);

    private final PaperLossTable losses;
    private final ShipmentTable shipments;
    private final Invoices invoices;
    private final LookAtLoss looking;
    private final RaiseQuestion asking;
    private final StubCopies stubCopies;
    private final Journal journal;
    private final Clock clock;

    DecideOnLoss(
            PaperLossTable losses,
            ShipmentTable shipments,
            Invoices invoices,
            LookAtLoss looking,
            RaiseQuestion asking,
            StubCopies stubCopies,
            Journal journal,
            Clock clock) {
        this.losses = losses;
        this.shipments = shipments;
        this.invoices = invoices;
        this.looking = looking;
        this.asking = asking;
        this.stubCopies = stubCopies;
        this.journal = journal;
        this.clock = clock;
    }

    /** What a clerk may decide. */
    public static final Set<LossOutcome> CHOICES = Set.of(
            LossOutcome.WAIT,
            LossOutcome.COURIER_CHANGE,
            LossOutcome.REMAIL,
            LossOutcome.RETURN_AND_REISSUE,
            LossOutcome.STUB_COPY,
            LossOutcome.COPY_OF_INVOICE_COPY,
            LossOutcome.COPY_OF_DEDUCTION_COPY);

    /** What follows from a decision. */
    public enum Next {
        WAIT,
        SEND_AGAIN,
        MAKE_STUB_COPY,
        TELL_CUSTOMER
    }

    /** Why a decision cannot be what somebody wants it to be. */
    public enum Objection {
        NOT_AT_HAND,
        /** Its customer returns it, or has: nothing of it is given out any more, and what is wrong with it ends with it. */
        GOES_BACK,
        /** It was delivered, so we do not have it. */
        CANNOT_BE_SENT_AGAIN,
        NO_ADDRESS,
        /** The copy of the stub has to be scanned with its seal first. */
        NO_STUB_SCAN,
        /** Another parcel of ours has the number. */
        NUMBER_TAKEN
    }

    /** Looks whether the case bears a decision; changes nothing. */
    @Transactional(readOnly = true)
    public Optional<Objection> objection(RequestId id, LossOutcome outcome, @Nullable String trackingNumber) {
        Loss loss = losses.find(id).orElseThrow();
        if (loss.state() != LossState.IN_HAND) {
            return Optional.of(Objection.NOT_AT_HAND);
        }
        if (outcome != LossOutcome.RETURN_AND_REISSUE && goesBack(loss)) {
            return Optional.of(Objection.GOES_BACK);
        }
        if (outcome == LossOutcome.STUB_COPY && !stubCopies.canBeHandedOut(id)) {
            return Optional.of(Objection.NO_STUB_SCAN);
        }
        if (outcome != LossOutcome.REMAIL) {
            return Optional.empty();
        }
        if (!loss.canBeSentAgain()) {
            return Optional.of(Objection.CANNOT_BE_SENT_AGAIN);
        }
        if (trackingNumber != null) {
            return trackingNumber.equals(loss.trackingNumber())
                    ? Optional.of(Objection.NUMBER_TAKEN)
                    : Optional.empty();
        }
        return loss.mailTo().isComplete() ? Optional.empty() : Optional.of(Objection.NO_ADDRESS);
    }

    /** Looks whether the customer can be asked now; changes nothing. */
    @Transactional(readOnly = true)
    public Optional<Objection> objectionToAsking(RequestId id) {
        return losses.find(id).orElseThrow().state() == LossState.IN_HAND
                ? Optional.empty()
                : Optional.of(Objection.NOT_AT_HAND);
    }

    private boolean goesBack(Loss loss) {
        return invoices.find(loss.invoiceId())
                .filter(invoice -> GOING_BACK.contains(invoice.status()))
                .isPresent();
    }

    /** Whether the table says the same, so that nobody has to give a reason. */
    @Transactional(readOnly = true)
    public boolean isProposed(RequestId id, LossOutcome outcome) {
        Loss loss = losses.find(id).orElseThrow();
        // What the courier has just refused is proposed no more.
        return !loss.wasNotCarried() && loss.verdict().outcome() == outcome;
    }

    /**
     * Asks the customer, for example why the parcel came back (R75); the answer brings the case back to the clerks.
     *
     * @return the id of the question
     */
    @Transactional
    public String ask(RequestId id, String clerk, String question) {
        losses.findForUpdate(id).orElseThrow().requireInHand();
        return asking.ask(id, null, clerk, question);
    }

    /**
     * Keeps it.
     *
     * @param trackingNumber of the parcel that the clerk has taken to the courier; empty to have us order one
     */
    @Transactional
    public Next decide(
            RequestId id, String clerk, LossOutcome outcome, @Nullable String reason, @Nullable String trackingNumber) {
        Instant now = clock.instant();
        Loss decided = losses.findForUpdate(id).orElseThrow().decide(outcome, clerk, now, reason);
        losses.update(decided);
        Map<String, String> details = new HashMap<>(Map.of("decision", outcome.name()));
        if (reason != null) {
            details.put("reason", reason);
        }
        journal.record(new JournalEntry(id.value(), "LOSS_DECIDED_" + outcome, By.STAFF, clerk, details, true));
        return switch (outcome) {
            case WAIT, COURIER_CHANGE -> {
                looking.follow(id, true);
                yield Next.WAIT;
            }
            case REMAIL -> {
                shipments.insert("PLS-" + UUID.randomUUID(), id, decided.invoiceId(), clerk, now, trackingNumber);
                yield Next.SEND_AGAIN;
            }
            case STUB_COPY -> Next.MAKE_STUB_COPY;
            default -> Next.TELL_CUSTOMER;
        };
    }

    /** Nobody decides on their own report. */
    public Set<String> excluded(RequestId id) {
        return Set.of(losses.find(id).orElseThrow().accountId());
    }
}
