package io.fapiaodesk.title.process;

import io.fapiaodesk.title.EvaluateAgreement;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the open task to whoever evaluates agreements of the account now, or puts it before the group. */
@Component
class MoveTaskDelegate implements JavaDelegate {

    private final EvaluateAgreement evaluation;

    MoveTaskDelegate(EvaluateAgreement evaluation) {
        this.evaluation = evaluation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String evaluator = evaluation.handOver(Execution.caseOf(execution)).orElse(null);
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(MultiTitleAgreementModel.EVALUATE_AGREEMENT)
                .list()
                .forEach(task -> tasks.setAssignee(task.getId(), evaluator));
    }
}
