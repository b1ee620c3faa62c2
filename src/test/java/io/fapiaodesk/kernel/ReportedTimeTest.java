package io.fapiaodesk.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReportedTimeTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T02:00:00Z"), ZoneOffset.UTC);

    @Test
    void a_partners_clock_may_be_ten_minutes_ahead_of_ours_and_no_more() {
        assertThat(ReportedTime.moment("/at", "2026-02-12T10:10:00+08:00", CLOCK))
                .isEqualTo(Result.done(Instant.parse("2026-02-12T02:10:00Z")));
        assertThat(ReportedTime.moment("/at", "2026-02-12T10:10:00.000000001+08:00", CLOCK))
                .isEqualTo(Result.refused(Refusal.invalidField("/at", "TIME_IN_FUTURE")));
    }

    @Test
    void a_moment_is_as_exact_as_the_database_keeps_it() {
        assertThat(ReportedTime.moment("/at", "2026-02-12T01:00:00.123456789Z", CLOCK))
                .isEqualTo(Result.done(Instant.parse("2026-02-12T01:00:00.123456Z")));
    }

    @Test
    void what_is_no_moment_and_no_month_stays_refused_as_such() {
        assertThat(ReportedTime.moment("/at", "tomorrow", CLOCK))
                .isEqualTo(Result.refused(Refusal.invalidField("/at", "TIME_INVALID")));
        assertThat(ReportedTime.month("/month", "2026-13", CLOCK))
                .isEqualTo(Result.refused(Refusal.invalidField("/month", "MONTH_INVALID")));
    }

    @Test
    void a_month_may_be_billed_from_ten_minutes_before_it_begins_in_shanghai() {
        Instant march = Instant.parse("2026-02-28T16:00:00Z");
        assertThat(ReportedTime.month("/month", "2026-03", at(march.minus(ReportedTime.AHEAD))))
                .isEqualTo(Result.done(YearMonth.of(2026, 3)));
        assertThat(ReportedTime.month(
                        "/month", "2026-03", at(march.minus(ReportedTime.AHEAD).minusMillis(1))))
                .isEqualTo(Result.refused(Refusal.invalidField("/month", "MONTH_IN_FUTURE")));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
