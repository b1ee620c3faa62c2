package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.CapitalAmount;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.platform.print.PdfPrinter;
import io.fapiaodesk.platform.print.QrCode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the two files of an invoice: the page that people read and the data that programs read. The same invoice makes
 * the same bytes.
 */
@Component
public class InvoicePrinter {

    /** Beyond that nobody reads them on paper: the page sums them up, the data file has them all. */
    static final int MOST_LINES_ON_PAPER = 500;

    static final String ISSUER = "系统自动开票";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年MM月dd日", Locale.CHINA);
    private static final DateTimeFormatter DIGITS_OF_DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    /** How many lines the form has room for, and how high a line is in millimetres. */
    private static final int ROOM_IN_LINES = 5;

    private static final int LINE_HEIGHT = 5;

    /** How many lines of remarks the form has room for, and how many characters are in one; Latin ones are half as wide. */
    private static final int REMARKS_IN_LINES = 3;

    private static final int REMARK_WIDTH = 58;

    private final PdfPrinter pdf;

    public InvoicePrinter(PdfPrinter pdf) {
        this.pdf = pdf;
    }

    /** A row of the page, its figures as they are printed. */
    public record Row(
            String name,
            String specification,
            String unit,
            String quantity,
            String price,
            String net,
            String rate,
            String tax) {}

    /** The name of an invoice's file, without its ending. */
    public static String fileName(InvoicePrint invoice) {
        return (invoice.sample() ? "样票_" : "")
                + (invoice.reversedNumber() == null ? "" : "红字")
                + "数电票_"
                + invoice.number();
    }

    public byte[] pdf(InvoicePrint invoice) {
        List<Row> rows = rows(invoice);
        List<String> remarks = remarks(invoice);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", invoice.number());
        values.put("title", title(invoice));
        values.put("date", DAY.format(ShanghaiTime.dayOf(invoice.issuedAt())));
        values.put("sample", invoice.sample());
        values.put("qr", QrCode.asImage(qr(invoice)));
        values.put("buyerName", invoice.buyer().name());
        values.put("buyerTaxId", orEmpty(invoice.buyer().taxId()));
        values.put("sellerName", invoice.seller().name());
        values.put("sellerTaxId", orEmpty(invoice.seller().taxId()));
        values.put("lines", rows);
        values.put("room", Math.max(0, ROOM_IN_LINES - rows.size() - overflow(remarks)) * LINE_HEIGHT);
        values.put("severalPages", rows.size() > ROOM_IN_LINES);
        values.put("net", invoice.total().net().toString());
        values.put("tax", invoice.total().tax().toString());
        values.put("gross", invoice.total().gross().toString());
        values.put("capitals", CapitalAmount.of(invoice.total().gross()));
        values.put("remarks", remarks);
        values.put("issuer", ISSUER);
        return pdf.print("invoice", title(invoice) + " " + invoice.number(), invoice.issuedAt(), values);
    }

    public byte[] xml(InvoicePrint invoice) {
        return InvoiceXml.write(invoice);
    }

    static String title(InvoicePrint invoice) {
        return invoice.special() ? "电子发票（增值税专用发票）" : "电子发票（普通发票）";
    }

    /**
     * What is not part of the form any more since invoices are digital, and yet wanted by bookkeepers: banks, addresses
     * and telephone numbers; and who collected the money, which is not always the seller (R2).
     */
    static List<String> remarks(InvoicePrint invoice) {
        List<String> remarks = new ArrayList<>();
        if (invoice.reversedNumber() != null) {
            remarks.add("红字发票；被红冲蓝字数电票号码：" + invoice.reversedNumber());
        }
        if (!invoice.note().isEmpty()) {
            remarks.add(invoice.note());
        }
        addParty(remarks, "购", invoice.buyer());
        addParty(remarks, "销", invoice.seller());
        remarks.add("收款方：" + invoice.payee());
        if (invoice.lines().size() > MOST_LINES_ON_PAPER) {
            remarks.add("明细共 " + invoice.lines().size() + " 项，见数据文件（XML）");
        }
        return remarks;
    }

    /** By how many lines the remarks are longer than the form has room for: these are taken from the empty lines above. */
    private static int overflow(List<String> remarks) {
        int lines = 0;
        for (String remark : remarks) {
            long halves = remark.codePoints()
                    .mapToLong(character -> character < 0x2E80 ? 1 : 2)
                    .sum();
            lines += (int) (halves / (2 * REMARK_WIDTH)) + 1;
        }
        return Math.max(0, lines - REMARKS_IN_LINES);
    }

    static String percent(TaxRate rate) {
        return rate.fraction().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }

    private static void addParty(List<String> remarks, String side, InvoicePrint.Party party) {
        String bank = named(side + "方开户银行", party.bank(), "银行账号", party.bankAccount());
        String address = named(side + "方地址", party.address(), "电话", party.phone());
        Stream.of(bank, address).filter(text -> !text.isEmpty()).forEach(remarks::add);
    }

    private static String named(String firstName, @Nullable String first, String secondName, @Nullable String second) {
        return Stream.of(first == null ? "" : firstName + "：" + first, second == null ? "" : secondName + "：" + second)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("；"));
    }

    private static List<Row> rows(InvoicePrint invoice) {
        if (invoice.lines().size() <= MOST_LINES_ON_PAPER) {
            return invoice.lines().stream()
                    .map(line -> row(line.content(), line.rate(), line.amounts()))
                    .toList();
        }
        Map<String, InvoicePrint.Line> byContent = new LinkedHashMap<>();
        invoice.lines()
                .forEach(line -> byContent.merge(
                        line.content(),
                        line,
                        (one, other) -> new InvoicePrint.Line(
                                one.content(), null, one.rate(), one.amounts().plus(other.amounts()))));
        return byContent.values().stream()
                .map(line -> row(line.content(), line.rate(), line.amounts()))
                .toList();
    }

    private static Row row(String content, TaxRate rate, TaxSplit amounts) {
        String quantity = amounts.gross().amount().signum() < 0 ? "-1" : "1";
        return new Row(
                content,
                "",
                "项",
                quantity,
                amounts.net().amount().abs().toPlainString(),
                amounts.net().toString(),
                percent(rate),
                amounts.tax().toString());
    }

    /** In the order in which bookkeeping programs expect it: kind, number, total, day. */
    private static String qr(InvoicePrint invoice) {
        return String.join(
                ",",
                "01",
                invoice.special() ? "31" : "32",
                "",
                invoice.number(),
                invoice.total().gross().toString(),
                DIGITS_OF_DAY.format(ShanghaiTime.dayOf(invoice.issuedAt())),
                "",
                invoice.sample() ? "SAMPLE" : "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
