package io.fapiaodesk.platform.web;

import java.util.List;

/**
 * What became of the lines of a delivery.
 *
 * @param rejected the rejected lines, the first so many of them
 * @param rejectedInAll how many were rejected, also when they are not all listed
 */
public record ImportReport(long accepted, long unchanged, List<RejectedLine> rejected, long rejectedInAll) {

    /**
     * A line that was not stored.
     *
     * @param line its number, from one
     * @param pointer the JSON pointer of the field at fault, empty for the whole line
     */
    public record RejectedLine(long line, String code, String detail, String pointer) {}
}
