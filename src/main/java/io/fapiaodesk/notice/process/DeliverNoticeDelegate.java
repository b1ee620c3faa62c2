package io.fapiaodesk.notice.process;

import io.fapiaodesk.notice.DeliverParkedNotice;
import io.fapiaodesk.notice.DeliverParkedNotice.Outcome;
import io.fapiaodesk.platform.engine.OutsideStep;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Delivers a parked mail; where that fails, the job's incident says what to do. */
@Component
class DeliverNoticeDelegate extends OutsideStep<Outcome> {

    private final DeliverParkedNotice deliverParkedNotice;

    private final RuntimeService processes;

    DeliverNoticeDelegate(DeliverParkedNotice deliverParkedNotice, RuntimeService processes) {
        this.deliverParkedNotice = deliverParkedNotice;
        this.processes = processes;
    }

    @Override
    protected Outcome ask(At at) {
        return deliverParkedNotice.deliver(UUID.fromString(
                (String) processes.getVariable(at.processInstanceId(), UndeliveredNoticeModel.NOTICE_ID)));
    }

    @Override
    protected void take(Outcome outcome, DelegateExecution execution) {
        if (outcome instanceof Outcome.Undelivered undelivered) {
            throw new NoticeUndeliveredException(undelivered.why());
        }
    }

    /** Read by people in Cockpit, whom no stack trace helps. */
    private static final class NoticeUndeliveredException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NoticeUndeliveredException(String message) {
            super(message, null, false, false);
        }
    }
}
