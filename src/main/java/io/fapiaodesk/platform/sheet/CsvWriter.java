package io.fapiaodesk.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text with commas, in UTF-8 with a mark, without which Excel reads Chinese as something else. A tab before a long number
 * keeps its digits; a quotation mark before what would be a formula, which somebody may have put into a name, makes it text.
 */
public final class CsvWriter implements SheetWriter {

    private static final Set<Character> BEGIN_OF_FORMULA =
            Set.of('=', '+', '-', '@', '\t', '\r', '\n', '|', '＝', '＋', '－', '＠');

    /** As many digits as a spreadsheet shows without an exponent. */
    private static final Pattern LOOKS_LIKE_A_NUMBER = Pattern.compile("0[0-9]+|[0-9]{12,}|[0-9]+[eE][0-9]+");

    private final Writer writer;

    public CsvWriter(OutputStream out) throws IOException {
        this.writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\ufeff');
    }

    @Override
    public void headings(List<String> headings) throws IOException {
        line(headings.stream().map(CsvWriter::quoted).toList());
    }

    @Override
    public void row(List<@Nullable Value> cells) throws IOException {
        line(cells.stream().map(CsvWriter::cell).toList());
    }

    @Override
    public void close() throws IOException {
        writer.flush();
    }

    private void line(List<String> cells) throws IOException {
        writer.write(String.join(",", cells));
        writer.write("\r\n");
    }

    private static String cell(@Nullable Value value) {
        if (value instanceof Value.Text text) {
            return quoted(text.text());
        }
        if (value instanceof Value.Amount amount) {
            return amount.amount().toPlainString();
        }
        return value instanceof Value.Day day ? day.day().toString() : "";
    }

    static String quoted(String text) {
        String before = "";
        if (!text.isEmpty() && BEGIN_OF_FORMULA.contains(text.charAt(0))) {
            before = "'";
        } else if (LOOKS_LIKE_A_NUMBER.matcher(text).matches()) {
            before = "\t";
        }
        return "\"" + before + text.replace("\"", "\"\"") + "\"";
    }
}
