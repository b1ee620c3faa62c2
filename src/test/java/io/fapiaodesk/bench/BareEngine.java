package io.fapiaodesk.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;

/** The same diagram on the engine alone: default settings, empty delegates, no rules, no tables, no HTTP. */
final class BareEngine implements Contender, AutoCloseable {

    private static final String PROCESS = "enterprise-title-review";
    private static final Path DIAGRAM = Path.of("processes", PROCESS + ".bpmn");

    private final HikariDataSource database;
    private final ProcessEngine engine;

    BareEngine(HikariDataSource database) {
        this.database = database;
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(true);
        BpmnModelInstance diagram = Bpmn.readModelFromFile(DIAGRAM.toFile());
        configuration.setBeans(new HashMap<>(emptyBeans(diagram)));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(DIAGRAM.getFileName().toString(), diagram)
                .deploy();
    }

    /** What the diagram calls; public, for the engine's expressions. */
    public static final class Someday {

        public Date dueDate(DelegateExecution execution) {
            return inDays(5);
        }

        public Date reminderAt(DelegateExecution execution) {
            return inDays(3);
        }

        public Date limitAt(DelegateExecution execution) {
            return inDays(5);
        }

        public Date deadline(DelegateExecution execution) {
            return inDays(10);
        }

        private static Date inDays(int days) {
            return Date.from(Instant.now().plus(Duration.ofDays(days)));
        }
    }

    private static Map<Object, Object> emptyBeans(BpmnModelInstance diagram) {
        Map<Object, Object> beans = new HashMap<>();
        beans.put("promises", new Someday());
        beans.put("answerTimes", new Someday());
        beans.put("completionGuard", (TaskListener) task -> {});
        Pattern name = Pattern.compile("\\$\\{(\\w+)}");
        for (ServiceTask task : diagram.getModelElementsByType(ServiceTask.class)) {
            name.matcher(task.getCamundaDelegateExpression())
                    .results()
                    .forEach(found -> beans.put(found.group(1), (JavaDelegate) execution -> {}));
        }
        return beans;
    }

    @Override
    public String database() {
        return "bare";
    }

    @Override
    public String open(int number) {
        String caseId = "BARE-" + number;
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        PROCESS,
                        caseId,
                        Map.of("ruling", "needsReview", "reviewGroup", "title-reviewers", "brief", "Findings to read"));
        return caseId;
    }

    @Override
    public void decide(String caseId, int reviewer) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .singleResult();
        engine.getTaskService().claim(task.getId(), "reviewer" + reviewer);
        engine.getTaskService().complete(task.getId(), Map.of("decision", "approve"));
    }

    @Override
    public long finished() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .finished()
                .count();
    }

    @Override
    public void close() {
        engine.close();
        database.close();
    }
}
