package io.fapiaodesk.invoicing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
                        new OrderList.Line(2, "o1", null, Yuan.of("10.00"), List.of()),
                        new OrderList.Line(4, "o2", null, null, List.of()),
                        new OrderList.Line(5, "o3", null, Yuan.of("5.50"), List.of()));
    }

    @Test
    void a_heading_is_not_needed() {
        assertThat(lines("o1")).containsExactly(new OrderList.Line(1, "o1", null, null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://example.com\")", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1"})
    void a_formula_is_no_id_and_is_not_repeated(String formula) {
        assertThat(lines("\"" + formula.replace("\"", "\"\"") + "\",1.00"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.sourceId()).isNull();
                    assertThat(line.shown()).isNull();
                    assertThat(line.wrong()).extracting(Refusal::code).containsExactly("CELL_IS_A_FORMULA");
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
    void a_list_has_at_most_so_many_orders() {
        assertThat(lines(orders(OrderList.MOST_ORDERS))).hasSize(OrderList.MOST_ORDERS);
        assertThat(code(orders(OrderList.MOST_ORDERS + 1).getBytes(UTF_8))).isEqualTo("CSV_TOO_MANY_LINES");
        assertThat(code("x".repeat(OrderList.MOST_BYTES + 1).getBytes(UTF_8))).isEqualTo("LIST_TOO_LARGE");
    }

    @Test
    void a_list_without_orders_is_refused() {
        assertThat(code(new byte[0])).isEqualTo("CSV_EMPTY");
        assertThat(code("sourceId".getBytes(UTF_8))).isEqualTo("CSV_EMPTY");
        assertThat(code("发票号码,价税合计\n26332000000000000017,5".getBytes(UTF_8))).isEqualTo("LIST_OF_INVOICES");
        assertThat(code("\"o1".getBytes(UTF_8))).isEqualTo("CSV_UNREADABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "订单号,金额",
                "订单编号，金额（元）",
                "Order ID;Amount (CNY)",
                "sourceId\tamount",
                "主订单号,含税金额",
                "订 单 号,本次开票金额",
                "我的订单清单\n订单号,金额"
            })
    void headings_are_known_in_both_languages(String headings) {
        String separator = headings.contains(";") ? ";" : headings.contains("\t") ? "\t" : ",";
        assertThat(lines(headings + "\no1" + separator + "40.00"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.sourceId()).isEqualTo("o1");
                    assertThat(line.amount()).hasToString("40.00");
                });
    }

    @Test
    void under_headings_the_columns_stand_in_any_order_and_others_are_passed_over() {
        assertThat(lines("备注,金额,产品,订单号\nx,40.00,ecs,o1\n,,,o2\n"))
                .extracting(OrderList.Line::sourceId, OrderList.Line::amount)
                .containsExactly(tuple("o1", Yuan.of("40.00")), tuple("o2", null));
    }

    @Test
    void our_own_list_is_taken_back() {
        assertThat(lines("订单号,类型,消费金额,已开票金额,可开票金额\no1,订单,100.00,60.00,40.00\no2,订单,50.00,50.00,0.00"))
                .extracting(OrderList.Line::sourceId, OrderList.Line::amount)
                .containsExactly(tuple("o1", Yuan.of("40.00")), tuple("o2", null));
        assertThat(lines("订单号,金额\no1,0.00")).extracting(OrderList.Line::amount).containsExactly(Yuan.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234.56",
                "\"1,234.56\"",
                "1,234.56",
                "￥1234.56",
                "¥1234.56",
                "1234.56元",
                "\"￥1,234.56 元\"",
                "１２３４．５６",
                "CNY 1234.56",
                "人民币1234.56元",
                "=\"1234.56\"",
                " 1234.56\u00a0",
                "\"¥ 1,234.56\""
            })
    void an_amount_is_read_as_people_write_it(String amount) {
        assertThat(lines("o1," + amount)).singleElement().satisfies(line -> {
            assertThat(line.wrong()).isEmpty();
            assertThat(line.amount()).hasToString("1234.56");
        });
    }

    @Test
    void what_a_spreadsheet_did_to_a_number_is_named_and_shown() {
        assertThat(lines("2.026E+19,5\n示例😀,5\n=\"20260000000000000017\",5\n'o2,5\n" + "x".repeat(200) + ",5"))
                .satisfiesExactly(
                        line -> {
                            assertThat(line.shown()).isEqualTo("2.026E+19");
                            assertThat(line.wrong())
                                    .extracting(Refusal::code, Refusal::arguments)
                                    .containsExactly(tuple("SPREADSHEET_LOST_DIGITS", List.of("2.026E+19")));
                        },
                        line -> {
                            assertThat(line.shown()).isEqualTo("示例😀");
                            assertThat(line.wrong()).extracting(Refusal::code).containsExactly("IDENTIFIER_INVALID");
                        },
                        line -> assertThat(line.sourceId()).isEqualTo("20260000000000000017"),
                        line -> assertThat(line.sourceId()).isEqualTo("o2"),
                        line -> assertThat(line.shown()).hasSize(61).endsWith("…"));
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
