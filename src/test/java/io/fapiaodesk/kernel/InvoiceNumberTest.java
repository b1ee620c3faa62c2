package io.fapiaodesk.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceNumberTest {

    static Stream<BadInputs.Value> texts() {
        return BadInputs.texts("num20").stream();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void each_bad_input_is_met_as_expected(BadInputs.Value input) {
        Result<InvoiceNumber> checked = InvoiceNumber.check("/number", input.text());
        switch (input.expect()) {
            case "ACCEPT" -> assertThat(checked).isEqualTo(Result.done(new InvoiceNumber(input.text())));
            case "REJECT" -> assertThat(checked).isInstanceOf(Result.Refused.class);
            case "NORMALISE" -> assertThat(checked).isInstanceOf(Result.Done.class);
            default -> assertThat(checked).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "330019413012345678", "3300194130 12345678", "144032109110-12345678"})
    void an_invoice_of_old_is_told_from_a_slip(String raw) {
        assertThat(code(raw)).isEqualTo("INVOICE_NUMBER_OLD_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "2633200000000000001",
                "263320000000000000178",
                "00332000000000000017",
                "51332000000000000017"
            })
    void anything_else_is_no_invoice_number(String raw) {
        assertThat(code(raw)).isEqualTo("INVOICE_NUMBER_INVALID");
    }

    @Test
    void the_years_of_numbers_have_edges() {
        assertThat(InvoiceNumber.check("", "01332000000000000017")).isInstanceOf(Result.Done.class);
        assertThat(InvoiceNumber.check("", "50332000000000000017")).isInstanceOf(Result.Done.class);
    }

    @Test
    void a_number_is_needed() {
        assertThat(code(null)).isEqualTo("REQUIRED");
        assertThat(code(" ")).isEqualTo("REQUIRED");
    }

    @Test
    void a_number_reads_as_its_digits() {
        assertThat(new InvoiceNumber("26332000000000000017")).hasToString("26332000000000000017");
        assertThatThrownBy(() -> new InvoiceNumber("1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_an_invoice_on_paper_code_and_number_stand_apart() {
        assertThat(InvoiceNumber.ofPaper("110019413010000041")).isEqualTo("发票代码 1100194130 发票号码 10000041");
        assertThat(InvoiceNumber.ofPaper("03300190010410000041")).isEqualTo("发票代码 033001900104 发票号码 10000041");
        assertThat(InvoiceNumber.ofPaper("10000041")).isEqualTo("10000041");
    }

    private static String code(@org.jspecify.annotations.Nullable String raw) {
        return InvoiceNumber.check("/number", raw)
                .fold(done -> "none", refusals -> refusals.get(0).code());
    }
}
