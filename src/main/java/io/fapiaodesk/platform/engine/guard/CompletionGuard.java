package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import io.fapiaodesk.platform.engine.CompletionRules;
import io.fapiaodesk.platform.engine.Submission;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a user task may be completed: by this person, with these values. It is asked twice. First with all
 * that was handed in, before the engine has taken any of it; then again as the task's own listener, so that a task that
 * comes to its end on any other way stays where it is.
 */
class CompletionGuard implements TaskListener {

    private record Key(String process, String task) {}

    private static final String LAPSED = "This task has been completed or has lapsed in the meantime.";

    private final Supplier<List<CompletionRules>> capabilities;
    private final PeopleOfTheCase people;
    private final ThreadLocal<@Nullable String> examined = new ThreadLocal<>();
    private @Nullable Map<Key, CompletionRules> rules;

    /** The rules are asked for late, because those who give them may need the engine that this guard is a part of. */
    CompletionGuard(Supplier<List<CompletionRules>> capabilities, PeopleOfTheCase people) {
        this.capabilities = capabilities;
        this.people = people;
    }

    private synchronized Map<Key, CompletionRules> rules() {
        Map<Key, CompletionRules> known = rules;
        if (known == null) {
            known = new HashMap<>();
            for (CompletionRules rule : capabilities.get()) {
                Key key = new Key(rule.processDefinitionKey(), rule.taskDefinitionKey());
                if (known.put(key, rule) != null) {
                    throw new IllegalStateException("Two sets of rules for the task " + rule.taskDefinitionKey());
                }
            }
            rules = known;
        }
        return known;
    }

    /** Examines a submission and, if nothing speaks against it, lets the engine carry it out. */
    VariableMap complete(@Nullable TaskEntity task, @Nullable Map<String, Object> handedIn, Completion completion) {
        if (task == null) {
            throw refused(CompletionRefusal.wrongState(LAPSED));
        }
        CompletionRules rule = examinePerson(task);
        examineValues(task, rule, handedIn);
        examined.set(task.getId());
        try {
            return completion.carryOut();
        } finally {
            examined.remove();
        }
    }

    interface Completion {
        VariableMap carryOut();
    }

    @Override
    public void notify(DelegateTask task) {
        if (!task.getId().equals(examined.get())) {
            throw refused(CompletionRefusal.notPermitted("This task is completed by its form and in no other way."));
        }
        examinePerson((TaskEntity) task);
    }

    /** Whoever takes a task must be one who may decide it. */
    void claim(@Nullable TaskEntity task, String userId) {
        if (task == null) {
            throw refused(CompletionRefusal.wrongState(LAPSED));
        }
        Authentication person = Context.getCommandContext().getAuthentication();
        if (person == null || !userId.equals(person.getUserId())) {
            throw refused(CompletionRefusal.notPermitted("A task is taken by oneself, not for others."));
        }
        if (task.getAssignee() != null && !task.getAssignee().equals(userId)) {
            throw refused(CompletionRefusal.wrongState("Somebody else has taken this task in the meantime."));
        }
        refuseIfPartial(task, ruleOf(task), userId);
    }

    /** Whoever is given a task by a supervisor must be one who may take it. */
    void assign(@Nullable TaskEntity task, @Nullable String userId) {
        Authentication person = Context.getCommandContext().getAuthentication();
        if (person == null || task == null) {
            return;
        }
        if (userId == null) {
            if (!person.getUserId().equals(task.getAssignee())
                    && !people.isSupervisor(person.getGroupIds(), businessKey(task))) {
                throw refused(CompletionRefusal.notPermitted("Only its assignee or a supervisor may put a task back."));
            }
            return;
        }
        if (!people.isSupervisor(person.getGroupIds(), businessKey(task))) {
            throw refused(
                    CompletionRefusal.notPermitted("Only a supervisor of these cases may give a task to somebody."));
        }
        Set<String> groups = people.groupsOf(userId);
        if (task.getCandidates().stream().noneMatch(link -> groups.contains(String.valueOf(link.getGroupId())))) {
            if (GuardedTaskService.isGone(Context.getCommandContext(), task.getId())) {
                // Its groups went with it.
                throw refused(CompletionRefusal.wrongState(LAPSED));
            }
            throw refused(CompletionRefusal.invalid("That person is in no group that may take this task."));
        }
        refuseIfPartial(task, ruleOf(task), userId);
    }

    private CompletionRules examinePerson(TaskEntity task) {
        Authentication person = Context.getCommandContext().getAuthentication();
        if (person == null || person.getUserId() == null) {
            throw refused(CompletionRefusal.notPermitted("A task is completed by a person who is signed in."));
        }
        CompletionRules rule = ruleOf(task);
        if (!person.getUserId().equals(task.getAssignee())) {
            throw refused(CompletionRefusal.notPermitted(
                    task.getAssignee() == null
                            ? "Take this task before you complete it."
                            : "This task is somebody else's; only its assignee may complete it."));
        }
        if (task.getDelegationState() == DelegationState.PENDING) {
            throw refused(CompletionRefusal.wrongState("A task that was delegated cannot be completed."));
        }
        refuseIfPartial(task, rule, person.getUserId());
        return rule;
    }

    private void refuseIfPartial(TaskEntity task, CompletionRules rule, String userId) {
        Set<String> excluded = rule.mayNotDecide(businessKey(task));
        boolean isExcluded = excluded.contains(userId)
                || people.accountOf(userId).filter(excluded::contains).isPresent();
        if (isExcluded) {
            throw refused(CompletionRefusal.notPermitted(
                    "You submitted this case or have decided on it before; somebody else must decide."));
        }
    }

    private void examineValues(TaskEntity task, CompletionRules rule, @Nullable Map<String, Object> handedIn) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        VariableMap typed =
                handedIn instanceof VariableMap map ? map : Variables.fromMap(handedIn == null ? Map.of() : handedIn);
        for (String name : new TreeSet<>(typed.keySet())) {
            if (rule.fields().contains(name)) {
                values.put(name, plain(name, typed.getValueTyped(name)));
            } else {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            throw refused(
                    CompletionRefusal.invalid("This form has only the fields " + new TreeSet<>(rule.fields()) + "."));
        }
        Authentication person = Context.getCommandContext().getAuthentication();
        List<String> groups = person.getGroupIds();
        Submission submission = new Submission(
                businessKey(task), person.getUserId(), groups == null ? Set.of() : Set.copyOf(groups), values);
        Optional<CompletionRefusal> refusal = rule.check(submission);
        if (refusal.isPresent()) {
            throw refused(refusal.get());
        }
    }

    /** Texts, numbers, yes and no, dates: nothing else can come from a form, and nothing else is taken in. */
    private static @Nullable Object plain(String name, TypedValue typed) {
        Object value = typed.getType() == null || typed.getType().isPrimitiveValueType() ? typed.getValue() : typed;
        if (value instanceof String text && text.indexOf('\0') >= 0) {
            throw refused(CompletionRefusal.invalid("The field " + name + " holds a character that is no text."));
        }
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Double
                || value instanceof Date) {
            return value;
        }
        throw refused(
                CompletionRefusal.invalid("The field " + name + " holds neither text, number, date nor yes or no."));
    }

    private CompletionRules ruleOf(TaskEntity task) {
        CompletionRules rule = rules().get(key(task));
        if (rule == null) {
            throw refused(CompletionRefusal.notPermitted("Nothing is known of what may complete this task."));
        }
        return rule;
    }

    /** The fields of a task's form; none where nothing is known of it, so that it cannot be completed anyway. */
    Set<String> fieldsOf(DelegateTask task) {
        CompletionRules rule = rules().get(key((TaskEntity) task));
        return rule == null ? Set.of() : rule.fields();
    }

    private static Key key(TaskEntity task) {
        String process = task.getProcessDefinitionId() == null
                ? ""
                : task.getProcessDefinition().getKey();
        return new Key(process, String.valueOf(task.getTaskDefinitionKey()));
    }

    private static String businessKey(TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        if (execution == null && task.getProcessInstanceId() != null) {
            // The case ended in this very moment, after its task was read.
            throw refused(CompletionRefusal.wrongState(LAPSED));
        }
        String key = execution == null ? null : execution.getProcessBusinessKey();
        return key == null ? "" : key;
    }

    private static CompletionRefusedException refused(CompletionRefusal refusal) {
        return new CompletionRefusedException(refusal);
    }
}
