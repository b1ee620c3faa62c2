package io.fapiaodesk.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the status of a request is coloured. */
class RequestRowTest {

    @ParameterizedTest(name = "{0}, open {1}: {2}")
    @CsvSource({
        "IN_REVIEW, true, busy",
        "IN_HAND, true, busy",
        "WAITING_FOR_CUSTOMER, true, warn",
        "ANSWERED, false, good",
        "COPY_OF_INVOICE_COPY, false, good",
        "COPY_OF_DEDUCTION_COPY, false, good",
        "RETURN_AND_REISSUE, false, warn",
        "FORWARDED_TO_VENDOR, false, ''",
        "WITHDRAWN, false, ''",
        "A_WORD_OF_TOMORROW, false, ''",
        "A_WORD_OF_TOMORROW, true, busy"
    })
    void only_what_is_open_looks_as_if_it_were_in_progress(String status, boolean open, String tone) {
        assertThat(RequestRow.tone(status, open)).isEqualTo(tone);
    }
}
