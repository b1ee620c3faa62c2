package io.fapiaodesk.returning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnClocksTest {

    /** Thursday before the Spring Festival: 72 hours end on a Sunday in the holidays. */
    private static final Instant THURSDAY =
            OffsetDateTime.parse("2026-02-12T10:00:00+08:00").toInstant();

    private static final Instant SUNDAY =
            OffsetDateTime.parse("2026-02-15T10:00:00+08:00").toInstant();

    @ParameterizedTest
    @ValueSource(strings = {"02", "03"})
    void a_form_that_somebody_still_has_to_confirm_is_void_after_72_hours_holidays_or_not(String state) {
        assertThat(ReturnClocks.formVoidAt(state, THURSDAY)).contains(SUNDAY);
        assertThat(ReturnClocks.isFormVoid(state, THURSDAY, SUNDAY.minusNanos(1)))
                .isFalse();
        assertThat(ReturnClocks.isFormVoid(state, THURSDAY, SUNDAY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "04"})
    void a_form_that_nobody_has_to_confirm_holds_however_old_it_is(String state) {
        assertThat(ReturnClocks.formVoidAt(state, THURSDAY)).isEmpty();
        assertThat(ReturnClocks.isFormVoid(state, THURSDAY, SUNDAY.plusSeconds(31_536_000)))
                .isFalse();
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
