package io.fapiaodesk.platform.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.testing.WholeApplication;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A task is completed by its assignee, with the fields of its form, and in no other way. */
@WholeApplication
@Import(TrialProcesses.class)
class CompletionIT {

    private static final Map<String, Object> APPROVAL = Map.of("decision", "approve");

    @Autowired
    private TrialProcesses.Trial trial;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private CompletionGuard guard;

    @Test
    void the_assignee_completes_with_the_fields_of_the_form() {
        Task byComplete = trial.taskOf("reviewer");
        trial.asReviewer(() -> tasks.complete(byComplete.getId(), APPROVAL));
        assertThat(trial.isOpen(byComplete)).isFalse();

        Task byForm = trial.taskOf("reviewer");
        trial.asReviewer(() -> forms.submitTaskForm(byForm.getId(), APPROVAL));
        assertThat(trial.isOpen(byForm)).isFalse();

        Task withAnswer = trial.taskOf("reviewer");
        trial.asReviewer(() -> tasks.completeWithVariablesInReturn(withAnswer.getId(), APPROVAL, false));
        assertThat(trial.isOpen(withAnswer)).isFalse();
    }

    @Test
    void a_colleague_does_not_complete_somebody_elses_task() {
        Task task = trial.taskOf("specialist");
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> tasks.complete(task.getId(), APPROVAL));
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> forms.submitTaskForm(task.getId(), APPROVAL));
        refusedAndOpen(
                task,
                CompletionRefusal.Kind.NOT_PERMITTED,
                () -> tasks.completeWithVariablesInReturn(task.getId(), APPROVAL, false));
        refusedAndOpen(
                task,
                CompletionRefusal.Kind.NOT_PERMITTED,
                () -> forms.submitTaskFormWithVariablesInReturn(task.getId(), APPROVAL, false));
    }

    @Test
    void a_task_that_nobody_has_taken_is_not_completed() {
        Task task = trial.task(TrialProcesses.DECIDING);
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> tasks.complete(task.getId(), APPROVAL));
    }

    @Test
    void a_variable_that_the_form_does_not_have_refuses_the_whole_submission() {
        Task task = trial.taskOf("reviewer");
        Map<String, Object> forged = Map.of("decision", "approve", "isAdmin", true);
        refusedAndOpen(task, CompletionRefusal.Kind.INVALID, () -> tasks.complete(task.getId(), forged));
        refusedAndOpen(task, CompletionRefusal.Kind.INVALID, () -> forms.submitTaskForm(task.getId(), forged));
        assertThat(runtime.getVariables(task.getExecutionId())).isEmpty();
    }

    @Test
    void a_value_that_the_rules_refuse_leaves_the_task_as_it_was() {
        Task task = trial.taskOf("reviewer");
        refusedAndOpen(
                task,
                CompletionRefusal.Kind.INVALID,
                () -> tasks.complete(task.getId(), Map.of("decision", "perhaps")));
        refusedAndOpen(task, CompletionRefusal.Kind.INVALID, () -> tasks.complete(task.getId()));
        assertThat(runtime.getVariables(task.getExecutionId())).isEmpty();
    }

    @Test
    void what_no_form_can_send_is_refused_before_the_rules_see_it() {
        Task task = trial.taskOf("reviewer");
        Map<String, Object> object = Variables.createVariables()
                .putValueTyped(
                        "decision",
                        Variables.serializedObjectValue("x")
                                .serializationDataFormat("application/json")
                                .objectTypeName("java.lang.String")
                                .create());
        refusedAndOpen(task, CompletionRefusal.Kind.INVALID, () -> tasks.complete(task.getId(), object));
        refusedAndOpen(
                task,
                CompletionRefusal.Kind.INVALID,
                () -> tasks.complete(task.getId(), Map.of("decision", "approve", "reason", "a\0b")));
        refusedAndOpen(
                task,
                CompletionRefusal.Kind.INVALID,
                () -> tasks.complete(task.getId(), Map.of("decision", "approve", "reason", new byte[] {1})));
    }

    @Test
    void whoever_submitted_the_case_neither_takes_nor_decides_it() {
        Task taken = trial.taskOf(TrialProcesses.SUBMITTER);
        assertThatThrownBy(() -> trial.as(
                        TrialProcesses.SUBMITTER, "title-reviewers", () -> tasks.complete(taken.getId(), APPROVAL)))
                .asInstanceOf(type(CompletionRefusedException.class))
                .extracting(e -> e.refusal().kind())
                .isEqualTo(CompletionRefusal.Kind.NOT_PERMITTED);
        assertThat(trial.isOpen(taken)).isTrue();

        Task free = trial.task(TrialProcesses.DECIDING);
        assertThatThrownBy(() -> trial.as(
                        TrialProcesses.SUBMITTER,
                        "title-reviewers",
                        () -> tasks.claim(free.getId(), TrialProcesses.SUBMITTER)))
                .isInstanceOf(CompletionRefusedException.class);
        assertThat(tasks.createTaskQuery().taskId(free.getId()).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void nobody_completes_a_task_without_being_signed_in() {
        Task task = trial.taskOf("reviewer");
        assertThatThrownBy(() -> tasks.complete(task.getId(), APPROVAL)).isInstanceOf(CompletionRefusedException.class);
        assertThat(trial.isOpen(task)).isTrue();
    }

    @Test
    void a_task_for_which_there_are_no_rules_is_not_completed_at_all() {
        Task task = trial.task(TrialProcesses.UNKNOWN);
        tasks.setAssignee(task.getId(), "reviewer");
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> tasks.complete(task.getId()));
    }

    @Test
    void no_other_way_leads_out_of_a_task() {
        Task task = trial.taskOf("reviewer");
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> tasks.resolveTask(task.getId(), APPROVAL));
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> tasks.delegateTask(task.getId(), "manager"));
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> tasks.handleBpmnError(task.getId(), "any"));
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> tasks.handleEscalation(task.getId(), "any"));
        refusedAndOpen(
                task, CompletionRefusal.Kind.NOT_PERMITTED, () -> runtime.signal(task.getExecutionId(), APPROVAL));
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> runtime.createProcessInstanceModification(
                        task.getProcessInstanceId())
                .cancelAllForActivity("decide")
                .execute());
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> runtime.createMessageCorrelation("any")
                .correlate());
    }

    @Test
    void the_task_itself_refuses_to_end_when_the_guard_was_passed_by() {
        Task task = trial.taskOf("reviewer");
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThatThrownBy(() -> trial.asReviewer(
                        () -> configuration.getCommandExecutorTxRequired().execute(context -> {
                            context.getTaskManager().findTaskById(task.getId()).complete();
                            return null;
                        })))
                .hasStackTraceContaining("completed by its form");
        assertThat(trial.isOpen(task)).isTrue();
    }

    @Test
    void people_set_no_variables() {
        Task task = trial.taskOf("reviewer");
        refusedAndOpen(
                task,
                CompletionRefusal.Kind.NOT_PERMITTED,
                () -> tasks.setVariable(task.getId(), "decision", "approve"));
        refusedAndOpen(
                task,
                CompletionRefusal.Kind.NOT_PERMITTED,
                () -> runtime.setVariable(task.getExecutionId(), "decision", "approve"));
        refusedAndOpen(
                task, CompletionRefusal.Kind.NOT_PERMITTED, () -> tasks.removeVariable(task.getId(), "decision"));
        assertThat(runtime.getVariables(task.getExecutionId())).isEmpty();
    }

    @Test
    void a_task_is_taken_by_oneself_only() {
        Task task = trial.task(TrialProcesses.DECIDING);
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> tasks.claim(task.getId(), "specialist"));
        trial.asReviewer(() -> tasks.claim(task.getId(), "reviewer"));
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isEqualTo("reviewer");
    }

    @Test
    void a_task_is_put_back_by_its_assignee_and_by_no_colleague() {
        Task task = trial.task(TrialProcesses.DECIDING);
        trial.asReviewer(() -> tasks.claim(task.getId(), "reviewer"));
        assertThatThrownBy(() -> trial.as("reviewer2", "title-reviewers", () -> tasks.setAssignee(task.getId(), null)))
                .isInstanceOf(CompletionRefusedException.class);
        trial.asReviewer(() -> tasks.setAssignee(task.getId(), null));
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void only_a_supervisor_gives_a_task_to_another_and_only_to_one_who_may_take_it() {
        Task task = trial.task(TrialProcesses.DECIDING);
        refusedAndOpen(task, CompletionRefusal.Kind.NOT_PERMITTED, () -> tasks.setAssignee(task.getId(), "reviewer"));
        assertThatThrownBy(() -> trial.as(
                        "tax-supervisor", "tax-supervisors", () -> tasks.setAssignee(task.getId(), "reviewer")))
                .asInstanceOf(type(CompletionRefusedException.class))
                .extracting(e -> e.refusal().kind())
                .isEqualTo(CompletionRefusal.Kind.NOT_PERMITTED);
        assertThatThrownBy(() -> trial.as(
                        "supervisor", "title-supervisors", () -> tasks.setAssignee(task.getId(), "paper-clerk")))
                .asInstanceOf(type(CompletionRefusedException.class))
                .extracting(e -> e.refusal().kind())
                .isEqualTo(CompletionRefusal.Kind.INVALID);
        assertThatThrownBy(() -> trial.as(
                        "supervisor",
                        "title-supervisors",
                        () -> tasks.setAssignee(task.getId(), TrialProcesses.SUBMITTER)))
                .isInstanceOf(CompletionRefusedException.class);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void every_form_begins_empty_also_when_the_case_has_been_decided_on_before() {
        trial.task(TrialProcesses.DECIDING);
        String again = runtime.startProcessInstanceByKey(
                        TrialProcesses.DECIDING,
                        "TR-0000-0000-0000",
                        Map.of("decision", "approve", "reason", "last time", "brief", "kept"))
                .getId();
        Task task = tasks.createTaskQuery().processInstanceId(again).singleResult();
        assertThat(forms.getTaskFormVariables(task.getId())).containsOnlyKeys("brief");
        assertThat(runtime.getVariables(again)).containsOnlyKeys("brief");
    }

    @Test
    void whoever_comes_too_late_is_told_so() {
        Task task = trial.taskOf("reviewer");
        trial.asReviewer(() -> tasks.complete(task.getId(), APPROVAL));
        assertThatThrownBy(() -> trial.asReviewer(() -> tasks.complete(task.getId(), APPROVAL)))
                .asInstanceOf(type(CompletionRefusedException.class))
                .extracting(e -> e.refusal().kind())
                .isEqualTo(CompletionRefusal.Kind.WRONG_STATE);
    }

    @Test
    void when_the_case_ends_between_the_reading_of_task_and_instance_the_latecomer_is_told_so() {
        tooLate("reviewer", task -> tasks.complete(task.getId(), APPROVAL));
        tooLate("reviewer", task -> tasks.completeWithVariablesInReturn(task.getId(), APPROVAL, false));
        tooLate("reviewer", task -> forms.submitTaskForm(task.getId(), APPROVAL));
        tooLate("reviewer", task -> forms.submitTaskFormWithVariablesInReturn(task.getId(), APPROVAL, false));
        tooLate(null, task -> tasks.claim(task.getId(), "reviewer"));
    }

    @Test
    void when_the_case_ends_while_a_supervisor_gives_its_task_to_somebody_the_supervisor_is_told_so() {
        for (boolean groupsRead : List.of(true, false)) {
            Task task = trial.task(TrialProcesses.DECIDING);
            assertThatThrownBy(() -> trial.as(
                            "supervisor",
                            "title-supervisors",
                            () -> asked(context -> {
                                TaskEntity read = context.getTaskManager().findTaskById(task.getId());
                                read.getExecution();
                                if (groupsRead) {
                                    read.getCandidates();
                                }
                                end(task);
                                GuardedTaskService.latecomersAreTold(() -> {
                                    guard.assign(read, "reviewer");
                                    return null;
                                });
                            })))
                    .satisfiesAnyOf(
                            told -> assertThat(told)
                                    .isInstanceOfSatisfying(CompletionRefusedException.class, e -> assertThat(
                                                    e.refusal().kind())
                                            .isEqualTo(CompletionRefusal.Kind.WRONG_STATE)),
                            told -> assertThat(told).isInstanceOf(OptimisticLockingException.class));
        }
    }

    @Test
    void when_the_case_ends_while_somebody_reads_its_values_that_is_a_change_at_the_same_moment_and_no_fault() {
        for (Consumer<Task> reading : List.<Consumer<Task>>of(
                task -> tasks.getVariables(task.getId()),
                task -> tasks.getVariable(task.getId(), "decision"),
                task -> forms.getTaskFormVariables(task.getId()),
                task -> runtime.getVariables(task.getExecutionId()))) {
            Task task = trial.taskOf("reviewer");
            Throwable told = catchThrowable(() -> asked(context -> {
                context.getTaskManager().findTaskById(task.getId()).getExecution();
                end(task);
                reading.accept(task);
            }));
            if (told != null) {
                assertThat(told).isInstanceOf(OptimisticLockingException.class);
            }
        }
    }

    /** The task and its place are read; then the case ends; then the engine carries out what the reviewer wants. */
    private void tooLate(@Nullable String assignee, Consumer<Task> wanted) {
        Task task = assignee == null ? trial.task(TrialProcesses.DECIDING) : trial.taskOf(assignee);
        assertThatThrownBy(() -> trial.asReviewer(() -> asked(context -> {
                    context.getTaskManager().findTaskById(task.getId()).getExecution();
                    end(task);
                    wanted.accept(task);
                })))
                .asInstanceOf(type(CompletionRefusedException.class))
                .extracting(e -> e.refusal().kind())
                .isEqualTo(CompletionRefusal.Kind.WRONG_STATE);
    }

    private void asked(Consumer<CommandContext> steps) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    steps.accept(context);
                    return null;
                });
    }

    /** Somebody else ends the case, at the same moment. */
    private void end(Task task) {
        CompletableFuture.runAsync(() -> runtime.deleteProcessInstance(task.getProcessInstanceId(), "withdrawn"))
                .join();
    }

    /** The reviewer tries it, is refused, and finds the task where it was. */
    private void refusedAndOpen(Task task, CompletionRefusal.Kind kind, ThrowingCallable attempt) {
        assertThatThrownBy(() -> trial.asReviewer(() -> {
                    try {
                        attempt.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Throwable e) {
                        throw new AssertionError(e);
                    }
                }))
                .asInstanceOf(type(CompletionRefusedException.class))
                .extracting(e -> e.refusal().kind())
                .isEqualTo(kind);
        assertThat(trial.isOpen(task)).isTrue();
    }
}
