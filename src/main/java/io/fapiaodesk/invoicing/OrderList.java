package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.sheet.Cell;
import io.fapiaodesk.platform.sheet.Row;
import io.fapiaodesk.platform.sheet.Spreadsheet;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list of orders as a spreadsheet saves it: a source id in each line, and an amount if not all of the order is meant; or,
 * under headings that say which is which, in any columns, as our own list of consumption has them. Cells are read as ids
 * and amounts or refused; a formula is neither, and is never repeated in an answer.
 */
final class OrderList {

    static final int MOST_ORDERS = 5_000;
    static final int MOST_BYTES = 2 * 1024 * 1024;

    /** Titles that people put above the headings. */
    private static final int ROWS_ABOVE_HEADINGS = 10;

    private static final int LONGEST_SHOWN = 60;

    private static final List<String> IDS = List.of(
            "sourceid",
            "orderid",
            "orderno",
            "ordernumber",
            "order",
            "itemid",
            "item",
            "id",
            "订单号",
            "订单编号",
            "订单id",
            "订单",
            "主订单号",
            "子订单号",
            "账单号",
            "账单编号",
            "消费编号",
            "项目编号",
            "编号",
            "单号");

    /** What can still be invoiced comes before what it cost. */
    private static final List<String> AMOUNTS = List.of(
            "invoiceable",
            "invoiceableamount",
            "可开票金额",
            "可开金额",
            "开票金额",
            "本次开票金额",
            "amounttoinvoice",
            "amount",
            "金额",
            "含税金额",
            "价税合计");

    private static final List<String> OF_OUR_LIST = List.of("invoiceable", "可开票金额");

    private static final List<String> OF_INVOICES = List.of("发票号码", "invoicenumber");

    private static final Pattern NOT_IN_HEADINGS = Pattern.compile("[\\s\\h_#:.-]+|[(（].*?[)）]|人民币|cny|rmb");
    private static final Pattern AROUND_AMOUNT =
            Pattern.compile("^(?:cny|rmb|人民币|[¥￥])?[\\s\\h]*|[\\s\\h]*(?:元|圆|cny|rmb)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIRST_THOUSANDS = Pattern.compile("[¥￥]?[0-9]{1,3}");
    private static final Pattern MORE_THOUSANDS = Pattern.compile("[0-9]{3}(?:[.][0-9]{1,2})?元?");
    private static final Pattern NOTHING = Pattern.compile("0+(?:[.]0*)?");

    private OrderList() {}

    /**
     * A line of the list: an order, or what is wrong with the line.
     *
     * @param number of the line in the file, from one
     * @param shown what stands in the place of an id that is none; nothing when it is a formula
     * @param amount in CNY with tax; null for all of the order
     */
    record Line(
            long number,
            @Nullable String sourceId,
            @Nullable String shown,
            @Nullable Yuan amount,
            List<Refusal> wrong) {}

    /** Where the ids and the amounts stand; headings may name no amounts. */
    private record Columns(int id, int amount, boolean named, boolean ofOurs) {
        static final Columns WITHOUT_HEADINGS = new Columns(0, 1, false, false);
    }

    static Result<List<Line>> read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return refuse("LIST_TOO_LARGE", String.valueOf(MOST_BYTES / (1024 * 1024)));
        }
        return Spreadsheet.read(file, MOST_ORDERS + ROWS_ABOVE_HEADINGS).fold(OrderList::lines, Result::refused);
    }

    private static Result<List<Line>> lines(List<Row> rows) {
        int first = 0;
        Columns columns = Columns.WITHOUT_HEADINGS;
        for (int i = 0; i < Math.min(rows.size(), ROWS_ABOVE_HEADINGS); i++) {
            Optional<Columns> found = headings(rows.get(i));
            if (found.isPresent()) {
                first = i + 1;
                columns = found.get();
                break;
            }
            if (columnOf(OF_INVOICES, rows.get(i)) >= 0) {
                return refuse("LIST_OF_INVOICES");
            }
        }
        if (rows.size() - first > MOST_ORDERS) {
            return refuse("CSV_TOO_MANY_LINES", String.valueOf(MOST_ORDERS));
        }
        List<Line> lines = new ArrayList<>();
        Map<String, Long> named = new HashMap<>();
        for (Row row : rows.subList(first, rows.size())) {
            lines.add(line(columns, row, named));
        }
        return lines.isEmpty() ? refuse("CSV_EMPTY") : Result.done(lines);
    }

    private static Optional<Columns> headings(Row row) {
        int id = columnOf(IDS, row);
        if (id < 0) {
            return Optional.empty();
        }
        int amount = columnOf(AMOUNTS, row);
        return Optional.of(new Columns(id, amount, true, columnOf(OF_OUR_LIST, row) == amount));
    }

    /** The column with the best of some headings. */
    private static int columnOf(List<String> headings, Row row) {
        for (String heading : headings) {
            for (int place = 0; place < row.size(); place++) {
                if (heading.equals(heading(row.cell(place)))) {
                    return place;
                }
            }
        }
        return -1;
    }

    private static String heading(Cell cell) {
        String half = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NOT_IN_HEADINGS.matcher(half).replaceAll("");
    }

    private static Line line(Columns columns, Row row, Map<String, Long> named) {
        List<Refusal> wrong = new ArrayList<>();
        Cell idCell = row.cell(columns.id());
        Cell amountCell = columns.named() ? row.cell(columns.amount()) : amountWithoutHeadings(row, wrong);
        String id = sourceId(idCell, wrong);
        Yuan amount = amount(columns, amountCell, wrong);
        if (id != null) {
            Long before = named.putIfAbsent(id, row.number());
            if (before != null) {
                wrong.add(Refusal.invalidField("/sourceId", "CSV_NAMED_TWICE", String.valueOf(before)));
            }
        }
        return new Line(row.number(), id, id == null ? shown(idCell) : null, amount, wrong);
    }

    /** The second cell; or that and those after it, where the separator stands in a large amount, too. */
    private static Cell amountWithoutHeadings(Row row, List<Refusal> wrong) {
        Cell amount = row.cell(1);
        if (row.size() <= 2) {
            return amount;
        }
        StringBuilder joined = new StringBuilder(amount.text());
        boolean thousands = FIRST_THOUSANDS.matcher(amount.text()).matches();
        for (int place = 2; place < row.size() && thousands; place++) {
            thousands = MORE_THOUSANDS.matcher(row.cell(place).text()).matches();
            joined.append(',').append(row.cell(place).text());
        }
        if (!thousands) {
            wrong.add(Refusal.invalidField("", "CSV_TOO_MANY_CELLS"));
            return Cell.EMPTY;
        }
        return new Cell(joined.toString(), Cell.State.SOUND);
    }

    private static @Nullable String sourceId(Cell cell, List<Refusal> wrong) {
        return switch (cell.state()) {
            case DIGITS_LOST -> {
                wrong.add(Refusal.invalidField("/sourceId", "SPREADSHEET_LOST_DIGITS", cell.text()));
                yield null;
            }
            case FORMULA -> {
                wrong.add(Refusal.invalidField("/sourceId", "CELL_IS_A_FORMULA"));
                yield null;
            }
            case SOUND -> keep(Identifier.reference("/sourceId", halfWidth(cell.text())), wrong);
        };
    }

    private static @Nullable Yuan amount(Columns columns, Cell cell, List<Refusal> wrong) {
        if (cell.state() == Cell.State.FORMULA) {
            wrong.add(Refusal.invalidField("/amount", "CELL_IS_A_FORMULA"));
            return null;
        }
        String amount = AROUND_AMOUNT
                .matcher(Normalizer.normalize(cell.text(), Normalizer.Form.NFKC))
                .replaceAll("");
        if (amount.isEmpty() || (columns.ofOurs() && NOTHING.matcher(amount).matches())) {
            // Our own list says of what is used up that nothing is left; why, the order itself tells.
            return null;
        }
        return keep(Yuan.check("/amount", amount), wrong);
    }

    private static String halfWidth(String text) {
        return text.chars().anyMatch(c -> c >= 0xFF01 && c <= 0xFF5E)
                ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                : text;
    }

    private static @Nullable String shown(Cell cell) {
        if (cell.text().isEmpty()) {
            return null;
        }
        String text = cell.text().replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", " ");
        return text.length() <= LONGEST_SHOWN
                ? text
                : text.substring(
                                0,
                                text.offsetByCodePoints(
                                        0, Math.min(LONGEST_SHOWN, text.codePointCount(0, text.length()))))
                        + "…";
    }

    private static <T> @Nullable T keep(Result<T> result, List<Refusal> wrong) {
        if (result instanceof Result.Done<T> done) {
            return done.value();
        }
        wrong.addAll(((Result.Refused<T>) result).refusals());
        return null;
    }

    private static Result<List<Line>> refuse(String code, String... arguments) {
        return Result.refused(Refusal.invalidField("", code, arguments));
    }
}
