package io.fapiaodesk.answer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"})
    void a_cell_is_never_a_formula(String text) {
        assertThat(Csv.quoted(text)).isEqualTo("\"'" + text + "\"");
    }

    @Test
    void quotation_marks_and_commas_stay_within_their_cell() throws IOException {
        StringWriter written = new StringWriter();
        new Csv(written).line("a \"b\"", "c,d", null, "示例", 5);

        assertThat(written).hasToString("\ufeff\"a \"\"b\"\"\",\"c,d\",\"\",\"示例\",\"5\"\r\n");
    }
}
