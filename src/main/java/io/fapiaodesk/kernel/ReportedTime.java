package io.fapiaodesk.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, as a partner reports it (decision 25). Clocks differ by minutes; what is said to have happened
 * later than that has not happened yet, and to believe it would hide all that does happen until then.
 */
public final class ReportedTime {

    /** By how much a partner's clock may be ahead of ours. */
    public static final Duration AHEAD = Duration.ofMinutes(10);

    private ReportedTime() {}

    /** A moment, as exact as the database keeps it, so that the same line again is the same. */
    public static Result<Instant> moment(String pointer, @Nullable String raw, Clock clock) {
        return StrictDate.moment(pointer, raw)
                .fold(
                        moment -> moment.isAfter(latest(clock))
                                ? Result.refused(Refusal.invalidField(pointer, "TIME_IN_FUTURE"))
                                : Result.done(moment.truncatedTo(ChronoUnit.MICROS)),
                        Result::refused);
    }

    /** A billing month that has begun. */
    public static Result<YearMonth> month(String pointer, @Nullable String raw, Clock clock) {
        return StrictDate.month(pointer, raw)
                .fold(
                        month -> month.isAfter(YearMonth.from(ShanghaiTime.dayOf(latest(clock))))
                                ? Result.refused(Refusal.invalidField(pointer, "MONTH_IN_FUTURE"))
                                : Result.done(month),
                        Result::refused);
    }

    /** The latest moment that may be told of now. */
    public static Instant latest(Clock clock) {
        return clock.instant().plus(AHEAD);
    }
}
