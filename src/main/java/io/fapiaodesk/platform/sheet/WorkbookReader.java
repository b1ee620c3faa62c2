package io.fapiaodesk.platform.sheet;

import io.fapiaodesk.kernel.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Reads the first sheet of a workbook that can be seen, row by row. {@link FileGuess} has seen that it is of a sane size. */
final class WorkbookReader {

    private WorkbookReader() {}

    /** The parts of a workbook, found in the same way as the library that reads them does. */
    static ZipFile open(byte[] file) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get();
    }

    static Result<List<Row>> read(byte[] file, int mostRows) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            Optional<Sheet> sheet;
            try (Stream<Sheet> sheets = workbook.getSheets()) {
                sheet = sheets.filter(found -> found.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst();
            }
            return sheet.isEmpty() ? Result.done(List.of()) : rows(sheet.get(), mostRows);
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            // The library throws what it likes at a workbook that is not one.
            return Spreadsheet.refuse("LIST_IS_BROKEN");
        }
    }

    private static Result<List<Row>> rows(Sheet sheet, int mostRows) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<org.dhatim.fastexcel.reader.Row> stream = sheet.openStream()) {
            Iterator<org.dhatim.fastexcel.reader.Row> all = stream.iterator();
            while (all.hasNext()) {
                Row row = row(all.next());
                if (row.size() == 0) {
                    continue;
                }
                if (rows.size() == mostRows) {
                    return Spreadsheet.tooManyRows(mostRows);
                }
                rows.add(row);
            }
        }
        return Result.done(rows);
    }

    private static Row row(org.dhatim.fastexcel.reader.Row row) {
        List<Cell> cells = new ArrayList<>();
        for (int place = 0; place < Math.min(row.getCellCount(), Spreadsheet.MOST_CELLS); place++) {
            cells.add(cell(row.getOptionalCell(place).orElse(null)));
        }
        return new Row(row.getRowNum(), cells);
    }

    private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return Cell.EMPTY;
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return Cell.ofNumber(number);
        }
        // Of a formula, the text that the spreadsheet has computed is kept beside it; without one, there is only the
        // formula.
        String text = Objects.requireNonNullElse(cell.getRawValue(), "");
        if (cell.getType() == CellType.FORMULA && text.isEmpty()) {
            return Cell.ofText("=" + Objects.requireNonNullElse(cell.getFormula(), ""));
        }
        return Cell.ofText(cell.getType() == CellType.STRING ? Objects.toString(cell.getValue(), "") : text);
    }
}
