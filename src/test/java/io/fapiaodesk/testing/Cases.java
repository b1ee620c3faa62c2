package io.fapiaodesk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.platform.web.LineImport;
import io.fapiaodesk.request.Requests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Leads cases through their processes as people and time do, and tells what happened to them. It remembers which steps a
 * test has looked at, so that the test can demand all of them in the end.
 */
@TestComponent
public class Cases {

    private final ProcessEngine engine;
    private final Requests requests;
    private final Journal journal;
    private final Imports imports;
    private final JdbcClient jdbc;
    /** What people enter into the forms of Tasklist. */
    private static final String[] FIELDS = {
        "decision", "reason", "number", "issuedOn", "term", "validDays", "validUntil", "sending", "trackingNumber"
    };

    private final Set<String> covered = ConcurrentHashMap.newKeySet();

    Cases(ProcessEngine engine, Requests requests, Journal journal, Imports imports, JdbcClient jdbc) {
        this.engine = engine;
        this.requests = requests;
        this.journal = journal;
        this.imports = imports;
        this.jdbc = jdbc;
    }

    /** The only open task of a case. */
    public Task task(RequestId id) {
        Task task = taskOrNull(id);
        assertThat(task).as("task of " + id).isNotNull();
        return task;
    }

    public boolean hasTask(RequestId id) {
        return taskOrNull(id) != null;
    }

    public @Nullable Object variable(RequestId id, String name) {
        return engine.getTaskService().getVariable(task(id).getId(), name);
    }

    public Map<String, Object> variables(RequestId id) {
        return engine.getTaskService().getVariables(task(id).getId());
    }

    /** The groups whose members may take the task. */
    public List<String> candidates(RequestId id) {
        return engine.getTaskService().getIdentityLinksForTask(task(id).getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    /** Somebody completes the task of a case, and takes it before if it is nobody's; too late is told as Tasklist tells it. */
    public void decide(SignedIn who, RequestId id, Map<String, Object> fields) {
        Task before = taskOrNull(id);
        if (before != null) {
            try {
                assertThat(engine.getTaskService().getVariables(before.getId()))
                        .as("every form begins empty")
                        .doesNotContainKeys(FIELDS);
            } catch (OptimisticLockingException | NullValueException endedWhileRead) {
                throw new CompletionRefusedException(CompletionRefusal.wrongState("gone"));
            }
        }
        as(who, () -> {
            TaskService tasks = engine.getTaskService();
            Task task = taskOrNull(id);
            if (task == null) {
                throw new CompletionRefusedException(CompletionRefusal.wrongState("gone"));
            }
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), who.name());
            }
            tasks.complete(task.getId(), fields);
        });
    }

    /** Somebody gives the task to somebody else. */
    public void assign(SignedIn who, RequestId id, String assignee) {
        as(who, () -> engine.getTaskService().setAssignee(task(id).getId(), assignee));
    }

    /** Does something as somebody who is signed in. */
    public void as(SignedIn who, Runnable action) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()));
        engine.getIdentityService().setAuthentication(who.name(), List.copyOf(who.groups()));
        try {
            action.run();
        } finally {
            SecurityContextHolder.clearContext();
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Lets the time come that a timer of the case waits for, or runs its asynchronous step. */
    public void execute(RequestId id, String activity) {
        execute(id.value(), activity);
    }

    /** The same for whatever has the business key, as a called process has. */
    public void execute(String businessKey, String activity) {
        engine.getManagementService().executeJob(job(businessKey, activity).getId());
    }

    /** What waits to be executed at a step of the running process with the business key. */
    public Job job(String businessKey, String activity) {
        List<Job> jobs = engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list()
                .stream()
                .flatMap(instance -> engine
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .activityId(activity)
                        .list()
                        .stream())
                .toList();
        assertThat(jobs).as("job of " + activity).hasSize(1);
        return jobs.get(0);
    }

    /** The steps of a case so far, in their order. */
    public List<String> trace(RequestId id) {
        return trace(id.value());
    }

    /** The same for whatever has the business key, as a called process has. */
    public List<String> trace(String businessKey) {
        return traceOf(instance(businessKey));
    }

    /** The same of a process that the case has called and that has its business key. */
    public List<String> trace(RequestId id, String called) {
        return traceOf(engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.value())
                .processDefinitionKey(called)
                .singleResult());
    }

    private List<String> traceOf(HistoricProcessInstance instance) {
        List<String> trace = engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
        covered.addAll(trace);
        return trace;
    }

    /** The case has taken these steps and no others, and is over. */
    public void assertTrace(RequestId id, String... expected) {
        assertThat(trace(id)).containsExactly(expected);
        assertEnded(id);
    }

    public void assertEnded(RequestId id) {
        assertThat(instance(id.value()).getEndTime()).as("end of " + id).isNotNull();
    }

    public String instanceOf(RequestId id) {
        return instance(id.value()).getId();
    }

    /** The cases that a test has looked at have between them taken every step that is drawn. */
    public void assertEveryStepTaken(String... processes) {
        Set<String> drawn = new HashSet<>();
        for (String process : processes) {
            engine.getRepositoryService()
                    .getBpmnModelInstance(engine.getRepositoryService()
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(process)
                            .latestVersion()
                            .singleResult()
                            .getId())
                    .getModelElementsByType(FlowNode.class)
                    .forEach(node -> drawn.add(node.getId()));
        }
        assertThat(covered).containsAll(drawn);
    }

    public String outcome(RequestId id) {
        return String.valueOf(requests.find(id).orElseThrow().outcome());
    }

    /** Which mails are about a case, by their templates in the order of their names. */
    public List<String> mails(RequestId id) {
        return jdbc.sql("select template from notice where case_id = ? order by template")
                .param(id.value())
                .query(String.class)
                .list();
    }

    /** What the journal says happened to a case. */
    public List<String> actions(RequestId id) {
        return journal.read(id.value()).stream().map(JournalLine::action).toList();
    }

    /** An upstream system delivers a line, which is taken. */
    public void deliver(String line, LineImport<?> into) {
        try {
            assertThat(imports.take(new ByteArrayInputStream(line.getBytes(UTF_8)), into)
                            .accepted())
                    .as(line)
                    .isEqualTo(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Task taskOrNull(RequestId id) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(id.value())
                .singleResult();
    }

    private HistoricProcessInstance instance(String businessKey) {
        List<HistoricProcessInstance> all = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list();
        // A process that the case has called may have the same key.
        return all.size() == 1
                ? all.get(0)
                : all.stream()
                        .filter(instance -> instance.getSuperProcessInstanceId() == null)
                        .findFirst()
                        .orElseThrow();
    }
}
