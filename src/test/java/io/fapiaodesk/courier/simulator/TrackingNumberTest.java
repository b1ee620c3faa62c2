package io.fapiaodesk.courier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackingNumberTest {

    /** The first is the example of the Universal Postal Union's standard. */
    @ParameterizedTest
    @CsvSource({"47312482, EA473124829CN", "0, EA000000005CN", "31000001, EA310000017CN", "12345678, EA123456785CN"})
    void the_ninth_digit_checks_the_others(long sequence, String number) {
        assertThat(TrackingNumber.of(sequence)).isEqualTo(number);
    }
}
