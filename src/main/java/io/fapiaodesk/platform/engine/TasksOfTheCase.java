package io.fapiaodesk.platform.engine;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Staff see a case while it has a task that is theirs or that their group may take. */
@Component
class TasksOfTheCase implements CaseAccess {

    private final TaskService tasks;

    TasksOfTheCase(TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public boolean mayRead(SignedIn who, RequestId caseId) {
        if (who.groups().isEmpty()) {
            return false;
        }
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(caseId.value())
                        .active()
                        .or()
                        .taskAssignee(who.name())
                        .taskCandidateGroupIn(List.copyOf(who.groups()))
                        .includeAssignedTasks()
                        .endOr()
                        .count()
                > 0;
    }
}
