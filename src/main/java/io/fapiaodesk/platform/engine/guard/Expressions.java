package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.platform.engine.CompletionRefusedException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
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
        return carries(query, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** A query and its alternatives share one list of all of them, so each is looked at once. */
    private static boolean carries(AbstractQuery<?, ?> query, Set<AbstractQuery<?, ?>> seen) {
        return seen.add(query)
                && (!query.getExpressions().isEmpty()
                        // The engine itself looks no further than the outermost query.
                        || (query instanceof TaskQueryImpl tasks
                                && tasks.getQueries().stream().anyMatch(nested -> carries(nested, seen))));
    }
}
