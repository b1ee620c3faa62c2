package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Walks through the boxes of a HEIC photograph: all of the file must be boxes, they must say how large the picture is,
 * and hold it.
 */
final class HeicInspector {

    private static final Set<String> STILL_IMAGES = Set.of("heic", "heix", "heim", "heis");
    private static final int MOST_BOXES = 10_000;
    private static final int FULL_BOX_HEADER = 4;

    private final InspectionLimits limits;
    private final Budget budget;
    private int boxes;
    private boolean sized;
    private boolean described;
    private boolean filled;

    HeicInspector(InspectionLimits limits, Budget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    /** Says so in its first box, as its major brand or as one that it is compatible with. */
    static boolean isHeic(byte[] file) {
        if (file.length < 16 || !Bytes.startsWith(file, 4, "ftyp")) {
            return false;
        }
        long end = Math.min(Bytes.u32(file, 0), Math.min(file.length, 512));
        for (long at = 8; at + 4 <= end; at += 4) {
            if (at != 12 && STILL_IMAGES.contains(Bytes.ascii(file, at, 4))) {
                return true;
            }
        }
        return false;
    }

    byte[] inspect(byte[] file) {
        walk(file, 0, file.length, (type, content) -> {
            switch (type) {
                case "meta" -> {
                    described = true;
                    walk(file, content.from() + FULL_BOX_HEADER, content.to(), this::inMeta);
                }
                case "mdat" -> filled |= content.to() > content.from();
                // moving pictures are no proof, and nobody looks at them all
                case "moov" -> throw new FileRefusedException(Reason.FILE_TYPE_NOT_ALLOWED);
                default -> budget.checkTime();
            }
        });
        if (!described || !sized || !filled) {
            throw corrupt();
        }
        return file;
    }

    /** The content of a box. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Range(byte[] file, long from, long to) {}

    private void inMeta(String type, Range content) {
        if (type.equals("iprp") || type.equals("ipco")) {
            walk(content.file(), content.from(), content.to(), this::inMeta);
        } else if (type.equals("ispe")) {
            sized = true;
            limits.checkPicture(
                    Bytes.u32(content.file(), content.from() + FULL_BOX_HEADER),
                    Bytes.u32(content.file(), content.from() + FULL_BOX_HEADER + 4));
        } else if (type.equals("idat")) {
            filled = true;
        }
    }

    private void walk(byte[] file, long from, long to, BiConsumer<String, Range> visitor) {
        long at = from;
        while (at < to) {
            budget.checkTime();
            if (++boxes > MOST_BOXES) {
                throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
            }
            if (to - at < 8) {
                throw corrupt();
            }
            long size = Bytes.u32(file, at);
            long header = 8;
            if (size == 1) {
                if (Bytes.u32(file, at + 8) != 0) {
                    throw corrupt();
                }
                size = Bytes.u32(file, at + 12);
                header = 16;
            } else if (size == 0) {
                size = to - at;
            }
            if (size < header || at + size > to) {
                throw corrupt();
            }
            visitor.accept(Bytes.ascii(file, at + 4, 4), new Range(file, at + header, at + size));
            at += size;
        }
    }

    private static FileRefusedException corrupt() {
        return new FileRefusedException(Reason.FILE_CORRUPT);
    }
}
