package io.fapiaodesk.platform.sheet;

import java.util.List;

/**
 * A row of a list.
 *
 * @param number of the row in the spreadsheet, or of the line in the file, from one
 */
public record Row(long number, List<Cell> cells) {

    public Row {
        int used = cells.size();
        while (used > 0 && cells.get(used - 1).isEmpty()) {
            used--;
        }
        cells = List.copyOf(cells.subList(0, used));
    }

    /** A cell by its place; one that is not there is empty. */
    public Cell cell(int place) {
        return place >= 0 && place < cells.size() ? cells.get(place) : Cell.EMPTY;
    }

    public int size() {
        return cells.size();
    }
}
