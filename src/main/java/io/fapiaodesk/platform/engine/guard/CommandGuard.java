package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * Stands before every command of the engine. It refuses queries that carry an expression, whoever asks, and it refuses
 * people the commands that would take a case past its rules; the application itself may use those.
 */
class CommandGuard extends CommandInterceptor {

    private static final Set<Class<?>> NOT_FOR_PEOPLE = Set.of(
            AbstractSetVariableCmd.class,
            AbstractPatchVariablesCmd.class,
            AbstractRemoveVariableCmd.class,
            DelegateTaskCmd.class,
            DeleteIdentityLinkCmd.class,
            SaveTaskCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            AbstractCorrelateMessageCmd.class,
            MessageEventReceivedCmd.class,
            SignalCmd.class,
            SignalEventReceivedCmd.class,
            ModifyProcessInstanceCmd.class,
            ModifyProcessInstanceAsyncCmd.class,
            AbstractProcessInstanceModificationCommand.class,
            AbstractModificationCmd.class,
            SaveFilterCmd.class,
            DeployCmd.class);

    /** Where the engine takes for granted a case of which it has just read a row: in the case, and in its rights. */
    private static final Set<String> FIND_THE_CASE_GONE =
            Set.of(ExecutionEntity.class.getName(), AuthorizationCommandChecker.class.getName());

    private final ProcessEngineConfigurationImpl engine;

    CommandGuard(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            Expressions.refuse(query);
        } else if (isUnguardedCompletion(command)) {
            throw refused("A task is completed by its form and in no other way.");
        } else if (isAskedByPerson() && isClosedToPeople(command)) {
            throw refused("This is not open to people.");
        }
        try {
            return next.execute(command);
        } catch (NullPointerException | NullValueException e) {
            if (caseEndedInBetween(e)) {
                throw new OptimisticLockingException("The case ended while it was read", e);
            }
            throw e;
        }
    }

    /**
     * The engine reads a case row by row. When the case ends after its task was read and before its instance is, the
     * engine restores an instance that is not there and fails without a name for it. It is the same as any other change
     * by somebody else at the same moment.
     */
    private static boolean caseEndedInBetween(RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        if (failure instanceof NullPointerException) {
            return trace.length > 0 && FIND_THE_CASE_GONE.contains(trace[0].getClassName());
        }
        for (StackTraceElement element : trace) {
            if (element.getClassName().equals(ExecutionEntity.class.getName())
                    && element.getMethodName().equals("restoreProcessInstance")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUnguardedCompletion(Command<?> command) {
        return command instanceof ResolveTaskCmd
                || command.getClass() == CompleteTaskCmd.class
                || command.getClass() == SubmitTaskFormCmd.class;
    }

    private static boolean isClosedToPeople(Command<?> command) {
        return NOT_FOR_PEOPLE.stream().anyMatch(closed -> closed.isInstance(command))
                // Taking, giving and putting back a task is one of those too, but has a guard of its own.
                || (command instanceof AbstractSetTaskPropertyCmd<?> && !(command instanceof AssignTaskCmd));
    }

    /** True for what a person asks for, false for what our own code then does in the same command. */
    private boolean isAskedByPerson() {
        return Context.getCommandContext() == null
                && engine.getIdentityService().getCurrentAuthentication() != null;
    }

    private static CompletionRefusedException refused(String why) {
        return new CompletionRefusedException(CompletionRefusal.notPermitted(why));
    }
}
