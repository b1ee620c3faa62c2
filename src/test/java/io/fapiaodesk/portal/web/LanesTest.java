package io.fapiaodesk.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 2, 12);

    @Test
    void a_term_lies_between_its_days_and_one_without_end_reaches_to_the_end_of_the_line() {
        Lanes lanes = Lanes.of(List.of(term(TODAY.minusDays(10), null), term(TODAY, TODAY.plusDays(365))), TODAY);

        assertThat(lanes.lanes()).hasSize(2);
        Lanes.Lane endless = lanes.lanes().get(0);
        assertThat(share(endless.start()) + share(endless.width())).isBetween(99.98, 100.02);
        assertThat(endless.lastDay()).isNull();
        Lanes.Lane year = lanes.lanes().get(1);
        assertThat(year.start()).isEqualTo(lanes.today());
        assertThat(share(year.start()) + share(year.width())).isLessThanOrEqualTo(100.0);
        assertThat(year.lastDay()).isEqualTo(LocalDate.of(2027, 2, 11));
    }

    @Test
    void what_ended_before_the_line_begins_is_not_drawn() {
        Lanes lanes = Lanes.of(
                List.of(term(TODAY.minusYears(5), TODAY.minusYears(4)), term(TODAY.minusYears(3), TODAY.plusDays(1))),
                TODAY);

        assertThat(lanes.lanes()).singleElement().satisfies(lane -> assertThat(lane.start())
                .isEqualTo("0.00"));
    }

    @Test
    void there_is_room_for_every_tick() {
        Lanes lanes = Lanes.of(List.of(term(TODAY.minusYears(3), TODAY.plusYears(3))), TODAY);

        assertThat(lanes.ticks()).hasSizeBetween(4, 8);
        assertThat(lanes.ticks().get(0).at()).isEqualTo("0.00");
        assertThat(share(lanes.today())).isBetween(0.0, 100.0);
    }

    @Test
    void a_line_is_there_without_any_term() {
        assertThat(Lanes.of(List.of(), TODAY).lanes()).isEmpty();
        assertThat(Lanes.of(List.of(), TODAY).ticks()).isNotEmpty();
    }

    private static Lanes.Term term(LocalDate from, @Nullable LocalDate until) {
        return new Lanes.Term("name", "note", "good", from, until);
    }

    private static double share(String percent) {
        return Double.parseDouble(percent);
    }
}
