package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A list of orders as a spreadsheet saves it: a source id in each line, and an amount if not all of the order is meant.
 * Cells are read as ids and amounts or refused; a formula is neither, and is never repeated in an answer.
 */
final class OrderList {

    static final int MOST_ORDERS = 500;
    static final int MOST_BYTES = 256 * 1024;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    private OrderList() {}

    /**
     * A line of the list: an order, or what is wrong with the line.
     *
     * @param number of the line in the file, from one
     * @param amount in CNY with tax; null for all of the order
     */
    record Line(
            long number,
            @Nullable String sourceId,
            @Nullable Yuan amount,
            List<Refusal> wrong) {}

    static Result<List<Line>> read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return refuse("CSV_TOO_MANY_LINES", String.valueOf(MOST_ORDERS));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return refuse("CSV_NOT_UTF8");
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(withoutMark(text)), FORMAT)) {
            return lines(parser);
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            return refuse("CSV_UNREADABLE");
        }
    }

    private static Result<List<Line>> lines(CSVParser parser) {
        List<Line> lines = new ArrayList<>();
        Map<String, Long> named = new HashMap<>();
        for (CSVRecord cells : parser) {
            if (cells.getRecordNumber() == 1 && cells.get(0).equalsIgnoreCase("sourceId")) {
                continue;
            }
            if (lines.size() == MOST_ORDERS) {
                return refuse("CSV_TOO_MANY_LINES", String.valueOf(MOST_ORDERS));
            }
            lines.add(line(parser.getCurrentLineNumber(), cells, named));
        }
        return lines.isEmpty() ? refuse("CSV_EMPTY") : Result.done(lines);
    }

    private static Line line(long number, CSVRecord cells, Map<String, Long> named) {
        List<Refusal> wrong = new ArrayList<>();
        if (cells.size() > 2) {
            wrong.add(Refusal.invalidField("", "CSV_TOO_MANY_CELLS"));
        }
        String id = keep(Identifier.reference("/sourceId", cells.get(0)), wrong);
        Yuan amount =
                cells.size() < 2 || cells.get(1).isEmpty() ? null : keep(Yuan.check("/amount", cells.get(1)), wrong);
        if (id != null) {
            Long before = named.putIfAbsent(id, number);
            if (before != null) {
                wrong.add(Refusal.invalidField("/sourceId", "CSV_NAMED_TWICE", String.valueOf(before)));
            }
        }
        return new Line(number, id, amount, wrong);
    }

    /** Spreadsheets write a byte order mark before UTF-8. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
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
