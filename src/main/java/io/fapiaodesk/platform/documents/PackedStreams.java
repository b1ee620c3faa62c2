package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * Measures what the streams of a PDF unpack to, without keeping it: PDFBox unpacks into memory, and ten megabytes can be
 * made to unpack to ten thousand. It goes by what the bytes are rather than by what the file says about them, because a
 * file that is made to do harm would say something else.
 */
final class PackedStreams {

    private static final Pattern INDIRECT_FILTER = Pattern.compile("/Filter\\s+\\d+\\s+\\d+\\s+R");
    private static final Pattern PACKING = Pattern.compile(
            "/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)\\b");
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final int LONGEST_DICTIONARY = 16 * 1024;
    /** One that packs and, read before it, one of the ASCII filters that make text of what was packed. */
    private static final int MOST_FILTERS = 2;
    /** No single thing on a page of paper is larger, in full colour and fine resolution. */
    private static final long MOST_IN_ONE = 128L << 20;

    private final byte[] file;
    private final Budget budget;

    PackedStreams(byte[] file, Budget budget) {
        this.file = file;
        this.budget = budget;
    }

    void check() {
        int lastObject = 0;
        for (int at = 0; at < file.length; at++) {
            if (Bytes.startsWith(file, at, "obj")) {
                lastObject = at;
            } else if (Bytes.startsWith(file, at, "stream")
                    && !(at >= 3 && Bytes.startsWith(file, at - 3L, "endstream"))) {
                budget.checkTime();
                int dictionary = Math.max(lastObject, at - LONGEST_DICTIONARY);
                checkStream(Bytes.ascii(file, dictionary, at - dictionary), afterEndOfLine(at + "stream".length()));
            }
        }
    }

    private int afterEndOfLine(int from) {
        int at = from;
        while (at < file.length && file[at] == ' ') {
            at++;
        }
        if (at < file.length && file[at] == '\r') {
            at++;
        }
        if (at < file.length && file[at] == '\n') {
            at++;
        }
        return at;
    }

    private void checkStream(String dictionary, int data) {
        String plain = ESCAPED.matcher(dictionary)
                .replaceAll(escaped ->
                        Matcher.quoteReplacement(Character.toString(Integer.parseInt(escaped.group(1), 16))));
        if (INDIRECT_FILTER.matcher(plain).find()) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB); // hides how it is packed
        }
        measure(PACKING.matcher(plain).results().map(match -> match.group(1)).toList(), data, false);
    }

    /** Measures a stream that stands alone, of which the filters are known by name. */
    void checkAlone(List<String> filters) {
        measure(
                filters.stream()
                        .filter(filter -> PACKING.matcher("/" + filter).matches())
                        .toList(),
                0,
                true);
    }

    private void measure(List<String> filters, int data, boolean alone) {
        boolean nested = filters.size() == MOST_FILTERS && !filters.get(0).startsWith("A");
        if (filters.size() > MOST_FILTERS || nested) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
        }
        if (filters.isEmpty()) {
            if (looksDeflated(data)) {
                inflate(file, data, file.length);
            }
            return;
        }
        byte[] content = file;
        int from = data;
        int to = file.length;
        for (String filter : filters) {
            if (filter.startsWith("Fl")) {
                inflate(content, from, to);
                return;
            }
            content = unpack(filter, content, from, from == data && !alone ? endOfStream(data) : to);
            from = 0;
            to = content.length;
        }
    }

    private int endOfStream(int data) {
        int end = Bytes.indexOf(file, "endstream", data, file.length);
        return end < 0 ? file.length : end;
    }

    /** The first two bytes of data in the format of zlib: method 8, and a sum that fits. */
    private boolean looksDeflated(int data) {
        return data + 1 < file.length && (file[data] & 0x0F) == 8 && Bytes.u16(file, data) % 31 == 0;
    }

    private void inflate(byte[] content, int from, int to) {
        Inflater inflater = new Inflater();
        byte[] buffer = new byte[64 * 1024];
        try {
            inflater.setInput(content, from, to - from);
            long unpacked = 0;
            int read = inflater.inflate(buffer);
            while (read > 0) {
                unpacked += read;
                budget.spend(read);
                checkOne(unpacked);
                read = inflater.inflate(buffer);
            }
        } catch (DataFormatException e) {
            // Whether damage matters is for PDFBox to say; up to here it was small enough.
            budget.checkTime();
        } finally {
            inflater.end();
        }
    }

    private byte[] unpack(String filter, byte[] content, int from, int to) {
        Measured unpacked = new Measured();
        try {
            FilterFactory.INSTANCE
                    .getFilter(filter)
                    .decode(new ByteArrayInputStream(content, from, to - from), unpacked, new COSDictionary(), 0);
        } catch (IOException e) {
            budget.checkTime();
        }
        return unpacked.bytes.toByteArray();
    }

    private static void checkOne(long unpacked) {
        if (unpacked > MOST_IN_ONE) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
        }
    }

    /** Keeps what a filter writes, and stops it when it writes too much. */
    private final class Measured extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            budget.spend(1);
            checkOne(bytes.size() + 1L);
            bytes.write(b);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            budget.spend(length);
            checkOne((long) bytes.size() + length);
            bytes.write(source, offset, length);
        }
    }
}
