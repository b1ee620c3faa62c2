package io.fapiaodesk.demo.process;

import io.fapiaodesk.demo.Reviewers;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.Part;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Decides the way Tasklist does: claims the one open task of a case and completes it, in the reviewer's name. */
@Component
@ConditionalOnEmbedded(Part.DATABASE)
class DemoReviewers implements Reviewers {

    private final TaskService tasks;
    private final IdentityService identity;

    DemoReviewers(TaskService tasks, IdentityService identity) {
        this.tasks = tasks;
        this.identity = identity;
    }

    @Override
    public RequestId decide(SignedIn reviewer, RequestId id, Map<String, Object> fields) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(reviewer, null, List.of()));
        identity.setAuthentication(reviewer.name(), List.copyOf(reviewer.groups()));
        try {
            Task task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(id.value())
                    .singleResult();
            tasks.claim(task.getId(), reviewer.name());
            tasks.complete(task.getId(), fields);
            return id;
        } finally {
            identity.clearAuthentication();
            SecurityContextHolder.clearContext();
        }
    }
}
