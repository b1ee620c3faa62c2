package io.fapiaodesk.platform.sheet;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.util.List;

/**
 * Reads a list out of a file, whatever the file is called: a workbook (XLSX), or text with separators in any encoding and
 * with any separator that Excel, WPS and LibreOffice write. No formula is computed, and memory and time are bounded.
 */
public final class Spreadsheet {

    /** More cells than any list of ours has in a row. */
    static final int MOST_CELLS = 200;

    private Spreadsheet() {}

    /**
     * The rows that say something.
     *
     * @param mostRows how many are wanted at most
     */
    public static Result<List<Row>> read(byte[] file, int mostRows) {
        return switch (FileGuess.of(file)) {
            case WORKBOOK -> WorkbookReader.read(file, mostRows);
            case TEXT -> TextReader.read(file, mostRows);
            case OLD_EXCEL -> refuse("LIST_IS_XLS");
            case OLD_OFFICE -> refuse("LIST_IS_OLD_OFFICE");
            case PROTECTED -> refuse("LIST_IS_PROTECTED");
            case OPEN_DOCUMENT -> refuse("LIST_IS_ODS");
            case WORD -> refuse("LIST_IS_WORD");
            case BINARY_WORKBOOK -> refuse("LIST_IS_XLSB");
            case ARCHIVE -> refuse("LIST_IS_ARCHIVE");
            case PDF -> refuse("LIST_IS_PDF");
            case PICTURE -> refuse("LIST_IS_PICTURE");
            case WEB_PAGE -> refuse("LIST_IS_WEB_PAGE");
            case TOO_LARGE_UNPACKED -> refuse("LIST_TOO_LARGE_UNPACKED");
            case BROKEN -> refuse("LIST_IS_BROKEN");
        };
    }

    static Result<List<Row>> tooManyRows(int mostRows) {
        return refuse("CSV_TOO_MANY_LINES", String.valueOf(mostRows));
    }

    static Result<List<Row>> refuse(String code, String... arguments) {
        return Result.refused(Refusal.invalidField("", code, arguments));
    }
}
