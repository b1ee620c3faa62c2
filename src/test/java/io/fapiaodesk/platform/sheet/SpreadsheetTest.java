package io.fapiaodesk.platform.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.sheet.SheetWriter.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

    private static final int MANY = 1_000;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String LIST = "订单号,金额\r\n20260000000000000017,40.00\r\n";

    @Test
    void a_list_is_read_in_whatever_encoding_it_was_saved() {
        for (byte[] file : List.of(
                LIST.getBytes(UTF_8),
                ("\uFEFF" + LIST).getBytes(UTF_8),
                LIST.getBytes(GB18030),
                LIST.getBytes(Charset.forName("GBK")),
                ("\uFEFF" + LIST).getBytes(UTF_16LE),
                ("\uFEFF" + LIST).getBytes(UTF_16BE),
                LIST.replace("订单号", "order").replace("金额", "amount").getBytes(UTF_16LE))) {
            assertThat(texts(file).get(1)).containsExactly("20260000000000000017", "40.00");
        }
        assertThat(texts(LIST.getBytes(GB18030)).get(0)).containsExactly("订单号", "金额");
        assertThat(code("\u00e9".getBytes(ISO_8859_1))).isEqualTo("LIST_ENCODING_UNKNOWN");
        assertThat(code(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xD6}))
                .isEqualTo("LIST_ENCODING_UNKNOWN");
        assertThat(code(new byte[] {'a', 1, 'b'})).isEqualTo("LIST_IS_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "，"})
    void a_list_is_read_with_whatever_separator_it_has(String separator) {
        String list = "订单号" + separator + "金额\no1" + separator + "\"1,234.56\"\no2" + separator + "5\n";
        assertThat(texts(list.getBytes(UTF_8)))
                .containsExactly(List.of("订单号", "金额"), List.of("o1", "1,234.56"), List.of("o2", "5"));
    }

    @Test
    void the_separator_is_the_one_that_most_lines_have() {
        assertThat(texts("o1;1,234.56\no2;2,000.00".getBytes(UTF_8)))
                .containsExactly(List.of("o1", "1,234.56"), List.of("o2", "2,000.00"));
        assertThat(texts("o1,5\no2，6\n\"o，3\",7".getBytes(UTF_8)))
                .containsExactly(List.of("o1", "5"), List.of("o2", "6"), List.of("o，3", "7"));
        assertThat(texts("sep=;\r\no1;5,00".getBytes(UTF_8))).containsExactly(List.of("o1", "5,00"));
        assertThat(texts("\t20260000000000000017,5\n\t20260000000000000018,6".getBytes(UTF_8)))
                .containsExactly(List.of("20260000000000000017", "5"), List.of("20260000000000000018", "6"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=\"20260000000000000017\"", "\"=\"\"20260000000000000017\"\"\"", "'20260000000000000017",
                "\t20260000000000000017", "\"\t20260000000000000017\"", "  20260000000000000017 ",
                "\u00a020260000000000000017\u00a0", "\u202f20260000000000000017\u200b", "\uFEFF20260000000000000017",
                "\u300020260000000000000017", "= \"20260000000000000017\""
            })
    void what_a_spreadsheet_puts_around_a_number_is_taken_off(String cell) {
        assertThat(texts((cell + ",1").getBytes(UTF_8)).get(0).get(0)).isEqualTo("20260000000000000017");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.026E+19", "2.0E+05", "2E+19", "2.02612E+19", "=\"2.026E+19\"", "2.026e+19"})
    void a_number_that_has_lost_its_digits_is_told_apart(String cell) {
        assertThat(rows((cell + ",1").getBytes(UTF_8)).get(0).cell(0).state()).isEqualTo(Cell.State.DIGITS_LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=HYPERLINK(\"\"x\"\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1"})
    void a_formula_is_not_computed_and_not_kept(String formula) {
        assertThat(rows(("\"" + formula + "\",1").getBytes(UTF_8)).get(0).cell(0))
                .isEqualTo(new Cell("", Cell.State.FORMULA));
    }

    @Test
    void a_workbook_is_known_by_its_content_and_its_first_visible_sheet_is_read() throws IOException {
        byte[] workbook = workbook(book -> {
            Worksheet hidden = book.newWorksheet("hidden");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            hidden.value(0, 0, "not this");
            Worksheet sheet = book.newWorksheet("订单");
            sheet.value(1, 0, "订单号");
            sheet.value(1, 1, "金额");
            sheet.value(2, 0, "20260000000000000017");
            sheet.value(2, 1, 1234.56);
            sheet.value(4, 0, 123456789012345L);
            sheet.value(4, 1, 33.33 * 3);
            sheet.inlineString(5, 0, "\u00a0o3 ");
        });
        List<Row> rows = rows(workbook);
        assertThat(rows).extracting(Row::number).containsExactly(2L, 3L, 5L, 6L);
        assertThat(texts(workbook))
                .containsExactly(
                        List.of("订单号", "金额"),
                        List.of("20260000000000000017", "1234.56"),
                        List.of("123456789012345", "99.99"),
                        List.of("o3"));
    }

    @Test
    void a_long_number_in_a_workbook_has_lost_its_digits() throws IOException {
        byte[] workbook = workbook(book -> {
            Worksheet sheet = book.newWorksheet("s");
            sheet.value(0, 0, 2.026E19);
            sheet.value(1, 0, new BigDecimal("20263320000000000017"));
        });
        assertThat(rows(workbook).get(0).cell(0)).isEqualTo(new Cell("2.026E+19", Cell.State.DIGITS_LOST));
        assertThat(rows(workbook).get(1).cell(0)).isEqualTo(new Cell("2.02633E+19", Cell.State.DIGITS_LOST));
    }

    @Test
    void of_a_formula_in_a_workbook_only_the_text_beside_it_counts() throws IOException {
        byte[] workbook = workbook(book -> {
            Worksheet sheet = book.newWorksheet("s");
            sheet.formula(0, 0, "HYPERLINK(\"http://example.com\",\"o1\")");
            sheet.value(0, 1, "5");
        });
        assertThat(rows(workbook).get(0).cell(0).state()).isEqualTo(Cell.State.FORMULA);
        byte[] computed = with(
                workbook,
                "xl/worksheets/sheet1.xml",
                sheet("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>\"o\"&amp;1</f><v>o1</v></c><c"
                        + " r=\"B1\"><f>2+3</f><v>5</v></c></row>"));
        assertThat(texts(computed).get(0)).containsExactly("o1", "5");
    }

    @ParameterizedTest
    @CsvSource({
        "OLE2 Workbook, LIST_IS_XLS",
        "OLE2 WordDocument, LIST_IS_OLD_OFFICE",
        "OLE2 EncryptedPackage, LIST_IS_PROTECTED",
        "%PDF-1.7, LIST_IS_PDF",
        "{\\rtf1, LIST_IS_WORD",
        "<html><table><tr><td>o1</td></tr></table>, LIST_IS_WEB_PAGE",
        "<?xml version=\"1.0\"?><Workbook/>, LIST_IS_WEB_PAGE",
        "Rar!, LIST_IS_ARCHIVE",
        "GIF89a, LIST_IS_PICTURE"
    })
    void what_is_no_list_is_called_what_it_is(String content, String code) {
        byte[] file = content.startsWith("OLE2 ")
                ? ("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\0".repeat(600)
                                + new String(content.substring(5).getBytes(UTF_16LE), ISO_8859_1))
                        .getBytes(ISO_8859_1)
                : content.getBytes(UTF_8);
        assertThat(code(file)).isEqualTo(code);
    }

    @Test
    void what_is_packed_is_called_what_it_is() throws IOException {
        assertThat(code(zip(Map.of("mimetype", "x", "content.xml", "<a/>")))).isEqualTo("LIST_IS_ODS");
        assertThat(code(zip(Map.of("word/document.xml", "<a/>")))).isEqualTo("LIST_IS_WORD");
        assertThat(code(zip(Map.of("xl/workbook.bin", "")))).isEqualTo("LIST_IS_XLSB");
        assertThat(code(zip(Map.of("list.csv", "o1")))).isEqualTo("LIST_IS_ARCHIVE");
        assertThat(code("PK\u0003\u0004 and no more".getBytes(UTF_8))).isEqualTo("LIST_IS_BROKEN");
        assertThat(code(zip(Map.of("xl/workbook.xml", "<a/>")))).isEqualTo("LIST_IS_BROKEN");
    }

    @Test
    void what_becomes_too_large_when_unpacked_is_refused_before_it_is_read() throws IOException {
        byte[] bomb = zip(Map.of("xl/workbook.xml", "<a/>", "xl/sharedStrings.xml", "x".repeat(60 * 1024 * 1024)));
        assertThat(bomb.length).isLessThan(200_000);
        assertThat(code(bomb)).isEqualTo("LIST_TOO_LARGE_UNPACKED");
        Map<String, String> parts = new LinkedHashMap<>();
        for (int part = 0; part < 1_001; part++) {
            parts.put("xl/part" + part, "");
        }
        assertThat(code(zip(parts))).isEqualTo("LIST_TOO_LARGE_UNPACKED");
    }

    @Test
    void a_million_rows_are_refused_quickly() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 1_000_000; row++) {
            rows.append("<row r=\"").append(row).append("\"><c><v>1</v></c></row>");
        }
        byte[] workbook =
                with(workbook(book -> book.newWorksheet("s")), "xl/worksheets/sheet1.xml", sheet(rows.toString()));
        long begin = System.nanoTime();
        assertThat(code(workbook)).isIn("CSV_TOO_MANY_LINES", "LIST_TOO_LARGE_UNPACKED");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        assertThat(code("o\n".repeat(1_000_000).getBytes(UTF_8))).isEqualTo("CSV_TOO_MANY_LINES");
    }

    @Test
    void nothing_outside_of_a_workbook_is_fetched_and_no_entity_grows() throws IOException {
        byte[] workbook = workbook(book -> book.newWorksheet("s").value(0, 0, "o1"));
        String outside = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row>");
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"" + "ha".repeat(1_000) + "\">"
                + "<!ENTITY b \"" + "&a;".repeat(1_000) + "\"><!ENTITY c \"" + "&b;".repeat(1_000) + "\">]>"
                + sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&c;</t></is></c></row>");
        for (String content : List.of(outside, laughs)) {
            byte[] hostile = with(workbook, "xl/worksheets/sheet1.xml", content);
            Spreadsheet.read(hostile, MANY)
                    .fold(
                            read -> assertThat(read.toString().length()).isLessThan(200),
                            refusals -> assertThat(refusals.get(0).code()).isEqualTo("LIST_IS_BROKEN"));
        }
    }

    @Test
    void no_damaged_workbook_throws() throws IOException {
        byte[] workbook = workbook(book -> {
            Worksheet sheet = book.newWorksheet("s");
            sheet.value(0, 0, "o1");
            sheet.value(1, 1, 5);
        });
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = workbook.clone();
            for (int hit = 0; hit <= round % 20; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> Spreadsheet.read(damaged, MANY)).doesNotThrowAnyException();
            assertThatCode(() -> Spreadsheet.read(Arrays.copyOf(workbook, random.nextInt(workbook.length)), MANY))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void what_is_written_is_read_back_in_both_formats() throws IOException {
        for (SheetFormat format : SheetFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (SheetWriter writer = format.writer(out, "清单")) {
                writer.headings(List.of("订单号", "可开票金额", "日期", "名称"));
                writer.row(Arrays.asList(
                        Value.text("20263320000000000017"),
                        Value.amount("-40.00"),
                        new Value.Day(LocalDate.of(2026, 1, 5)),
                        Value.text("示例, \"有限\"公司")));
                writer.row(Arrays.asList(Value.text("o2"), Value.amount("1234.50"), null, Value.text("=1+1")));
            }
            List<Row> rows = rows(out.toByteArray());
            assertThat(rows.get(1).cell(0).text()).isEqualTo("20263320000000000017");
            assertThat(new BigDecimal(rows.get(1).cell(1).text())).isEqualByComparingTo("-40.00");
            assertThat(rows.get(1).cell(3).text()).isEqualTo("示例, \"有限\"公司");
            assertThat(new BigDecimal(rows.get(2).cell(1).text())).isEqualByComparingTo("1234.5");
        }
    }

    @Test
    void a_written_list_holds_no_formula_and_keeps_every_digit() throws IOException {
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        try (SheetWriter writer = new WorkbookWriter(workbook, "s")) {
            writer.headings(List.of("a"));
            for (String text : List.of("=1+1", "+1", "-1", "@x", "20263320000000000017")) {
                writer.row(Arrays.asList(Value.text(text)));
            }
        }
        String sheet = part(workbook.toByteArray(), "xl/worksheets/sheet1.xml");
        assertThat(sheet).doesNotContain("<f>").contains("<t>=1+1</t>", "<t>20263320000000000017</t>");
        assertThat(part(workbook.toByteArray(), "xl/styles.xml")).contains("formatCode=\"@\"");

        assertThat(CsvWriter.quoted("20263320000000000017")).isEqualTo("\"\t20263320000000000017\"");
        assertThat(CsvWriter.quoted("0017")).isEqualTo("\"\t0017\"");
        assertThat(CsvWriter.quoted("1E5")).isEqualTo("\"\t1E5\"");
        for (String formula : List.of("=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "＝1")) {
            assertThat(CsvWriter.quoted(formula)).isEqualTo("\"'" + formula + "\"");
        }
    }

    private interface Filling {
        void fill(Workbook workbook) throws IOException;
    }

    private static byte[] workbook(Filling filling) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", null)) {
            filling.fill(workbook);
        }
        return out.toByteArray();
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    private static byte[] with(byte[] workbook, String part, String content) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = WorkbookReader.open(workbook)) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                parts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        parts.put(part, content);
        return zip(parts);
    }

    private static String part(byte[] workbook, String part) throws IOException {
        try (ZipFile zip = WorkbookReader.open(workbook)) {
            return new String(zip.getInputStream(zip.getEntry(part)).readAllBytes(), UTF_8);
        }
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static List<List<String>> texts(byte[] file) {
        return rows(file).stream()
                .map(row -> row.cells().stream().map(Cell::text).toList())
                .toList();
    }

    private static List<Row> rows(byte[] file) {
        return Spreadsheet.read(file, MANY).fold(rows -> rows, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private static String code(byte[] file) {
        Result<List<Row>> read = Spreadsheet.read(file, MANY);
        return read.<String>fold(
                rows -> "none",
                refusals -> refusals.stream().map(Refusal::code).findFirst().orElse(""));
    }
}
