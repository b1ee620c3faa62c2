package io.fapiaodesk.platform.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person handed in to complete a task.
 *
 * @param businessKey the request id of the case
 * @param userId the sign-in name
 * @param variables every value handed in, declared or not; a cleared field is null
 */
public record Submission(
        String businessKey, String userId, Set<String> groups, Map<String, @Nullable Object> variables) {

    public Submission {
        groups = Set.copyOf(groups);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
}
