package io.fapiaodesk.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class YuanTest {

    @ParameterizedTest
    @MethodSource("badAmounts")
    void every_bad_amount_is_met_as_expected(BadInputs.Value input, boolean accepted) {
        assertThat(Yuan.check("/amount", input.text()) instanceof Result.Done).isEqualTo(accepted);
    }

    static Stream<Arguments> badAmounts() {
        return BadInputs.texts("amount").stream()
                .map(input -> Arguments.of(
                        input,
                        switch (input.expect()) {
                            case "ACCEPT", "NORMALISE" -> true;
                            case "REJECT" -> false;
                            default ->
                                switch (input.id()) {
                                    case "amount-003" -> true; // the largest amount
                                    case "amount-005" -> true; // nothing: what it is good for is the field's affair
                                    case "amount-021" -> false; // a leading zero is somebody's article number
                                    default -> throw new IllegalStateException("No policy for " + input);
                                };
                        }));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.01",
        "5, 5.00",
        "'1,000.00', 1000.00",
        "\u00a5100.00, 100.00",
        "\uff11\uff10\uff10\uff0e\uff10\uff10, 100.00",
        "9999999999.99, 9999999999.99"
    })
    void an_amount_is_read_to_the_cent(String written, String amount) {
        assertThat(Yuan.check("/amount", written)).isEqualTo(Result.done(Yuan.of(amount)));
        assertThat(Yuan.of(amount)).hasToString(amount);
    }

    @Test
    void more_than_the_largest_amount_is_refused() {
        assertThat(Yuan.check("/amount", "10000000000.00"))
                .isEqualTo(Result.refused(Refusal.invalidField("/amount", "AMOUNT_INVALID")));
    }

    @Test
    void cents_are_conserved() {
        assertThat(Yuan.of("333.33").plus(Yuan.of("333.33")).plus(Yuan.of("333.34")))
                .isEqualTo(Yuan.of("1000.00"));
        assertThat(Yuan.of("1").minus(Yuan.of("1.00"))).isEqualTo(Yuan.ZERO);
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Yuan.of("0.005"));
    }
}
