package io.fapiaodesk.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook (XLSX) of one sheet, written as it comes. Texts are typed as texts: no digit of an id is lost, no formula is made. */
public final class WorkbookWriter implements SheetWriter {

    /** The headings and as many rows as the format has. */
    public static final int MOST_ROWS = 1_048_575;

    private static final int ROWS_AT_A_TIME = 200;
    private static final int LONGEST_TEXT = 32_767;
    private static final int WIDTH = 22;

    private static final String TEXT = "@";
    private static final String MONEY = "#,##0.00";
    private static final String DAY = "yyyy-mm-dd";

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    public WorkbookWriter(OutputStream out, String name) {
        this.workbook = new Workbook(out, "Fapiao Desk", null);
        this.sheet = workbook.newWorksheet(name);
    }

    @Override
    public void headings(List<String> headings) {
        for (int column = 0; column < headings.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(row, column, headings.get(column));
            sheet.style(row, column).bold().set();
        }
        sheet.freezePane(0, 1);
        row++;
    }

    @Override
    public void row(List<@Nullable Value> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
        if (row % ROWS_AT_A_TIME == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }

    private void write(int column, @Nullable Value value) {
        if (value instanceof Value.Text text) {
            sheet.inlineString(row, column, kept(text.text()));
            sheet.style(row, column).format(TEXT).set();
        } else if (value instanceof Value.Amount amount) {
            sheet.value(row, column, amount.amount());
            sheet.style(row, column).format(MONEY).set();
        } else if (value instanceof Value.Day day) {
            sheet.value(row, column, day.day());
            sheet.style(row, column).format(DAY).set();
        }
    }

    private static String kept(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
