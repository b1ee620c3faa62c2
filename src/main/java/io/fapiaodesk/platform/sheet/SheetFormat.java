package io.fapiaodesk.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The two kinds of file that lists are given away in. */
public enum SheetFormat {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv;charset=UTF-8");

    private final String contentType;

    SheetFormat(String contentType) {
        this.contentType = contentType;
    }

    /** By the ending of an address that is of one of the two. */
    public static SheetFormat ofAddress(String address) {
        return address.endsWith(XLSX.ending()) ? XLSX : CSV;
    }

    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String contentType() {
        return contentType;
    }

    /**
     * A list in this format.
     *
     * @param name of the sheet, where the format has one
     */
    public SheetWriter writer(OutputStream out, String name) throws IOException {
        return this == XLSX ? new WorkbookWriter(out, name) : new CsvWriter(out);
    }
}
