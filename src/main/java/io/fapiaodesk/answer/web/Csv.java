package io.fapiaodesk.answer.web;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines that a spreadsheet reads as text: every cell in quotation marks, and none that it would take for a formula, which
 * somebody else may have put into a name.
 */
final class Csv {

    private static final Set<Character> BEGIN_OF_FORMULA = Set.of('=', '+', '-', '@', '\t', '\r');

    private final Writer writer;

    Csv(Writer writer) throws IOException {
        this.writer = writer;
        // Without it, some spreadsheets read Chinese as something else.
        writer.write('\ufeff');
    }

    void line(@Nullable Object... cells) throws IOException {
        String separator = "";
        for (Object cell : cells) {
            writer.write(separator);
            writer.write(quoted(cell == null ? "" : cell.toString()));
            separator = ",";
        }
        writer.write("\r\n");
    }

    static String quoted(String text) {
        boolean formula = !text.isEmpty() && BEGIN_OF_FORMULA.contains(text.charAt(0));
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }
}
