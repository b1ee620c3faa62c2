package io.fapiaodesk.platform.documents;

import java.nio.charset.StandardCharsets;

/** Reads numbers and marks from a file in memory. Running over the end throws {@link IndexOutOfBoundsException}. */
final class Bytes {

    private Bytes() {}

    static int u8(byte[] bytes, long at) {
        return bytes[Math.toIntExact(at)] & 0xFF;
    }

    static int u16(byte[] bytes, long at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }

    static long u32(byte[] bytes, long at) {
        return (long) u16(bytes, at) << 16 | u16(bytes, at + 2);
    }

    static int u16LittleEndian(byte[] bytes, long at) {
        return u8(bytes, at) | u8(bytes, at + 1) << 8;
    }

    static long u32LittleEndian(byte[] bytes, long at) {
        return u16LittleEndian(bytes, at) | (long) u16LittleEndian(bytes, at + 2) << 16;
    }

    static String ascii(byte[] bytes, long at, int length) {
        if (at < 0 || at + length > bytes.length) {
            throw new IndexOutOfBoundsException();
        }
        return new String(bytes, (int) at, length, StandardCharsets.ISO_8859_1);
    }

    static boolean startsWith(byte[] bytes, long at, String mark) {
        if (at < 0 || at + mark.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if (bytes[(int) at + i] != (byte) mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The first place of the mark in {@code [from, to)}, or -1. */
    static int indexOf(byte[] bytes, String mark, int from, int to) {
        for (int i = Math.max(from, 0); i <= Math.min(to, bytes.length) - mark.length(); i++) {
            if (startsWith(bytes, i, mark)) {
                return i;
            }
        }
        return -1;
    }

    /** The last place of the mark, or -1. */
    static int lastIndexOf(byte[] bytes, String mark) {
        for (int i = bytes.length - mark.length(); i >= 0; i--) {
            if (startsWith(bytes, i, mark)) {
                return i;
            }
        }
        return -1;
    }
}
