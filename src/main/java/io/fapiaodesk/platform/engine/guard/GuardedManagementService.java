package io.fapiaodesk.platform.engine.guard;

import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.management.SetJobRetriesBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;

/**
 * The engine's management service, in which a retry is a retry now, whatever the dialog of Cockpit sends. Left to
 * itself the engine keeps the due date of the last failure, which may be half an hour ahead, and the case is in nobody's
 * sight until then. Jobs that have not failed keep their due date: nobody fires a timer early by giving it retries.
 */
class GuardedManagementService extends ManagementServiceImpl {

    GuardedManagementService(ProcessEngineConfigurationImpl engine) {
        super(engine);
    }

    @Override
    public void setJobRetries(String jobId, int retries) {
        setJobRetries(retries).jobId(jobId).execute();
    }

    @Override
    public void setJobRetries(List<String> jobIds, int retries) {
        setJobRetries(retries).jobIds(jobIds).execute();
    }

    @Override
    public void setJobRetriesByJobDefinitionId(String jobDefinitionId, int retries) {
        setJobRetries(retries).jobDefinitionId(jobDefinitionId).execute();
    }

    @Override
    public SetJobRetriesBuilderImpl setJobRetries(int retries) {
        return new RetryNow(commandExecutor, retries);
    }

    private final class RetryNow extends SetJobRetriesBuilderImpl {

        RetryNow(CommandExecutor executor, int retries) {
            super(executor, retries);
        }

        /** What the dialog proposes is not what counts. */
        @Override
        public SetJobRetriesBuilder dueDate(@Nullable Date ignored) {
            return this;
        }

        @Override
        public void execute() {
            if (jobDefinitionId != null) {
                // By its definition the engine reaches the failed jobs alone.
                super.dueDate(ClockUtil.getCurrentTime());
                super.execute();
                return;
            }
            List<String> wanted = jobIds != null ? jobIds : jobId == null ? List.of() : List.of(jobId);
            Set<String> failed = wanted.isEmpty() ? Set.of() : failed(wanted);
            List<String> others =
                    wanted.stream().filter(id -> !failed.contains(id)).toList();
            if (!failed.isEmpty()) {
                SetJobRetriesBuilderImpl now = new SetJobRetriesBuilderImpl(commandExecutor, retries);
                now.jobIds(List.copyOf(failed));
                now.dueDate(ClockUtil.getCurrentTime());
                now.execute();
            }
            if (failed.isEmpty() || !others.isEmpty()) {
                SetJobRetriesBuilderImpl kept = new SetJobRetriesBuilderImpl(commandExecutor, retries);
                if (jobIds == null) {
                    kept.jobId(jobId);
                } else {
                    kept.jobIds(others);
                }
                kept.execute();
            }
        }

        private Set<String> failed(List<String> ids) {
            return createJobQuery().jobIds(Set.copyOf(ids)).noRetriesLeft().list().stream()
                    .map(Job::getId)
                    .collect(Collectors.toSet());
        }
    }
}
