package io.fapiaodesk.notice.process;

import io.fapiaodesk.notice.DeliverParkedNotice;
import io.fapiaodesk.notice.DeliverParkedNotice.Outcome;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Delivers a parked mail; where that fails, the job's incident says what to do. */
@Component
class DeliverNoticeDelegate implements JavaDelegate {

    private final DeliverParkedNotice deliverParkedNotice;

    DeliverNoticeDelegate(DeliverParkedNotice deliverParkedNotice) {
        this.deliverParkedNotice = deliverParkedNotice;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID noticeId = UUID.fromString((String) execution.getVariable(UndeliveredNoticeModel.NOTICE_ID));
        if (deliverParkedNotice.deliver(noticeId) instanceof Outcome.Undelivered undelivered) {
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
