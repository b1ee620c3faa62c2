package io.fapiaodesk.invoicing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.BadInputs;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderListTest {

    static Stream<BadInputs.Value> texts() {
        return Stream.of("text", "amount", "num20").flatMap(family -> BadInputs.texts(family).stream());
    }

    @Test
    void a_list_has_an_order_in_each_line_and_an_amount_if_wanted() {
        assertThat(lines("\uFEFFsourceId,amount\r\no1,10.00\r\n\r\n\"o2\"\r\no3, 5.5 \r\n"))
                .containsExactly(
                        new OrderList.Line(2, "o1", Yuan.of("10.00"), List.of()),
                        new OrderList.Line(4, "o2", null, List.of()),
                        new OrderList.Line(5, "o3", Yuan.of("5.50"), List.of()));
    }

    @Test
    void a_heading_is_not_needed() {
        assertThat(lines("o1")).containsExactly(new OrderList.Line(1, "o1", null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://example.com\")", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1"})
    void a_formula_is_no_id_and_is_not_repeated(String formula) {
        assertThat(lines("\"" + formula.replace("\"", "\"\"") + "\",1.00"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.sourceId()).isNull();
                    assertThat(line.wrong()).extracting(Refusal::code).containsExactly("IDENTIFIER_INVALID");
                });
    }

    @Test
    void what_is_wrong_with_a_line_is_told_and_leaves_the_others_alone() {
        List<OrderList.Line> lines = lines("o1,1.005\no2,1.00,x\no3,1.00\no3,2.00\n,1.00");
        assertThat(lines)
                .extracting(line -> line.wrong().stream().map(Refusal::code).toList())
                .containsExactly(
                        List.of("AMOUNT_INVALID"),
                        List.of("CSV_TOO_MANY_CELLS"),
                        List.of(),
                        List.of("CSV_NAMED_TWICE"),
                        List.of("REQUIRED"));
    }

    @Test
    void a_list_has_at_most_five_hundred_orders() {
        assertThat(lines(orders(500))).hasSize(500);
        assertThat(code(orders(501).getBytes(UTF_8))).isEqualTo("CSV_TOO_MANY_LINES");
        assertThat(code("x".repeat(OrderList.MOST_BYTES + 1).getBytes(UTF_8))).isEqualTo("CSV_TOO_MANY_LINES");
    }

    @Test
    void bytes_are_utf8_or_refused() {
        assertThat(code("\u00e9".getBytes(ISO_8859_1))).isEqualTo("CSV_NOT_UTF8");
        assertThat(code("o1".getBytes(UTF_16))).isEqualTo("CSV_NOT_UTF8");
        assertThat(code(new byte[0])).isEqualTo("CSV_EMPTY");
        assertThat(code("sourceId".getBytes(UTF_8))).isEqualTo("CSV_EMPTY");
        assertThat(code("\"o1".getBytes(UTF_8))).isEqualTo("CSV_UNREADABLE");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void no_text_throws(BadInputs.Value input) {
        assertThat(OrderList.read(("o1," + input.text() + "\n" + input.text()).getBytes(UTF_8)))
                .isNotNull();
    }

    private static String orders(int count) {
        return IntStream.range(0, count).mapToObj(n -> "o" + n).collect(Collectors.joining("\n"));
    }

    private static List<OrderList.Line> lines(String file) {
        return OrderList.read(file.getBytes(UTF_8)).fold(lines -> lines, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private static String code(byte[] file) {
        Result<List<OrderList.Line>> read = OrderList.read(file);
        return read.fold(lines -> "none", refusals -> refusals.get(0).code());
    }
}
