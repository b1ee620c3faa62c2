package io.fapiaodesk.platform.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out which jobs begin with a question to somebody outside, and has it put before their transaction begins. */
@Component
public class OutsideSteps {

    private final Map<String, OutsideStep<?>> byExpression = new ConcurrentHashMap<>();
    private final Map<String, Optional<OutsideStep<?>>> byJobDefinition = new ConcurrentHashMap<>();
    private final ManagementService management;
    private final RepositoryService repository;
    private final JdbcClient jdbc;

    OutsideSteps(
            Map<String, OutsideStep<?>> beans,
            ManagementService management,
            RepositoryService repository,
            JdbcClient jdbc) {
        beans.forEach((name, step) -> byExpression.put("${" + name + "}", step));
        this.management = management;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    private record Waiting(String jobDefinition, OutsideStep.At at) {}

    /** Runs the transaction of a job, once the question with which it begins is answered. */
    public <T> T askFirst(String jobId, Supplier<T> transaction) {
        Optional<Waiting> job = waiting(jobId);
        Optional<OutsideStep<?>> step =
                job.flatMap(found -> byJobDefinition.computeIfAbsent(found.jobDefinition(), this::stepOf));
        return step.isEmpty()
                ? transaction.get()
                : step.get().askedBefore(transaction, job.orElseThrow().at());
    }

    /** In one statement, because every job costs it; the engine's own queries would take two. */
    private Optional<Waiting> waiting(String jobId) {
        return jdbc.sql("""
            SELECT j.job_def_id_, e.business_key_, e.id_
              FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
             WHERE j.id_ = ? AND j.job_def_id_ IS NOT NULL AND e.business_key_ IS NOT NULL
            """)
                .param(jobId)
                .query((row, n) -> new Waiting(
                        row.getString("job_def_id_"),
                        new OutsideStep.At(row.getString("business_key_"), row.getString("id_"))))
                .optional();
    }

    private Optional<OutsideStep<?>> stepOf(String jobDefinitionId) {
        JobDefinition definition = management
                .createJobDefinitionQuery()
                .jobDefinitionId(jobDefinitionId)
                .singleResult();
        if (definition == null
                || !"async-before".equals(definition.getJobConfiguration())
                || !(repository
                                .getBpmnModelInstance(definition.getProcessDefinitionId())
                                .getModelElementById(definition.getActivityId())
                        instanceof ServiceTask task)) {
            return Optional.empty();
        }
        return Optional.ofNullable(byExpression.get(task.getCamundaDelegateExpression()));
    }
}
