package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.StartAgain;
import io.fapiaodesk.platform.engine.Submission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Small processes to try the guard on, and what may complete their tasks. */
@TestConfiguration(proxyBeanMethods = false)
@Import(StartAgain.class)
public class TrialProcesses {

    static final String DECIDING = "trial-deciding";
    static final String UNKNOWN = "trial-without-rules";
    static final String SUBMITTER = "reviewer2";

    @Bean
    CompletionRules trialRules() {
        return new CompletionRules() {
            @Override
            public String processDefinitionKey() {
                return DECIDING;
            }

            @Override
            public String taskDefinitionKey() {
                return "decide";
            }

            @Override
            public Set<String> fields() {
                return Set.of("decision", "reason");
            }

            @Override
            public Optional<CompletionRefusal> check(Submission submission) {
                return "approve".equals(submission.variables().get("decision"))
                        ? Optional.empty()
                        : Optional.of(CompletionRefusal.invalid("Decide."));
            }

            @Override
            public Set<String> mayNotDecide(String businessKey) {
                return Set.of(SUBMITTER);
            }
        };
    }

    @Bean
    Evidence trialEvidence() {
        return new Evidence();
    }

    /** What an expression would leave behind if the engine evaluated it. */
    public static final class Evidence {

        private final AtomicInteger left = new AtomicInteger();

        public String leave() {
            left.incrementAndGet();
            return "left";
        }

        int left() {
            return left.get();
        }
    }

    @Bean
    Trial trial(RepositoryService repository, RuntimeService runtime, TaskService tasks, IdentityService identity) {
        return new Trial(repository, runtime, tasks, identity);
    }

    /** Puts tasks on desks and speaks for people. */
    record Trial(RepositoryService repository, RuntimeService runtime, TaskService tasks, IdentityService identity) {

        /** A task of that process, offered to the title reviewers. */
        Task task(String process) {
            if (repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey(process)
                            .count()
                    == 0) {
                repository
                        .createDeployment()
                        .addModelInstance(
                                process + ".bpmn",
                                Bpmn.createExecutableProcess(process)
                                        .camundaHistoryTimeToLiveString("P1D")
                                        .startEvent()
                                        .userTask("decide")
                                        .name("Decide")
                                        .camundaCandidateGroups("title-reviewers")
                                        // As in every real process, so that the task has an execution of its own.
                                        .boundaryEvent("late")
                                        .cancelActivity(false)
                                        .timerWithDuration("P900D")
                                        .endEvent()
                                        .moveToActivity("decide")
                                        .endEvent()
                                        .done())
                        .deploy();
            }
            String instance = runtime.startProcessInstanceByKey(process, "TR-0000-0000-0000")
                    .getId();
            return tasks.createTaskQuery().processInstanceId(instance).singleResult();
        }

        /** A task of the deciding process that is the person's. */
        Task taskOf(String person) {
            Task task = task(DECIDING);
            tasks.setAssignee(task.getId(), person);
            return task;
        }

        void as(String person, String group, Runnable action) {
            identity.setAuthentication(person, List.of(group), List.of());
            try {
                action.run();
            } finally {
                identity.clearAuthentication();
            }
        }

        void asReviewer(Runnable action) {
            as("reviewer", "title-reviewers", action);
        }

        boolean isOpen(Task task) {
            return tasks.createTaskQuery().taskId(task.getId()).count() == 1;
        }
    }
}
