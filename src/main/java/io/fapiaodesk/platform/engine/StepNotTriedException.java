package io.fapiaodesk.platform.engine;

import java.io.Serial;
import java.time.Duration;

/**
 * A step was not even tried, because what it needs is left alone for a while. It does not count as an attempt, also where
 * an operator has just asked for one: the step is tried when the while is over. Read by people in Cockpit.
 */
public class StepNotTriedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration again;

    /**
     * @param again after how long it is worthwhile to try
     */
    public StepNotTriedException(String message, Duration again) {
        super(
                message + " This attempt does not count; the step is tried again in " + Math.max(1, again.toSeconds())
                        + " s.",
                null,
                false,
                false);
        this.again = again;
    }

    public Duration again() {
        return again;
    }
}
