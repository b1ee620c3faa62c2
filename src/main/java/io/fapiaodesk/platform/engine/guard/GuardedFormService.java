package io.fapiaodesk.platform.engine.guard;

import static io.fapiaodesk.platform.engine.guard.GuardedTaskService.latecomersAreTold;
import static io.fapiaodesk.platform.engine.guard.GuardedTaskService.unlessEnded;

import io.fapiaodesk.platform.engine.ShownWhenRead;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/**
 * The engine's form service, with every way to complete a task put under the guard. What the form of a task shows of the
 * moment is worked out as it is read.
 */
class GuardedFormService extends FormServiceImpl {

    private final CompletionGuard guard;
    private final Supplier<List<ShownWhenRead>> shown;

    GuardedFormService(CompletionGuard guard, Supplier<List<ShownWhenRead>> shown) {
        this.guard = guard;
        this.shown = shown;
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return commandExecutor.execute(new ReadNow(taskId, null, true));
    }

    @Override
    public VariableMap getTaskFormVariables(
            String taskId, @Nullable Collection<String> names, boolean deserializeObjectValues) {
        return commandExecutor.execute(new ReadNow(taskId, names, deserializeObjectValues));
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        latecomersAreTold(() -> commandExecutor.execute(new GuardedSubmit(taskId, properties, false, false)));
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> properties, boolean deserializeValues) {
        return latecomersAreTold(
                () -> commandExecutor.execute(new GuardedSubmit(taskId, properties, true, deserializeValues)));
    }

    private final class GuardedSubmit extends SubmitTaskFormCmd {
        private static final long serialVersionUID = 1L;

        GuardedSubmit(String taskId, Map<String, Object> properties, boolean returned, boolean deserialized) {
            super(taskId, properties, returned, deserialized);
        }

        @Override
        public VariableMap execute(CommandContext context) {
            return guard.complete(
                    context.getTaskManager().findTaskById(taskId),
                    properties,
                    () -> unlessEnded(() -> super.execute(context)));
        }
    }

    /** Only after the engine has let the reader see the task. */
    private final class ReadNow extends GetTaskFormVariablesCmd {
        private static final long serialVersionUID = 1L;

        ReadNow(String taskId, @Nullable Collection<String> names, boolean deserialized) {
            super(taskId, names, deserialized);
        }

        @Override
        public VariableMap execute(CommandContext context) {
            VariableMap variables = super.execute(context);
            String businessKey = businessKey(context);
            if (businessKey != null) {
                shown.get().forEach(each -> each.of(businessKey).forEach((name, text) -> {
                    if (formVariableNames == null || formVariableNames.contains(name)) {
                        variables.put(name, text);
                    }
                }));
            }
            return variables;
        }

        /** Nothing when the case ends in this very moment. */
        private @Nullable String businessKey(CommandContext context) {
            TaskEntity task = context.getTaskManager().findTaskById(resourceId);
            String instance = task == null ? null : task.getProcessInstanceId();
            ExecutionEntity found =
                    instance == null ? null : context.getExecutionManager().findExecutionById(instance);
            return found == null ? null : found.getBusinessKey();
        }
    }
}
