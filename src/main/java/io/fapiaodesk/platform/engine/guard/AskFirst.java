package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.engine.OutsideSteps;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.util.ReflectionUtils;

/**
 * Stands before the transaction of each job, because the engine itself has no place for a question that is put before a
 * job's transaction begins. People retry a job by giving it retries; nobody runs it in the middle of a web request.
 */
class AskFirst extends CommandInterceptor {

    private static final Field JOB = job();

    private final ProcessEngineConfigurationImpl engine;
    private final Supplier<OutsideSteps> steps;

    AskFirst(ProcessEngineConfigurationImpl engine, Supplier<OutsideSteps> steps) {
        this.engine = engine;
        this.steps = steps;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (!(command instanceof ExecuteJobsCmd) || Context.getCommandContext() != null) {
            return next.execute(command);
        }
        if (engine.getIdentityService().getCurrentAuthentication() != null) {
            throw new CompletionRefusedException(CompletionRefusal.notPermitted("This is not open to people."));
        }
        String job = (String) Objects.requireNonNull(ReflectionUtils.getField(JOB, command));
        return steps.get().askFirst(job, () -> next.execute(command));
    }

    private static Field job() {
        Field field = Objects.requireNonNull(ReflectionUtils.findField(ExecuteJobsCmd.class, "jobId", String.class));
        ReflectionUtils.makeAccessible(field);
        return field;
    }
}
