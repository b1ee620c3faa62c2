package io.fapiaodesk.invoicing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReversalTest {

    private static final TaxRate SIX = TaxRate.of("0.06");
    private static final Reversal BLUE = Reversal.of(SIX.split(Yuan.of("100.00")), SIX);

    @Test
    void nothing_is_reversed_twice() {
        Reversal reversed = done(BLUE.full()).after();
        assertThat(code(reversed.full())).isEqualTo("ALREADY_REVERSED");
        assertThat(code(reversed.part(Yuan.of("0.01")))).isEqualTo("REVERSAL_EXCEEDS_INVOICE");
    }

    @Test
    void a_full_reversal_comes_first_or_not_at_all() {
        assertThat(code(done(BLUE.part(Yuan.of("1.00"))).after().full())).isEqualTo("ALREADY_REVERSED");
    }

    @Test
    void a_part_is_more_than_nothing_and_at_most_what_remains() {
        assertThat(code(BLUE.part(Yuan.ZERO))).isEqualTo("REVERSAL_EXCEEDS_INVOICE");
        assertThat(code(BLUE.part(Yuan.of("-1.00")))).isEqualTo("REVERSAL_EXCEEDS_INVOICE");
        assertThat(code(BLUE.part(Yuan.of("100.01")))).isEqualTo("REVERSAL_EXCEEDS_INVOICE");
        assertThat(done(BLUE.part(Yuan.of("100.00"))).red())
                .isEqualTo(BLUE.blue().negated());
    }

    @Test
    void more_than_the_blue_amounts_was_never_reversed() {
        TaxSplit tooMuchNet = new TaxSplit(Yuan.of("95.00"), Yuan.of("94.35"), Yuan.of("0.65"));
        TaxSplit tooMuchTax = new TaxSplit(Yuan.of("95.00"), Yuan.of("89.00"), Yuan.of("6.00"));
        assertThatThrownBy(() -> new Reversal(BLUE.blue(), SIX, tooMuchNet))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reversal(BLUE.blue(), SIX, tooMuchTax))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void whatever_the_parts_red_and_blue_add_up_to_nothing(
            @ForAll @LongRange(min = 1, max = 100_000) long blueCents,
            @ForAll @IntRange(min = 0, max = 17) int percent,
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 1, max = 5_000) Long> cents) {
        TaxRate rate = new TaxRate(java.math.BigDecimal.valueOf(percent, 2));
        TaxSplit blue = rate.split(yuan(blueCents));
        Reversal reversal = Reversal.of(blue, rate);
        List<TaxSplit> reds = new ArrayList<>();
        for (long part : cents) {
            Yuan left = reversal.remaining().gross();
            if (left.isPositive()) {
                Reversal.Step step = done(reversal.part(
                        yuan(Math.min(part, left.amount().movePointRight(2).longValueExact()))));
                assertThat(step.red().net().amount().signum()).isNotPositive();
                assertThat(step.red().tax().amount().signum()).isNotPositive();
                reds.add(step.red());
                reversal = step.after();
            }
        }
        if (reversal.remaining().gross().isPositive()) {
            Reversal.Step last = done(reversal.part(reversal.remaining().gross()));
            reds.add(last.red());
            reversal = last.after();
        }
        assertThat(reds.stream().reduce(blue, TaxSplit::plus)).isEqualTo(TaxSplit.NOTHING);
        assertThat(reversal.remaining()).isEqualTo(TaxSplit.NOTHING);
    }

    private static Yuan yuan(long cents) {
        return new Yuan(java.math.BigDecimal.valueOf(cents, 2));
    }

    private static Reversal.Step done(Result<Reversal.Step> result) {
        return result.fold(step -> step, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private static String code(Result<Reversal.Step> result) {
        return result.fold(step -> "none", refusals -> refusals.get(0).code());
    }
}
