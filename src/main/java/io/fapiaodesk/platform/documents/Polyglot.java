package io.fapiaodesk.platform.documents;

/** Finds out whether a file is a second kind of file besides the one it was taken for. */
final class Polyglot {

    private static final String END_OF_ARCHIVE = "PK\5\6";
    private static final int END_OF_ARCHIVE_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    /** As far as the readers of PDF search for its beginning. */
    private static final int PDF_HEADER_WITHIN = 1024;

    private Polyglot() {}

    /** Archives are read from their end, so one can hang on any other file. */
    static boolean isAlsoAnArchive(byte[] content) {
        int from = Math.max(0, content.length - LONGEST_COMMENT - END_OF_ARCHIVE_BYTES);
        for (int end = Bytes.indexOf(content, END_OF_ARCHIVE, from, content.length);
                end >= 0;
                end = Bytes.indexOf(content, END_OF_ARCHIVE, end + 1, content.length)) {
            if (end + END_OF_ARCHIVE_BYTES > content.length) {
                return false;
            }
            long directory = end - Bytes.u32LittleEndian(content, end + 12L);
            boolean empty = directory == end;
            // The four bytes alone may turn up anywhere; with a directory before them they are no chance.
            if (empty || Bytes.startsWith(content, directory, "PK\1\2")) {
                return true;
            }
        }
        return false;
    }

    static boolean isAlsoAPdf(byte[] content) {
        return Bytes.indexOf(content, "%PDF-", 0, PDF_HEADER_WITHIN) >= 0;
    }
}
