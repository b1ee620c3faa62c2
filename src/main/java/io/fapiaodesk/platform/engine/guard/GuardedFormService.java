package io.fapiaodesk.platform.engine.guard;

import static io.fapiaodesk.platform.engine.guard.GuardedTaskService.latecomersAreTold;
import static io.fapiaodesk.platform.engine.guard.GuardedTaskService.unlessEnded;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.variable.VariableMap;

/** The engine's form service, with every way to complete a task put under the guard. */
class GuardedFormService extends FormServiceImpl {

    private final CompletionGuard guard;

    GuardedFormService(CompletionGuard guard) {
        this.guard = guard;
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
}
