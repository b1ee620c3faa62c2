package io.fapiaodesk.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.print.PdfPrinter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.xml.sax.SAXException;

class InvoicePrinterTest {

    private static final InvoicePrint.Party SELLER = new InvoicePrint.Party(
            "阿里云计算有限公司", "91330106673959654P", "杭州市示例路 2 号", "0571-00000000", "示例银行杭州分行", "3333 4444");
    private static final InvoicePrint.Party ENTERPRISE = new InvoicePrint.Party(
            "示例云科技（上海）有限公司", "91310115MA1K4TXT5W", "上海市示例路 1 号", "021-00000000", "示例银行上海分行", "0000 1111 2222");
    private static final InvoicePrint.Party PERSON = new InvoicePrint.Party("个人", null, null, null, null, null);
    private static final Instant ISSUED_AT = Instant.parse("2026-11-21T16:00:00Z");

    private static final InvoicePrinter PRINTER = new InvoicePrinter(new PdfPrinter());

    @Test
    void the_page_says_what_the_law_wants_on_it() throws IOException {
        String text = textOf(PRINTER.pdf(special(line("1200.00"), line("6150.00"))));

        assertThat(text)
                .contains("电子发票（增值税专用发票）")
                .contains("26332000000000000017")
                // Issued in the first second of the day in Shanghai, when it was still the day before in UTC.
                .contains("2026年11月22日")
                .contains("示例云科技（上海）有限公司", "91310115MA1K4TXT5W")
                .contains("阿里云计算有限公司", "91330106673959654P")
                .contains("*信息技术服务*软件服务费", "1132.08", "67.92", "6%")
                .contains("¥6933.97", "¥416.03", "¥7350.00")
                .contains("柒仟叁佰伍拾圆整")
                .contains("购方开户银行：示例银行上海分行；银行账号：0000 1111 2222", "购方地址：上海市示例路 1 号；电话：021-00000000", "收款方：阿里云计算有限公司");
    }

    @Test
    void a_persons_general_invoice_has_a_name_and_nothing_else_of_the_buyer() throws IOException {
        String text = textOf(PRINTER.pdf(general(PERSON, line("0.01"))));

        assertThat(text).contains("电子发票（普通发票）", "个人", "壹分").doesNotContain("购方开户银行", "null");
    }

    @Test
    void what_the_simulator_issued_is_marked_as_a_sample_on_the_page_in_the_data_and_in_the_name() throws IOException {
        InvoicePrint sample = special(line("1200.00"));
        InvoicePrint real = asIssuedByTheBureau(sample);

        assertThat(withoutBlanks(textOf(PRINTER.pdf(sample)))).contains("样票", "SAMPLE");
        assertThat(xmlOf(sample)).contains("<Sample>true</Sample>");
        assertThat(InvoicePrinter.fileName(sample)).isEqualTo("样票_数电票_26332000000000000017");
        assertThat(withoutBlanks(textOf(PRINTER.pdf(real)))).doesNotContain("样", "SAMPLE", "S");
        assertThat(xmlOf(real)).contains("<Sample>false</Sample>");
        assertThat(InvoicePrinter.fileName(real)).isEqualTo("数电票_26332000000000000017");
    }

    @Test
    void the_same_invoice_makes_the_same_bytes_whoever_prints_it_and_when() throws Exception {
        InvoicePrint invoice = special(line("1200.00"));
        byte[] first = PRINTER.pdf(invoice);
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Callable<byte[]>> prints = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<byte[]>) () -> PRINTER.pdf(invoice))
                    .toList();
            for (Future<byte[]> print : people.invokeAll(prints)) {
                assertThat(print.get()).isEqualTo(first);
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(new InvoicePrinter(new PdfPrinter()).pdf(invoice)).isEqualTo(first);
        assertThat(PRINTER.xml(invoice)).isEqualTo(PRINTER.xml(invoice));
    }

    @Test
    void the_file_carries_the_date_of_issue_and_its_own_typeface() throws IOException {
        try (PDDocument document = Loader.loadPDF(PRINTER.pdf(special(line("1200.00"))))) {
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(ISSUED_AT);
            assertThat(fontsOf(document)).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void the_square_holds_number_total_and_day() throws IOException, ReaderException {
        assertThat(squareOn(PRINTER.pdf(special(line("1200.00")))))
                .isEqualTo("01,31,,26332000000000000017,1200.00,20261122,,SAMPLE");
    }

    @Test
    void what_people_are_called_is_text_and_never_markup() throws IOException, SAXException {
        InvoicePrint.Party odd = new InvoicePrint.Party(
                "示例 <b>&amp; \"Söhne\"</b> ${1+1} [[1]]", "91310115MA1K4TXT5W", null, null, "]]>", "'1'");
        InvoicePrint invoice = general(odd, line("1200.00"));

        assertThat(textOf(PRINTER.pdf(invoice))).contains("示例 <b>&amp; \"Söhne\"</b> ${1+1} [[1]]");
        validate(PRINTER.xml(invoice));
    }

    @Test
    void many_lines_go_over_several_pages_and_very_many_are_summed_up_on_paper() throws IOException, SAXException {
        InvoicePrint several = special(lines(40));
        try (PDDocument document = Loader.loadPDF(PRINTER.pdf(several))) {
            assertThat(document.getNumberOfPages()).isEqualTo(4);
            assertThat(withoutBlanks(textOf(document))).contains("共4页第1页", "共4页第4页");
        }

        InvoicePrint veryMany = special(lines(InvoicePrinter.MOST_LINES_ON_PAPER + 1));
        try (PDDocument document = Loader.loadPDF(PRINTER.pdf(veryMany))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(textOf(document)).contains("明细共 501 项，见数据文件（XML）").contains("470.94");
        }
        validate(PRINTER.xml(veryMany));
        assertThat(xmlOf(veryMany).split("<IssuItemInformation>", -1)).hasSize(502);
    }

    @Test
    void the_data_file_keeps_to_its_schema() throws IOException, SAXException {
        validate(PRINTER.xml(special(line("1200.00"))));
        validate(PRINTER.xml(general(PERSON, line("0.01"), line("99999999.99"))));
        validate(PRINTER.xml(redLetter()));

        assertThat(xmlOf(special(line("1200.00"))))
                .contains("<TotalAmWithoutTax>1132.08</TotalAmWithoutTax>")
                .contains("<Reference>order-1</Reference>")
                .contains("<IssueTime>2026-11-22 00:00:00</IssueTime>");
    }

    @Test
    void a_red_letter_invoice_names_what_it_reverses_and_its_amounts_are_negative() throws IOException {
        assertThat(textOf(PRINTER.pdf(redLetter())))
                .contains("红字发票；被红冲蓝字数电票号码：26332000000000000017")
                .contains("¥-5801.89", "¥-348.11", "（负数）陆仟壹佰伍拾圆整");
    }

    /** The seller's address in English is longer than a line. */
    @Test
    void an_invoice_of_one_line_fits_on_one_page_whatever_is_remarked_on_it() throws IOException {
        InvoicePrint.Party seller = new InvoicePrint.Party(
                "阿里云计算有限公司",
                "91330106673959654P",
                "China Merchants Bank, Hangzhou High-tech Branch",
                "571905493610702",
                "Room 1-2-A06, Cloud Valley Park, No. 1008 Dengcai Street, Sandun Town, Xihu District, Hangzhou,"
                        + " Zhejiang Province",
                "0571-85022088");
        InvoicePrint red = redLetter();
        InvoicePrint wordy = new InvoicePrint(
                red.special(),
                red.number(),
                red.issuedAt(),
                seller,
                red.buyer(),
                red.lines(),
                red.total(),
                red.payee(),
                red.reversedNumber(),
                true);

        try (PDDocument document = Loader.loadPDF(PRINTER.pdf(wordy))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(textOf(document)).contains("红字发票", "0571-85022088", "收款方");
        }
    }

    /** Names of companies are checked against GB 18030; what of it is in use must be in the typeface. */
    @Test
    void the_typeface_has_the_characters_that_names_are_made_of() throws IOException {
        StringBuilder hanzi = new StringBuilder();
        for (int high = 0xB0; high <= 0xF7; high++) {
            for (int low = 0xA1; low <= 0xFE; low++) {
                String character =
                        new String(new byte[] {(byte) high, (byte) low}, java.nio.charset.Charset.forName("GBK"));
                if (Character.isIdeographic(character.codePointAt(0))) {
                    hanzi.append(character);
                }
            }
        }
        try (var font = new org.apache.fontbox.ttf.TTFParser()
                .parse(new org.apache.pdfbox.io.RandomAccessReadBuffer(
                        new ClassPathResource("fonts/NotoSerifSC-Regular.ttf").getInputStream()))) {
            var glyphs = font.getUnicodeCmapLookup();

            assertThat(hanzi.length()).isEqualTo(6763);
            assertThat(hanzi.codePoints().filter(c -> glyphs.getGlyphId(c) == 0))
                    .isEmpty();
            assertThat("镕喆堃淼犇㛃䶮".codePoints().filter(c -> glyphs.getGlyphId(c) == 0))
                    .isEmpty();
        }
    }

    static InvoicePrint special(InvoicePrint.Line... lines) {
        return print(true, ENTERPRISE, null, lines);
    }

    private static InvoicePrint general(InvoicePrint.Party buyer, InvoicePrint.Line... lines) {
        return print(false, buyer, null, lines);
    }

    private static InvoicePrint redLetter() {
        TaxSplit blue = TaxRate.of("0.06").split(Yuan.of("6150.00"));
        TaxSplit red =
                new TaxSplit(Yuan.ZERO.minus(blue.gross()), Yuan.ZERO.minus(blue.net()), Yuan.ZERO.minus(blue.tax()));
        return print(
                true,
                ENTERPRISE,
                "26332000000000000017",
                new InvoicePrint.Line("*信息技术服务*软件服务费", null, TaxRate.of("0.06"), red));
    }

    private static InvoicePrint print(
            boolean special,
            InvoicePrint.Party buyer,
            @org.jspecify.annotations.Nullable String reversed,
            InvoicePrint.Line... lines) {
        TaxSplit total =
                List.of(lines).stream().map(InvoicePrint.Line::amounts).reduce(TaxSplit.NOTHING, TaxSplit::plus);
        return new InvoicePrint(
                special,
                "26332000000000000017",
                ISSUED_AT,
                SELLER,
                buyer,
                List.of(lines),
                total,
                "阿里云计算有限公司",
                reversed,
                true);
    }

    private static InvoicePrint asIssuedByTheBureau(InvoicePrint sample) {
        return new InvoicePrint(
                sample.special(),
                sample.number(),
                sample.issuedAt(),
                sample.seller(),
                sample.buyer(),
                sample.lines(),
                sample.total(),
                sample.payee(),
                null,
                false);
    }

    private static InvoicePrint.Line line(String gross) {
        TaxRate rate = TaxRate.of("0.06");
        return new InvoicePrint.Line("*信息技术服务*软件服务费", "order-1", rate, rate.split(Yuan.of(gross)));
    }

    private static InvoicePrint.Line[] lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line("1.00")).toArray(InvoicePrint.Line[]::new);
    }

    private static String xmlOf(InvoicePrint invoice) {
        return new String(PRINTER.xml(invoice), StandardCharsets.UTF_8);
    }

    private static void validate(byte[] xml) throws IOException, SAXException {
        SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        schemas.newSchema(new ClassPathResource("schema/invoice-1.xsd").getURL())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return textOf(document);
        }
    }

    private static String textOf(PDDocument document) throws IOException {
        PDFTextStripper reader = new PDFTextStripper();
        reader.setSortByPosition(true);
        return reader.getText(document);
    }

    /** Where letters are set far apart, programs read blanks between them. */
    private static String withoutBlanks(String text) {
        return text.replaceAll("[\\s\u3000]+", "");
    }

    private static Set<PDFont> fontsOf(PDDocument document) throws IOException {
        Set<PDFont> fonts = new HashSet<>();
        for (COSName name : document.getPage(0).getResources().getFontNames()) {
            fonts.add(document.getPage(0).getResources().getFont(name));
        }
        return fonts;
    }

    private static String squareOn(byte[] pdf) throws IOException, ReaderException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            return new QRCodeReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels))))
                    .getText();
        }
    }
}
