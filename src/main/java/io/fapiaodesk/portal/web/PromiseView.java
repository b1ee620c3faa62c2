package io.fapiaodesk.portal.web;

import java.time.Instant;

/**
 * A promise as people read it.
 *
 * @param now the application's time, which the sandbox may have moved: the browser counts down by it
 * @param businessDays how many business days the promise has in all
 * @param businessDaysLeft how many are left until the limit; negative when it is past
 */
record PromiseView(
        Instant target,
        Instant limit,
        boolean provisional,
        Instant now,
        int businessDays,
        int businessDaysLeft,
        State state) {

    enum State {
        RUNNING,
        /** The customer was asked something, and the clock stands still. */
        PAUSED,
        LATE
    }
}
