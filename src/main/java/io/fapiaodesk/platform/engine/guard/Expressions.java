package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/** Expressions in queries: with them, whoever may ask for tasks could run any code of ours (CVE-2026-109432). */
final class Expressions {

    private Expressions() {}

    static void refuse(AbstractQuery<?, ?> query) {
        if (carries(query)) {
            throw new CompletionRefusedException(
                    CompletionRefusal.invalid("Expressions in queries and filters are not allowed."));
        }
    }

    static boolean carries(AbstractQuery<?, ?> query) {
        if (!query.getExpressions().isEmpty()) {
            return true;
        }
        // The engine itself looks no further than the outermost query. The first in the list is the query itself.
        return query instanceof TaskQueryImpl tasks
                && tasks.getQueries().stream()
                        .anyMatch(nested -> !nested.getExpressions().isEmpty() || (nested != tasks && carries(nested)));
    }
}
