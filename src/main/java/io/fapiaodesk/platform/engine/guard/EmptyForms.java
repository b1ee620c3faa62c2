package io.fapiaodesk.platform.engine.guard;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Every form begins empty. Tasklist fills a form's fields from the variables of the same names, so that what was decided
 * in the last round would be ticked already in the next, also where it cannot be undone.
 */
class EmptyForms implements TaskListener {

    private final CompletionGuard guard;

    EmptyForms(CompletionGuard guard) {
        this.guard = guard;
    }

    @Override
    public void notify(DelegateTask task) {
        guard.fieldsOf(task).forEach(field -> {
            if (task.hasVariable(field)) {
                task.removeVariable(field);
            }
        });
    }
}
