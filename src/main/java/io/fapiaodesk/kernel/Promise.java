package io.fapiaodesk.kernel;

import java.time.Instant;
import java.time.LocalTime;

/**
 * The date we owe an answer by.
 *
 * @param target when we mean to have answered
 * @param limit when the promise is broken
 * @param provisional whether it was counted without the calendar of a year it reaches into
 */
public record Promise(Instant target, Instant limit, boolean provisional) {

    /** When those who are reminded of a target day come to work. */
    private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    /** When people are reminded: on the morning of the target day. */
    public Instant reminder() {
        return ShanghaiTime.dayOf(target)
                .atTime(START_OF_WORK)
                .atZone(ShanghaiTime.ZONE)
                .toInstant();
    }
}
