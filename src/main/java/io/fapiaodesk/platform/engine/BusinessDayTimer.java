package io.fapiaodesk.platform.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * A timer that counts business days and belongs to no promise. When the calendar changes it is set again. A capability
 * gives one bean for each, in its {@code process} package.
 *
 * @param processDefinitionKey of the model that has it
 * @param event of that model that waits for it
 */
public record BusinessDayTimer(String processDefinitionKey, String event, Recount recount) {

    /** How a capability counts it. */
    @FunctionalInterface
    public interface Recount {

        /**
         * Counts again what it waits for, and says when it is due now; nothing when it may stay as it is.
         *
         * @param businessKey of the process that waits
         * @param since when it began to wait
         */
        Optional<Instant> of(String businessKey, Instant since);
    }
}
