package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** The engine's task service, with every way to complete, take or give away a task put under the guard. */
class GuardedTaskService extends TaskServiceImpl {

    private final CompletionGuard guard;

    GuardedTaskService(CompletionGuard guard) {
        this.guard = guard;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        latecomersAreTold(() -> commandExecutor.execute(new GuardedComplete(taskId, variables, false, false)));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return latecomersAreTold(
                () -> commandExecutor.execute(new GuardedComplete(taskId, variables, true, deserializeValues)));
    }

    @Override
    public void claim(String taskId, String userId) {
        latecomersAreTold(() -> commandExecutor.execute(new GuardedClaim(taskId, userId)));
    }

    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        if (Context.getCommandContext() != null) {
            // Our own code, within a command that a person may have given.
            super.setAssignee(taskId, userId);
            return;
        }
        latecomersAreTold(() -> commandExecutor.execute(new GuardedAssign(taskId, userId)));
    }

    /** Two at once: the second finds the task changed, which is no fault of the server's. */
    static <T> T latecomersAreTold(Supplier<T> command) {
        try {
            return command.get();
        } catch (OptimisticLockingException e) {
            throw changedMeanwhile();
        }
    }

    /** The guard has just seen this person's right to the task: without it now, the task went in between, and it with it. */
    static <T> T unlessEnded(Supplier<T> change) {
        try {
            return change.get();
        } catch (AuthorizationException e) {
            throw changedMeanwhile();
        }
    }

    /** For what the guard does not ask about: rights are missing because the task is gone, or because they never were. */
    private static <T> T unlessGone(CommandContext context, String taskId, Supplier<T> change) {
        try {
            return change.get();
        } catch (AuthorizationException e) {
            if (isGone(context, taskId)) {
                throw changedMeanwhile();
            }
            throw e;
        }
    }

    /** Looks again, past what this command has read before. */
    static boolean isGone(CommandContext context, String taskId) {
        TaskQueryImpl query = new TaskQueryImpl();
        query.taskId(taskId);
        return context.runWithoutAuthorization(() -> context.getTaskManager().findTaskCountByQueryCriteria(query)) == 0;
    }

    private static CompletionRefusedException changedMeanwhile() {
        return new CompletionRefusedException(CompletionRefusal.wrongState(
                "Somebody else has changed this task at the same moment. Look at it again."));
    }

    private final class GuardedComplete extends CompleteTaskCmd {
        private static final long serialVersionUID = 1L;

        GuardedComplete(String taskId, Map<String, Object> variables, boolean returned, boolean deserialized) {
            super(taskId, variables, returned, deserialized);
        }

        @Override
        public VariableMap execute(CommandContext context) {
            return guard.complete(
                    context.getTaskManager().findTaskById(taskId),
                    variables,
                    () -> unlessEnded(() -> super.execute(context)));
        }
    }

    private final class GuardedClaim extends ClaimTaskCmd {
        private static final long serialVersionUID = 1L;

        GuardedClaim(String taskId, String userId) {
            super(taskId, userId);
        }

        @Override
        public Void execute(CommandContext context) {
            guard.claim(context.getTaskManager().findTaskById(taskId), String.valueOf(userId));
            return unlessGone(context, taskId, () -> super.execute(context));
        }
    }

    private final class GuardedAssign extends AssignTaskCmd {
        private static final long serialVersionUID = 1L;

        private final @Nullable String assignee;

        GuardedAssign(String taskId, @Nullable String userId) {
            super(taskId, userId);
            this.assignee = userId;
        }

        @Override
        public Void execute(CommandContext context) {
            guard.assign(context.getTaskManager().findTaskById(taskId), assignee);
            if (assignee == null) {
                // To the engine this is assigning, which reviewers may not; that they may put back their own, the guard
                // has just seen.
                return context.runWithoutAuthorization(() -> super.execute(context));
            }
            return unlessGone(context, taskId, () -> super.execute(context));
        }
    }
}
