package io.fapiaodesk.platform.engine;

import java.util.Optional;
import java.util.Set;

/**
 * What may complete one user task. A capability gives one bean for each user task it draws, in its {@code process}
 * package; a user task without one cannot be completed at all.
 */
public interface CompletionRules {

    String processDefinitionKey();

    String taskDefinitionKey();

    /** The fields of the task's form. Anything else that is handed in refuses the whole submission. */
    Set<String> fields();

    /**
     * Examines the values; that they are among {@link #fields()} and handed in by the assignee is already known.
     * Nothing may be changed here.
     */
    Optional<CompletionRefusal> check(Submission submission);

    /**
     * Those who may not decide here, by sign-in name or account id: the one who submitted the case, and for four eyes
     * whoever decided it before.
     */
    Set<String> mayNotDecide(String businessKey);
}
