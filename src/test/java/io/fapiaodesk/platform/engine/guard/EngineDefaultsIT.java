package io.fapiaodesk.platform.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.StartAgain;
import io.fapiaodesk.platform.sandbox.SandboxTime;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.testing.WholeApplication;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's defaults that would not do, and what they are here. Each test fails on the default. */
@WholeApplication
@Import(TrialProcesses.class)
class EngineDefaultsIT {

    @Autowired
    private TrialProcesses.Trial trial;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private FilterService filters;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    @Autowired
    private StartAgain startAgain;

    @Autowired
    private CaseAccess access;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private SandboxTime sandbox;

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Test
    void forms_and_processes_are_deployed_together_under_names_that_do_not_depend_on_the_packaging() {
        Deployment deployment =
                repository.createDeploymentQuery().deploymentName("fapiao-desk").singleResult();
        assertThat(repository.getDeploymentResourceNames(deployment.getId()))
                .contains("processes/enterprise-title-review.bpmn", "forms/enterprise-title-review/review-title.form")
                .allMatch(name -> name.startsWith("processes/") || name.startsWith("forms/"));
    }

    @Test
    void a_start_on_the_same_models_makes_no_new_version() {
        long before =
                repository.createDeploymentQuery().deploymentName("fapiao-desk").count();
        startAgain.run();
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentName("fapiao-desk")
                        .count())
                .isEqualTo(before)
                .isEqualTo(1);
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("enterprise-title-review")
                        .list())
                .hasSize(1);
    }

    @Test
    void a_start_again_doubles_neither_lists_nor_rights_nor_people() {
        long rights = standingRights();
        long people = identity.createUserQuery().count();
        startAgain.run();
        assertThat(filters.createTaskFilterQuery().count()).isEqualTo(5);
        assertThat(standingRights()).isEqualTo(rights);
        assertThat(identity.createUserQuery().count()).isEqualTo(people);
    }

    /** Rights on single tasks come and go with the demo cases, whose timers fire meanwhile. */
    private long standingRights() {
        return engine.getAuthorizationService().createAuthorizationQuery().list().stream()
                .filter(right -> right.getResourceType() != Resources.TASK.resourceType())
                .count();
    }

    @Test
    void authorization_is_on_and_a_clerk_sees_the_tasks_of_their_groups_only() {
        Task task = trial.task(TrialProcesses.DECIDING);
        trial.as("paper-clerk", "paper-clerks", () -> {
            assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
            assertThatThrownBy(() -> runtime.deleteProcessInstance(task.getProcessInstanceId(), "no"))
                    .isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey(TrialProcesses.DECIDING))
                    .isInstanceOf(AuthorizationException.class);
        });
        trial.asReviewer(() ->
                assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isEqualTo(1));
    }

    @Test
    void a_task_gives_the_right_to_work_on_it_and_not_to_change_it() {
        assertThat(configuration().getDefaultUserPermissionNameForTask()).isEqualTo("TASK_WORK");
        Task task = trial.task(TrialProcesses.DECIDING);
        trial.asReviewer(() ->
                assertThatThrownBy(() -> tasks.deleteTask(task.getId())).isInstanceOf(ProcessEngineException.class));
        assertThat(trial.isOpen(task)).isTrue();
    }

    @Test
    void whoever_has_a_task_reads_what_its_case_holds_and_operations_see_only_that_it_runs() {
        Task task = trial.task(TrialProcesses.DECIDING);
        runtime.setVariable(task.getProcessInstanceId(), "brief", "what the reviewer reads");
        trial.asReviewer(
                () -> assertThat(tasks.getVariables(task.getId())).containsEntry("brief", "what the reviewer reads"));
        for (String group : List.of("operations", "camunda-admin")) {
            trial.as("somebody", group, () -> {
                assertThat(runtime.createProcessInstanceQuery()
                                .processInstanceId(task.getProcessInstanceId())
                                .count())
                        .isEqualTo(1);
                assertThat(runtime.createVariableInstanceQuery()
                                .processInstanceIdIn(task.getProcessInstanceId())
                                .count())
                        .isZero();
                assertThatThrownBy(() -> runtime.getVariables(task.getProcessInstanceId()))
                        .isInstanceOf(AuthorizationException.class);
                assertThatThrownBy(() -> tasks.getVariables(task.getId())).isInstanceOf(AuthorizationException.class);
            });
        }
    }

    @Test
    void a_task_says_which_case_it_belongs_to() {
        assertThat(trial.task(TrialProcesses.DECIDING).getName()).isEqualTo("Decide · TR-0000-0000-0000");
    }

    @Test
    void there_is_an_administrator_so_that_nobody_is_asked_to_make_one() {
        assertThat(identity.createUserQuery().memberOfGroup("camunda-admin").list())
                .extracting(User::getId)
                .containsExactly("admin");
    }

    @Test
    void the_passwords_of_the_engines_people_are_known_to_nobody() {
        assertThat(identity.createUserQuery().list()).isNotEmpty().allSatisfy(person -> {
            assertThat(identity.checkPassword(person.getId(), person.getId())).isFalse();
            assertThat(identity.checkPassword(person.getId(), "")).isFalse();
        });
    }

    @Test
    void customers_are_not_among_the_engines_people() {
        assertThat(identity.createUserQuery().list())
                .extracting(User::getId)
                .contains("reviewer", "tax-operator", "ops")
                .doesNotContain("personal", "student", "enterprise", "small-enterprise", "upstream");
    }

    @Test
    void jobs_are_looked_for_often_and_locked_for_a_minute_by_a_name_that_survives() {
        JobExecutor jobs = configuration().getJobExecutor();
        assertThat(jobs.getMaxWait()).isLessThanOrEqualTo(2_000);
        assertThat(jobs.getLockTimeInMillis()).isEqualTo(60_000);
        assertThat(jobs.getLockOwner()).isEqualTo("fapiao-desk");
        assertThat(configuration().isHintJobExecutor()).isTrue();
    }

    @Test
    void what_was_locked_before_a_crash_is_free_again_at_start() {
        String name = "trial-later";
        repository
                .createDeployment()
                .addModelInstance(
                        name + ".bpmn",
                        Bpmn.createExecutableProcess(name)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .intermediateCatchEvent()
                                .timerWithDuration("P9D")
                                .endEvent()
                                .done())
                .deploy();
        String instance = runtime.startProcessInstanceByKey(name).getId();
        lock(instance, "fapiao-desk");
        startAgain.run();
        assertThat(lockOwner(instance)).isEmpty();

        lock(instance, "another-node");
        startAgain.run();
        assertThat(lockOwner(instance)).isEqualTo("another-node");
        runtime.deleteProcessInstance(instance, "tried");
    }

    private void lock(String instance, String owner) {
        jdbc.sql("UPDATE act_ru_job SET lock_owner_ = ?, lock_exp_time_ = now() + interval '5 minutes'"
                        + " WHERE process_instance_id_ = ?")
                .param(owner)
                .param(instance)
                .update();
    }

    private String lockOwner(String instance) {
        return jdbc.sql("SELECT coalesce(lock_owner_, '') FROM act_ru_job WHERE process_instance_id_ = ?")
                .param(instance)
                .query(String.class)
                .single();
    }

    @Test
    void an_error_that_nothing_catches_is_loud() {
        String name = "trial-uncaught";
        repository
                .createDeployment()
                .addModelInstance(
                        name + ".bpmn",
                        Bpmn.createExecutableProcess(name)
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .endEvent()
                                .error("nobody-catches-me")
                                .done())
                .deploy();
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey(name))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("nobody-catches-me");
    }

    @Test
    void lists_have_a_limit() {
        trial.asReviewer(() -> {
            assertThatThrownBy(() -> tasks.createTaskQuery().list()).isInstanceOf(BadUserRequestException.class);
            assertThat(tasks.createTaskQuery().listPage(0, EngineDefaults.MOST_RESULTS))
                    .hasSizeLessThanOrEqualTo(EngineDefaults.MOST_RESULTS);
        });
    }

    @Test
    void names_and_groups_may_have_hyphens() {
        assertThat(identity.createUserQuery().memberOfGroup("paper-clerks").list())
                .extracting(User::getId)
                .containsExactly("paper-clerk");
        assertThat(configuration().getGeneralResourceWhitelistPattern()).isEqualTo(EngineDefaults.NAMES);
        assertThat("a;b".matches(EngineDefaults.NAMES)).isFalse();
    }

    @Test
    void history_knows_the_steps_of_a_case_and_when_to_forget_them_and_no_values() {
        Task task = trial.task(TrialProcesses.DECIDING);
        runtime.setVariable(task.getProcessInstanceId(), "decision", "perhaps");
        assertThat(history.createHistoricVariableInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .count())
                .isZero();
        assertThat(history.createHistoricActivityInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .count())
                .isEqualTo(2);
        Date removal = history.createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getRemovalTime();
        assertThat(removal).isNotNull();
    }

    @Test
    void nothing_is_measured_or_logged_that_nobody_reads() {
        assertThat(configuration().isMetricsEnabled()).isFalse();
        assertThat(configuration().isTaskMetricsEnabled()).isFalse();
        assertThat(configuration().isEnableCmdExceptionLogging()).isFalse();
        assertThat(history.createHistoricJobLogQuery().count()).isZero();
        assertThat(management.getTableCount().get("ACT_RU_METER_LOG")).isZero();
    }

    @Test
    void a_failed_job_is_tried_again_after_ever_longer_waits() {
        assertThat(configuration().getFailedJobRetryTimeCycle()).isEqualTo("PT10S,PT1M,PT5M,PT30M");
    }

    @Test
    void the_engines_clock_is_the_applications_also_when_the_sandbox_moves_it() {
        for (Duration moved : List.of(Duration.ZERO, Duration.ofMinutes(3))) {
            Duration apart = sandbox.asOf(
                    clock.instant().plus(moved),
                    () -> Duration.between(ClockUtil.getCurrentTime().toInstant(), clock.instant()));
            assertThat(apart).isBetween(Duration.ofSeconds(-5), Duration.ofSeconds(5));
        }
    }

    @Test
    void tasklist_has_its_lists_from_the_first_start_and_each_shows_what_it_says() {
        Task free = trial.task(TrialProcesses.DECIDING);
        Task mine = trial.taskOf("reviewer");
        Task late = trial.taskOf("reviewer");
        Task soon = trial.taskOf("reviewer");
        Task later = trial.taskOf("reviewer");
        tasks.setDueDate(late.getId(), Date.from(clock.instant().minus(Duration.ofHours(1))));
        tasks.setDueDate(soon.getId(), Date.from(clock.instant().plus(Duration.ofHours(1))));
        tasks.setDueDate(later.getId(), Date.from(clock.instant().plus(Duration.ofDays(30))));
        trial.asReviewer(() -> {
            assertThat(show("My tasks"))
                    .contains(mine.getId(), late.getId(), soon.getId(), later.getId())
                    .doesNotContain(free.getId());
            assertThat(show("My groups' tasks")).contains(free.getId()).doesNotContain(mine.getId());
            assertThat(show("Due within a business day"))
                    .contains(late.getId(), soon.getId())
                    .doesNotContain(later.getId(), mine.getId());
            assertThat(show("Overdue")).contains(late.getId()).doesNotContain(soon.getId(), mine.getId());
        });
        trial.as("paper-clerk", "paper-clerks", () -> {
            assertThat(show("My tasks")).isEmpty();
            assertThat(show("My groups' tasks")).isEmpty();
            assertThat(show("Overdue")).isEmpty();
        });
    }

    private List<String> show(String filter) {
        Filter stored = filters.createTaskFilterQuery()
                .filterName(filter)
                .listPage(0, 1)
                .get(0);
        List<Task> page = filters.listPage(stored.getId(), 0, 500);
        assertThat(filters.count(stored.getId())).isEqualTo(page.size());
        return page.stream().map(Task::getId).toList();
    }

    @Test
    void staff_see_a_case_while_it_is_on_their_desk_or_their_groups() {
        RequestId caseId = new RequestId("TR-0000-0000-0000");
        trial.taskOf("specialist");
        assertThat(access.mayRead(new SignedIn("specialist", null, Set.of("title-specialists")), caseId))
                .isTrue();
        assertThat(access.mayRead(new SignedIn("reviewer", null, Set.of("title-reviewers")), caseId))
                .isTrue();
        assertThat(access.mayRead(new SignedIn("paper-clerk", null, Set.of("paper-clerks")), caseId))
                .isFalse();
        assertThat(access.mayRead(new SignedIn("personal", "personal", Set.of()), caseId))
                .isFalse();
        assertThat(access.mayRead(
                        new SignedIn("reviewer", null, Set.of("title-reviewers")), new RequestId("TR-9999-9999-9999")))
                .isFalse();
    }
}
