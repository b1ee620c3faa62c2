package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.question.RaiseQuestion;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.Decision;
import io.fapiaodesk.returning.domain.ReturnState;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people decide on a return: tax operators on the red-letter invoice, paper clerks on the original. */
@Service
public class DecideOnReturn {

    private final ReturnDesk desk;
    private final Requests requests;
    private final RaiseQuestion asking;
    private final ReturningSettings settings;
    private final Clock clock;

    DecideOnReturn(ReturnDesk desk, Requests requests, RaiseQuestion asking, ReturningSettings settings, Clock clock) {
        this.desk = desk;
        this.requests = requests;
        this.asking = asking;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The red-letter invoice shall be issued, says a tax operator, the first or the second.
     *
     * @return whether another tax operator has to say so, too
     */
    @Transactional
    public boolean issueRed(RequestId id, String operator, @Nullable String note) {
        InvoiceReturn open = desk.lock(id);
        InvoiceReturn moved = open.state() == ReturnState.CONFIRMING
                ? open.confirmRed(operator, clock.instant().truncatedTo(ChronoUnit.MICROS), note)
                : open.issueRed(
                        operator,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        note,
                        settings.needsSecondOperator(open.asked().gross()),
                        ReturnInvoice.nextBureauRequest());
        desk.keep(moved);
        desk.note(
                moved,
                open.state() == ReturnState.CONFIRMING ? "RED_CONFIRMED" : "RED_DECIDED",
                By.STAFF,
                operator,
                note == null ? Map.of() : Map.of("note", note));
        return moved.state() == ReturnState.CONFIRMING;
    }

    /**
     * The customer is asked first. Whether the decisions begin anew the return says: an answer may change the first.
     *
     * @return the id of the question
     */
    @Transactional
    public String ask(RequestId id, String by, String question) {
        InvoiceReturn open = desk.lock(id);
        InvoiceReturn asked = open.questionRaised();
        if (asked.state() != open.state()) {
            desk.keep(asked);
        }
        return asking.ask(id, null, by, question);
    }

    /** It shall not, for a reason that the customer reads. */
    @Transactional
    public void reject(RequestId id, String operator, String reason) {
        InvoiceReturn open = desk.lock(id);
        desk.rejectBy(open, operator, reason);
    }

    /** The original of a paper invoice is back with us: our promise runs from now on. */
    @Transactional
    public void takeInOriginal(RequestId id, String clerk) {
        InvoiceReturn back = desk.lock(id).originalBack();
        desk.keep(back);
        requests.resumePromise(id, back.state().name());
        desk.note(back, "ORIGINAL_RECEIVED", By.STAFF, clerk, Map.of());
    }

    /** Nobody decides on their own return, and nobody decides twice on one that needs two. */
    public Set<String> mayNotDecide(RequestId id) {
        InvoiceReturn open = desk.find(id);
        Set<String> excluded =
                new HashSet<>(List.of(open.asked().accountId(), open.asked().by()));
        Decision first = open.decision();
        if (open.state() == ReturnState.CONFIRMING && first != null) {
            excluded.add(first.by());
        }
        return excluded;
    }
}
