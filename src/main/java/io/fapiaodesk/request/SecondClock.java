package io.fapiaodesk.request;

import io.fapiaodesk.kernel.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock that runs beside our promise in some cases, by the hour and over holidays. Whichever of the two ends first
 * decides when a task is due and when people are reminded; the promise itself stays what it is.
 */
public interface SecondClock {

    /** When it ends, in a case that has one at the moment. */
    Optional<Instant> endOf(RequestId id);
}
