package io.fapiaodesk.returning.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.returning.AwaitOriginal;
import io.fapiaodesk.returning.IssueRedInvoice;
import io.fapiaodesk.returning.ReadReturns;
import io.fapiaodesk.returning.ReturnBrief;
import io.fapiaodesk.returning.ReturnTimes;
import io.fapiaodesk.returning.ReturnView;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the diagrams of returns ask of our record: {@code ${returns.dueAt(execution)}}. */
@Component("returns")
public class ReturnsBean {

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final ReadReturns returns;
    private final ReturnTimes times;
    private final AwaitOriginal originals;
    private final ReturnBrief briefs;
    private final Clock clock;

    ReturnsBean(ReadReturns returns, ReturnTimes times, AwaitOriginal originals, ReturnBrief briefs, Clock clock) {
        this.returns = returns;
        this.times = times;
        this.originals = originals;
        this.briefs = briefs;
        this.clock = clock;
    }

    /** When an unconfirmed form is void. A form without a clock has a timer that no case will live to see. */
    public Date formVoidAt(DelegateExecution execution) {
        return voidAt(times, caseOf(execution));
    }

    static Date voidAt(ReturnTimes times, RequestId id) {
        return Date.from(times.formVoidAt(id).orElse(NEVER));
    }

    /** When the customer is reminded to mail an original that is waited for from now on. */
    public Date originalLateAt(DelegateExecution execution) {
        return Date.from(originals.remindAt(clock.instant()));
    }

    /** When somebody looks into an original that is waited for from now on. */
    public Date originalMissingAt(DelegateExecution execution) {
        return Date.from(originals.missingAt(clock.instant()));
    }

    public boolean operatorDecides(DelegateExecution execution) {
        return status(execution).equals("IN_PROCESS");
    }

    public boolean awaitsOriginal(DelegateExecution execution) {
        return status(execution).equals("AWAITING_ORIGINAL");
    }

    public String brief(DelegateExecution execution) {
        return briefs.of(caseOf(execution));
    }

    /** By which the called process knows the red-letter invoice. */
    public String errand(DelegateExecution execution) {
        return IssueRedInvoice.errandOf(caseOf(execution));
    }

    private String status(DelegateExecution execution) {
        return returns.find(caseOf(execution)).map(ReturnView::status).orElseThrow();
    }

    private static RequestId caseOf(DelegateExecution execution) {
        return new RequestId(execution.getProcessBusinessKey());
    }
}
