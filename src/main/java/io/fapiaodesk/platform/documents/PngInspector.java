package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Walks through the chunks of a PNG, unpacks its picture without keeping it, and leaves out what is no part of it. */
final class PngInspector {

    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "sBIT", "sRGB", "bKGD", "pHYs");

    /** Samples for each pixel, by colour type. */
    private static final Map<Integer, Integer> SAMPLES = Map.of(0, 1, 2, 3, 3, 1, 4, 2, 6, 4);

    /** Start and step, across and down, of the seven passes of an interlaced picture. */
    private static final int[][] PASSES = {
        {0, 8, 0, 8}, {4, 8, 0, 8}, {0, 4, 4, 8}, {2, 4, 0, 4}, {0, 2, 2, 4}, {1, 2, 0, 2}, {0, 1, 1, 2}
    };

    private static final int SIGNATURE_BYTES = 8;

    private final InspectionLimits limits;
    private final Budget budget;

    PngInspector(InspectionLimits limits, Budget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    byte[] inspect(byte[] file) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, SIGNATURE_BYTES);
        Inflater inflater = new Inflater();
        try {
            long expected = -1;
            long unpacked = 0;
            int at = SIGNATURE_BYTES;
            String type = "";
            while (!type.equals("IEND")) {
                budget.checkTime();
                long length = Bytes.u32(file, at);
                type = Bytes.ascii(file, at + 4L, 4);
                if (length > file.length - at - 12L) {
                    throw corrupt();
                }
                int data = at + 8;
                int next = data + (int) length + 4;
                checkSum(file, at + 4, data + (int) length);
                if (type.equals("IHDR") != (expected < 0)) {
                    throw corrupt();
                }
                if (type.equals("IHDR")) {
                    expected = unpackedSize(file, data, (int) length);
                } else if (type.equals("IDAT")) {
                    unpacked += unpack(inflater, file, data, (int) length);
                    if (unpacked > expected) {
                        throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
                    }
                } else if (Character.isUpperCase(type.charAt(0)) && !KEPT.contains(type)) {
                    throw corrupt(); // a critical part that nobody knows
                }
                if (KEPT.contains(type)) {
                    kept.write(file, at, next - at);
                }
                at = next;
            }
            // What hangs on after the end is left behind.
            if (!inflater.finished() || unpacked != expected) {
                throw corrupt();
            }
            return kept.toByteArray();
        } finally {
            inflater.end();
        }
    }

    private static void checkSum(byte[] file, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(file, from, to - from);
        if (crc.getValue() != Bytes.u32(file, to)) {
            throw corrupt();
        }
    }

    private long unpackedSize(byte[] file, int header, int length) {
        if (length != 13) {
            throw corrupt();
        }
        long width = Bytes.u32(file, header);
        long height = Bytes.u32(file, header + 4L);
        limits.checkPicture(width, height);
        int depth = Bytes.u8(file, header + 8L);
        Integer samples = SAMPLES.get(Bytes.u8(file, header + 9L));
        boolean interlaced = Bytes.u8(file, header + 12L) == 1;
        if (samples == null || depth == 0 || depth > 16 || Integer.bitCount(depth) != 1) {
            throw corrupt();
        }
        int bits = samples * depth;
        if (!interlaced) {
            return rows(width, height, bits);
        }
        long size = 0;
        for (int[] pass : PASSES) {
            size += rows((width - pass[0] + pass[1] - 1) / pass[1], (height - pass[2] + pass[3] - 1) / pass[3], bits);
        }
        return size;
    }

    private static long rows(long width, long height, int bits) {
        return width == 0 ? 0 : height * (1 + (width * bits + 7) / 8);
    }

    private long unpack(Inflater inflater, byte[] file, int from, int length) {
        byte[] buffer = new byte[64 * 1024];
        long unpacked = 0;
        inflater.setInput(file, from, length);
        try {
            while (!inflater.needsInput() && !inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && inflater.needsDictionary()) {
                    throw corrupt();
                }
                budget.spend(read);
                unpacked += read;
            }
        } catch (DataFormatException e) {
            throw corrupt();
        }
        return unpacked;
    }

    private static FileRefusedException corrupt() {
        return new FileRefusedException(Reason.FILE_CORRUPT);
    }
}
