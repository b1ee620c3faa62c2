package io.fapiaodesk.platform.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lists of tasks that Tasklist shows from the first start. None stores an expression: what depends on who asks, or
 * on the day, is filled in when somebody looks.
 */
public enum TaskFilter {
    MINE("My tasks", -100),
    MY_GROUPS("My groups' tasks", -90),
    FIRST_DUE("First due first", -85),
    DUE_SOON("Due within a business day", -80),
    OVERDUE("Overdue", -70);

    private static final String PROPERTY = "fapiaoDesk";

    private final String title;
    private final int priority;

    TaskFilter(String title, int priority) {
        this.title = title;
        this.priority = priority;
    }

    String title() {
        return title;
    }

    Map<String, Object> properties() {
        return Map.of(
                PROPERTY,
                name(),
                "priority",
                priority,
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "description",
                switch (this) {
                    case MINE -> "What you have taken or were given";
                    case MY_GROUPS -> "What waits for somebody of your groups";
                    case FIRST_DUE -> "What waits for somebody of your groups, by the day it is due";
                    case DUE_SOON -> "Due by the end of the next business day";
                    case OVERDUE -> "Past its due date";
                });
    }

    /** Which of our lists a stored filter is. */
    public static Optional<TaskFilter> of(@Nullable Map<String, Object> properties) {
        Object name = properties == null ? null : properties.get(PROPERTY);
        return Arrays.stream(values())
                .filter(filter -> filter.name().equals(name))
                .findFirst();
    }
}
