package io.fapiaodesk.returning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class ReturnClocksTest {

    /** Thursday before the Spring Festival: three business days end on Tuesday the 24th, the form on Sunday the 15th. */
    private static final Instant THURSDAY =
            OffsetDateTime.parse("2026-02-12T10:00:00+08:00").toInstant();

    private static final Instant TUESDAY =
            OffsetDateTime.parse("2026-02-25T00:00:00+08:00").toInstant();

    @Test
    void before_a_long_holiday_the_form_is_the_earlier_clock() {
        ReturnClocks clocks = new ReturnClocks(TUESDAY, THURSDAY);

        assertThat(clocks.formVoidAt()).isEqualTo("2026-02-15T02:00:00Z");
        assertThat(clocks.dueAt()).isEqualTo(clocks.formVoidAt());
    }

    @Test
    void a_form_made_late_leaves_the_promise_as_the_earlier_clock() {
        assertThat(new ReturnClocks(TUESDAY, TUESDAY.minusSeconds(1)).dueAt()).isEqualTo(TUESDAY);
    }

    @Test
    void digits_seven_to_ten_of_a_form_number_look_like_a_month() {
        assertThat(new FormNumber("44011222071003100064").month()).contains(YearMonth.of(2022, 7));
        assertThat(new FormNumber("44011222121003100064").month()).contains(YearMonth.of(2022, 12));
        assertThat(new FormNumber("44011222001003100064").month()).isEmpty();
        assertThat(new FormNumber("44011222131003100064").month()).isEmpty();
        assertThat(new FormNumber("44011222071003100064")).hasToString("44011222071003100064");
    }

    @Test
    void anything_but_twenty_digits_is_no_form_number() {
        assertThatThrownBy(() -> new FormNumber("4401122207100310006")).isInstanceOf(IllegalArgumentException.class);
    }
}
