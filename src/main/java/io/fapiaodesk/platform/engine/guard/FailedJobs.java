package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.StepNotTriedException;
import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** What becomes of a job that failed: an attempt that was not made is not counted, and is made later. */
class FailedJobs extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof StepNotTriedException notTried) {
                return new TryLater(jobId, notTried);
            }
        }
        return super.getCommand(jobId, exception);
    }

    private static final class TryLater extends JobRetryCmd {

        private final StepNotTriedException notTried;

        TryLater(String jobId, StepNotTriedException notTried) {
            super(jobId, notTried);
            this.notTried = notTried;
        }

        @Override
        public Object execute(CommandContext context) {
            JobEntity job = getJob();
            if (job != null) {
                job.unlock();
                logException(job);
                job.setDuedate(Date.from(ClockUtil.getCurrentTime().toInstant().plus(notTried.again())));
                notifyAcquisition(context);
            }
            return job;
        }
    }
}
