package io.fapiaodesk.platform.sheet;

import io.fapiaodesk.kernel.Result;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads text with separators: in the encoding that it is in, with the separator that it has. */
final class TextReader {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final String SEPARATORS = "\t;，,";

    private static final int LINES_LOOKED_AT = 50;

    private static final Pattern BINARY = Pattern.compile("[\\x00-\\x08\\x0e-\\x1f]");

    /** With it in the first line, Excel is told the separator. */
    private static final Pattern TOLD = Pattern.compile("(?i)\\A\"?sep=(.)\"?\\s*?\\R");

    private TextReader() {}

    static Result<List<Row>> read(byte[] file, int mostRows) {
        Optional<String> decoded = decode(file);
        if (decoded.isEmpty()) {
            return Spreadsheet.refuse("LIST_ENCODING_UNKNOWN");
        }
        String text = decoded.get();
        if (BINARY.matcher(text).find()) {
            return Spreadsheet.refuse("LIST_IS_UNKNOWN");
        }
        char separator = separator(text);
        String even = separator == ',' ? evened(text) : text;
        try (CSVParser parser = CSVParser.parse(new StringReader(even), format(separator))) {
            return rows(parser, mostRows, TOLD.matcher(text).find());
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException unreadable) {
            return Spreadsheet.refuse("CSV_UNREADABLE");
        }
    }

    /** Blanks after a closing quotation mark are no mistake. */
    private static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(separator != '\t')
                .get();
    }

    private static Result<List<Row>> rows(CSVParser parser, int mostRows, boolean told) {
        List<Row> rows = new ArrayList<>();
        for (CSVRecord values : parser) {
            if (told && values.getRecordNumber() == 1) {
                continue;
            }
            List<Cell> cells = StreamSupport.stream(values.spliterator(), false)
                    .limit(Spreadsheet.MOST_CELLS)
                    .map(Cell::ofText)
                    .toList();
            Row row = new Row(parser.getCurrentLineNumber(), cells);
            if (row.size() == 0) {
                continue;
            }
            if (rows.size() == mostRows) {
                return Spreadsheet.tooManyRows(mostRows);
            }
            rows.add(row);
        }
        return Result.done(rows);
    }

    /** UTF-8 and UTF-16 by their marks or by what they cannot be; then GB 18030, in which Excel in China writes. */
    private static Optional<String> decode(byte[] file) {
        if (begins(file, 0xEF, 0xBB, 0xBF)) {
            return strictly(StandardCharsets.UTF_8, file, 3);
        }
        if (begins(file, 0xFF, 0xFE)) {
            return strictly(StandardCharsets.UTF_16LE, file, 2);
        }
        if (begins(file, 0xFE, 0xFF)) {
            return strictly(StandardCharsets.UTF_16BE, file, 2);
        }
        if (begins(file, 0x84, 0x31, 0x95, 0x33)) {
            return strictly(GB18030, file, 4);
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (odd > file.length / 4) {
            return strictly(StandardCharsets.UTF_16LE, file, 0);
        }
        if (even > file.length / 4) {
            return strictly(StandardCharsets.UTF_16BE, file, 0);
        }
        return strictly(StandardCharsets.UTF_8, file, 0).or(() -> strictly(GB18030, file, 0));
    }

    private static boolean begins(byte[] file, int... octets) {
        if (file.length < octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if ((file[i] & 0xFF) != octets[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> strictly(Charset charset, byte[] file, int from) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file, from, file.length - from))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    /** The one that most lines have, outside of quotation marks. */
    private static char separator(String text) {
        Matcher told = TOLD.matcher(text);
        if (told.find()) {
            return told.group(1).charAt(0);
        }
        int tabs = 0;
        int semicolons = 0;
        int commas = 0;
        int fullWidth = 0;
        for (String line : text.lines().limit(LINES_LOOKED_AT).toList()) {
            String seen = separatorsOf(line);
            tabs += seen.indexOf('\t') >= 0 ? 1 : 0;
            semicolons += seen.indexOf(';') >= 0 ? 1 : 0;
            fullWidth += seen.indexOf('，') >= 0 ? 1 : 0;
            commas += seen.indexOf(',') >= 0 && seen.indexOf('，') < 0 ? 1 : 0;
        }
        if (tabs >= Math.max(1, Math.max(semicolons, commas + fullWidth))) {
            return '\t';
        }
        if (semicolons >= Math.max(1, commas + fullWidth)) {
            return ';';
        }
        return fullWidth > 0 && commas == 0 ? '，' : ',';
    }

    /** Those of a line that stand outside of quotation marks, without tabs that begin a cell: these keep its digits. */
    private static String separatorsOf(String line) {
        StringBuilder seen = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            boolean begin = i == 0 || SEPARATORS.indexOf(line.charAt(i - 1)) >= 0;
            if (!quoted && SEPARATORS.indexOf(c) >= 0 && !(c == '\t' && begin)) {
                seen.append(c);
            }
        }
        return seen.toString();
    }

    /** Chinese input methods write a comma of full width now and then, in a line that has no other. */
    private static String evened(String text) {
        if (text.indexOf('，') < 0) {
            return text;
        }
        StringBuilder even = new StringBuilder(text.length());
        boolean quoted = false;
        for (String line : text.split("(?<=\n)", -1)) {
            boolean only = line.indexOf(',') < 0;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                quoted ^= c == '"';
                even.append(c == '，' && only && !quoted ? ',' : c);
            }
        }
        return even.toString();
    }
}
