package io.fapiaodesk.consumption.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.Yuan;
import org.junit.jupiter.api.Test;

class UseOfConsumptionTest {

    private final UseOfConsumption use = new UseOfConsumption();

    @Test
    void whoever_takes_back_takes_his_own() {
        use.made("first", Yuan.of("10.00"));
        use.made("second", Yuan.of("5.00"));
        use.undone("first", Yuan.of("10.00"));
        assertThat(use.by("first")).isEqualTo(Yuan.ZERO);
        assertThat(use.by("second")).isEqualTo(Yuan.of("5.00"));
    }

    @Test
    void whatever_else_gives_back_begins_with_the_latest() {
        use.made("first", Yuan.of("10.00"));
        use.made("second", Yuan.of("5.00"));
        use.undone("delivery", Yuan.of("7.00"));
        assertThat(use.by("first")).isEqualTo(Yuan.of("8.00"));
        assertThat(use.by("second")).isEqualTo(Yuan.ZERO);

        use.made("third", Yuan.of("1.00"));
        use.made("first", Yuan.of("0.50"));
        assertThat(use.by("first")).isEqualTo(Yuan.of("8.50"));
        assertThat(use.by("nobody")).isEqualTo(Yuan.ZERO);
    }
}
