package io.fapiaodesk.consumption.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTypeTest {

    @ParameterizedTest
    @CsvSource({
        "priced-push, true, false",
        "priced push, true, false",
        "PRICED_PUSH, true, false",
        "' Priced  Domain name  push ', true, false",
        "带价 Push, true, false",
        "带价PUSH, true, false",
        "push, false, false",
        "registration, false, false",
        "pending, false, true",
        "' PENDING ', false, true",
        "Refund Pending, false, true",
        ", false, false"
    })
    void free_words_are_understood_however_they_are_written(
            @Nullable String delivered, boolean pricedPush, boolean pending) {
        assertThat(TransactionType.isPricedPush(delivered)).isEqualTo(pricedPush);
        assertThat(TransactionType.isPending(delivered)).isEqualTo(pending);
    }
}
