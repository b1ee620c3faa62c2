package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.io.ByteArrayOutputStream;

/**
 * Walks through the segments of a JPEG from its first to its last and keeps the picture: not what it says about where,
 * when and with what it was taken, and nothing that hangs on after its end. Which way up it is held, it keeps.
 */
final class JpegInspector {

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int MOST_SCANS = 100;
    private static final int ORIENTATION = 0x0112;

    private final InspectionLimits limits;
    private final Budget budget;

    JpegInspector(InspectionLimits limits, Budget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    byte[] inspect(byte[] file) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(file.length);
        kept.write(file, 0, 2);
        boolean frame = false;
        int scans = 0;
        int at = 2;
        while (true) {
            budget.checkTime();
            at = nextMark(file, at);
            int marker = Bytes.u8(file, at + 1L);
            if (marker == END_OF_IMAGE) {
                break;
            }
            if (marker == START_OF_IMAGE) {
                throw corrupt();
            }
            int length = Bytes.u16(file, at + 2L);
            int end = at + 2 + length;
            if (length < 2 || end > file.length) {
                throw corrupt();
            }
            if (isStartOfFrame(marker)) {
                if (frame) {
                    throw corrupt();
                }
                frame = true;
                limits.checkPicture(Bytes.u16(file, at + 7L), Bytes.u16(file, at + 5L));
            }
            if (marker == START_OF_SCAN) {
                if (++scans > MOST_SCANS) {
                    throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
                }
                end = endOfScan(file, end);
            }
            if (isAboutThePicture(file, at, marker)) {
                writeOrientation(kept, orientation(file, at, end));
            } else {
                kept.write(file, at, end - at);
            }
            at = end;
        }
        if (!frame || scans == 0) {
            throw corrupt();
        }
        kept.write(0xFF);
        kept.write(END_OF_IMAGE);
        return kept.toByteArray();
    }

    /** Passes over stray bytes between two segments, as decoders do: none of them is kept. */
    private static int nextMark(byte[] file, int from) {
        int at = from;
        while (Bytes.u8(file, at) != 0xFF
                || Bytes.u8(file, at + 1L) == 0
                || Bytes.u8(file, at + 1L) == 0xFF
                || isRestart(Bytes.u8(file, at + 1L))) {
            at++;
        }
        return at;
    }

    private static boolean isRestart(int marker) {
        return (marker >= 0xD0 && marker <= 0xD7) || marker == 0x01;
    }

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** In a scan, FF is followed by 00 or a restart mark; any other mark ends it. */
    private static int endOfScan(byte[] file, int from) {
        int at = from;
        while (Bytes.u8(file, at) != 0xFF || Bytes.u8(file, at + 1L) == 0 || isRestart(Bytes.u8(file, at + 1L))) {
            at++;
        }
        return at;
    }

    /** Application segments and comments, except those that are needed to show the colours right. */
    private static boolean isAboutThePicture(byte[] file, int at, int marker) {
        if (marker == COMMENT) {
            return true;
        }
        if (marker < 0xE0 || marker > 0xEF) {
            return false;
        }
        return !(marker == 0xE0 && Bytes.startsWith(file, at + 4L, "JFIF\0"))
                && !(marker == 0xE2 && Bytes.startsWith(file, at + 4L, "ICC_PROFILE\0"))
                && !(marker == 0xEE && Bytes.startsWith(file, at + 4L, "Adobe"));
    }

    /** From 1, upright, to 8; also 1 where nothing readable is said. */
    private static int orientation(byte[] file, int at, int end) {
        if (!Bytes.startsWith(file, at + 4L, "Exif\0\0")) {
            return 1;
        }
        long tiff = at + 10L;
        boolean littleEndian = Bytes.startsWith(file, tiff, "II");
        try {
            long directory = tiff + u32(file, tiff + 4, littleEndian);
            int entries = u16(file, directory, littleEndian);
            for (int i = 0; i < entries; i++) {
                long entry = directory + 2 + 12L * i;
                if (entry + 12 > end) {
                    return 1;
                }
                if (u16(file, entry, littleEndian) == ORIENTATION) {
                    int value = u16(file, entry + 8, littleEndian);
                    return value >= 1 && value <= 8 ? value : 1;
                }
            }
            return 1;
        } catch (IndexOutOfBoundsException | ArithmeticException unreadable) {
            return 1;
        }
    }

    private static int u16(byte[] file, long at, boolean littleEndian) {
        return littleEndian ? Bytes.u16LittleEndian(file, at) : Bytes.u16(file, at);
    }

    private static long u32(byte[] file, long at, boolean littleEndian) {
        return littleEndian ? Bytes.u32LittleEndian(file, at) : Bytes.u32(file, at);
    }

    private static void writeOrientation(ByteArrayOutputStream kept, int orientation) {
        if (orientation == 1) {
            return;
        }
        kept.writeBytes(new byte[] {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            // a big-endian directory at 8 with one entry: orientation, one short
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            // no further directory
            0,
            0,
            0,
            0
        });
    }

    private static FileRefusedException corrupt() {
        return new FileRefusedException(Reason.FILE_CORRUPT);
    }
}
