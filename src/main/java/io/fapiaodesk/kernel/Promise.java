package io.fapiaodesk.kernel;

import java.time.Instant;

/**
 * The date we owe an answer by.
 *
 * @param target when we mean to have answered
 * @param limit when the promise is broken
 * @param provisional whether it was counted without the calendar of a year it reaches into
 */
public record Promise(Instant target, Instant limit, boolean provisional) {}
