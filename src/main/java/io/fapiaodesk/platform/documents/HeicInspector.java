package io.fapiaodesk.platform.documents;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the boxes of a HEIC photograph: they must say how large the picture is, and hold it. What they say about
 * where, when and with what it was taken is blanked where it stands, so that every other thing keeps its place; what
 * hangs on after the picture, such as the film of a motion photo, is cut off.
 */
final class HeicInspector {

    private static final Set<String> STILL_IMAGES = Set.of("heic", "heix", "heim", "heis");
    /** At the top; all others, such as the films and the makers' own boxes, are blanked. */
    private static final Set<String> KEPT_BOXES = Set.of("ftyp", "meta", "mdat");
    /** Within the description. */
    private static final Set<String> KEPT_DESCRIPTIONS =
            Set.of("hdlr", "pitm", "iinf", "iloc", "iprp", "iref", "dinf", "idat", "grpl");
    /** Properties that tell of the making or of the maker; the others are needed to show the picture. */
    private static final Set<String> BLANKED_PROPERTIES =
            Set.of("udes", "uuid", "altt", "crtt", "mdft", "free", "skip", "cmin", "cmex");
    /** What the picture is made of: coded pictures, and how they are put together. */
    private static final Set<String> PARTS_OF_THE_PICTURE =
            Set.of("hvc1", "hev1", "lhv1", "av01", "avc1", "grid", "iovl", "iden", "tmap", "mski");
    /** Readers pass over boxes and items of this name. */
    private static final String FREE = "free";

    private static final int MOST_BOXES = 10_000;
    private static final int FULL_BOX_HEADER = 4;

    private final InspectionLimits limits;
    private final Budget budget;
    private final Set<Long> partsOfThePicture = new HashSet<>();
    private final Map<Long, Set<Extent>> places = new HashMap<>();
    /** The bytes of the data boxes that belong to the picture. */
    private final BitSet kept = new BitSet();

    private int boxes;
    private int extents;
    private boolean sized;
    private boolean described;
    private boolean filled;

    HeicInspector(InspectionLimits limits, Budget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    /** Some bytes of an item: within the file, or within the description's own data. */
    private record Extent(boolean inDescription, long offset, long length) {}

    /** The content of a box. */
    private record Range(long start, long from, long to) {}

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

    /** Without changing what was handed in. */
    byte[] inspect(byte[] original) {
        byte[] file = original.clone();
        Map<Range, String> top = new HashMap<>();
        long end = walkTop(file, top);
        if (!described || !sized || !filled) {
            throw corrupt();
        }
        Range ownData = ownData(file, top);
        keepThePicture(end, ownData);
        top.forEach((range, type) -> {
            if (type.equals("mdat")) {
                blankAllButThePicture(file, range);
            } else if (!KEPT_BOXES.contains(type)) {
                free(file, range);
            }
        });
        if (ownData != null) {
            blankAllButThePicture(file, ownData);
        }
        return end == file.length ? file : Arrays.copyOf(file, Math.toIntExact(end));
    }

    /** Reads the description and where the data are; ends where something begins that is no part of this picture. */
    private long walkTop(byte[] file, Map<Range, String> top) {
        return walk(file, 0, file.length, true, (type, range) -> {
            top.put(range, type);
            switch (type) {
                case "meta" -> {
                    if (described) {
                        throw corrupt();
                    }
                    described = true;
                    walk(file, range.from() + FULL_BOX_HEADER, range.to(), false, (inner, content) -> {
                        inMeta(file, inner, content);
                    });
                }
                case "mdat" -> filled |= range.to() > range.from();
                // moving pictures are no proof, and nobody looks at them all
                case "moov" -> throw new FileRefusedException(Reason.FILE_TYPE_NOT_ALLOWED);
                default -> budget.checkTime();
            }
        });
    }

    private void inMeta(byte[] file, String type, Range content) {
        switch (type) {
            case "iprp" ->
                walk(file, content.from(), content.to(), false, (inner, box) -> {
                    if (inner.equals("ipco")) {
                        walk(file, box.from(), box.to(), false, (name, property) -> property(file, name, property));
                    }
                });
            case "iinf" -> items(file, content);
            case "iloc" -> places(file, content);
            case "idat" -> filled = true;
            default -> {
                if (!KEPT_DESCRIPTIONS.contains(type)) {
                    free(file, content);
                }
            }
        }
    }

    private void property(byte[] file, String type, Range content) {
        if (type.equals("ispe")) {
            sized = true;
            limits.checkPicture(
                    Bytes.u32(file, content.from() + FULL_BOX_HEADER),
                    Bytes.u32(file, content.from() + FULL_BOX_HEADER + 4));
        } else if (BLANKED_PROPERTIES.contains(type)) {
            free(file, content);
        }
    }

    /** Which items are the picture; the others lose their kind and their name. */
    private void items(byte[] file, Range box) {
        boolean wide = Bytes.u8(file, box.from()) > 0;
        long first = box.from() + FULL_BOX_HEADER + (wide ? 4 : 2);
        walk(file, first, box.to(), false, (type, item) -> {
            int version = Bytes.u8(file, item.from());
            if (!type.equals("infe") || version < 2) {
                throw corrupt(); // of a time before there were pictures in these files
            }
            long id = version == 2 ? Bytes.u16(file, item.from() + 4) : Bytes.u32(file, item.from() + 4);
            long kind = item.from() + (version == 2 ? 8 : 10);
            if (PARTS_OF_THE_PICTURE.contains(Bytes.ascii(file, kind, 4))) {
                partsOfThePicture.add(id);
            } else {
                write(file, kind, FREE);
            }
            if (kind + 4 > item.to()) {
                throw corrupt();
            }
            Arrays.fill(file, Math.toIntExact(kind + 4), Math.toIntExact(item.to()), (byte) 0);
        });
    }

    private void places(byte[] file, Range box) {
        int version = Bytes.u8(file, box.from());
        if (version > 2) {
            throw corrupt();
        }
        int sizes = Bytes.u16(file, box.from() + 4);
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 0xF;
        int baseSize = sizes >> 4 & 0xF;
        int indexSize = version == 0 ? 0 : sizes & 0xF;
        long at = box.from() + 6;
        long count = version < 2 ? Bytes.u16(file, at) : Bytes.u32(file, at);
        at += version < 2 ? 2 : 4;
        for (long i = 0; i < count; i++) {
            long id = version < 2 ? Bytes.u16(file, at) : Bytes.u32(file, at);
            at += version < 2 ? 2 : 4;
            int method = version == 0 ? 0 : Bytes.u16(file, at) & 0xF;
            at += version == 0 ? 0 : 2;
            if (Bytes.u16(file, at) != 0) {
                throw new FileRefusedException(Reason.FILE_ACTIVE_CONTENT); // its data are in another file
            }
            long base = number(file, at + 2, baseSize);
            at += 2 + baseSize;
            int many = Bytes.u16(file, at);
            at += 2;
            for (int extent = 0; extent < many; extent++) {
                if (++extents > MOST_BOXES) {
                    throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
                }
                budget.checkTime();
                at += indexSize;
                long offset = base + number(file, at, offsetSize);
                long length = number(file, at + offsetSize, lengthSize);
                at += offsetSize + lengthSize;
                places.computeIfAbsent(id, none -> new HashSet<>())
                        .add(new Extent(inDescription(method), offset, length));
            }
            if (at > box.to()) {
                throw corrupt();
            }
        }
    }

    private static boolean inDescription(int method) {
        if (method > 1) {
            throw corrupt(); // made up of other items' bytes, which no camera does
        }
        return method == 1;
    }

    private static long number(byte[] file, long at, int size) {
        return switch (size) {
            case 0 -> 0;
            case 4 -> Bytes.u32(file, at);
            case 8 -> {
                if (Bytes.u32(file, at) != 0) {
                    throw corrupt(); // beyond four gigabytes
                }
                yield Bytes.u32(file, at + 4);
            }
            default -> throw corrupt();
        };
    }

    private void keepThePicture(long end, @Nullable Range ownData) {
        for (long part : partsOfThePicture) {
            for (Extent extent : places.getOrDefault(part, Set.of())) {
                long from = extent.offset();
                long limit = end;
                if (extent.inDescription()) {
                    if (ownData == null) {
                        throw corrupt();
                    }
                    from += ownData.from();
                    limit = ownData.to();
                }
                if (extent.length() == 0 || from + extent.length() > limit) {
                    throw corrupt();
                }
                kept.set(Math.toIntExact(from), Math.toIntExact(from + extent.length()));
            }
        }
    }

    private @Nullable Range ownData(byte[] file, Map<Range, String> top) {
        Range[] found = new Range[1];
        top.forEach((range, type) -> {
            if (type.equals("meta")) {
                walk(file, range.from() + FULL_BOX_HEADER, range.to(), false, (inner, content) -> {
                    if (inner.equals("idat")) {
                        found[0] = content;
                    }
                });
            }
        });
        return found[0];
    }

    private void blankAllButThePicture(byte[] file, Range data) {
        int at = Math.toIntExact(data.from());
        int to = Math.toIntExact(data.to());
        while (at < to) {
            int next = kept.nextSetBit(at);
            int until = next < 0 || next > to ? to : next;
            Arrays.fill(file, at, until, (byte) 0);
            at = until < to ? kept.nextClearBit(until) : to;
        }
    }

    /** Makes a box one that readers pass over, and empties it. */
    private static void free(byte[] file, Range box) {
        write(file, box.start() + 4, FREE);
        Arrays.fill(file, Math.toIntExact(box.from()), Math.toIntExact(box.to()), (byte) 0);
    }

    private static void write(byte[] file, long at, String mark) {
        byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, file, Math.toIntExact(at), bytes.length);
    }

    private boolean isWhole() {
        return described && sized && filled;
    }

    /**
     * Visits the boxes one after the other.
     *
     * @param maybeMore whether something else may hang on after a whole picture
     * @return where the boxes end
     */
    private long walk(byte[] file, long from, long to, boolean maybeMore, BiConsumer<String, Range> visitor) {
        long at = from;
        while (at < to) {
            budget.checkTime();
            if (++boxes > MOST_BOXES) {
                throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
            }
            long header = headerAt(file, at, to);
            long size = header == 0 ? 0 : sizeAt(file, at, to);
            boolean box = header > 0 && size >= header && at + size <= to;
            boolean another = at > from && header > 0 && Bytes.startsWith(file, at + 4, "ftyp");
            if (maybeMore && isWhole() && (!box || another)) {
                return at;
            }
            if (!box) {
                throw corrupt();
            }
            visitor.accept(Bytes.ascii(file, at + 4, 4), new Range(at, at + header, at + size));
            at += size;
        }
        return at;
    }

    private static long headerAt(byte[] file, long at, long to) {
        if (to - at < 8) {
            return 0;
        }
        return Bytes.u32(file, at) == 1 ? (to - at < 16 ? 0 : 16) : 8;
    }

    private static long sizeAt(byte[] file, long at, long to) {
        long size = Bytes.u32(file, at);
        if (size == 1) {
            return Bytes.u32(file, at + 8) == 0 ? Bytes.u32(file, at + 12) : Long.MAX_VALUE / 2;
        }
        return size == 0 ? to - at : size;
    }

    private static FileRefusedException corrupt() {
        return new FileRefusedException(Reason.FILE_CORRUPT);
    }
}
