package io.fapiaodesk.platform.web;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.util.List;

/**
 * One page of a list.
 *
 * @param page counted from 0
 * @param total how many items there are on all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    private static final int LARGEST = 200;
    private static final int LAST = 10_000;

    public Page {
        items = List.copyOf(items);
    }

    /** Which part of a list is asked for. */
    public record Slice(int page, int size) {

        /** Refuses what no list should be asked for. */
        public static Result<Slice> of(int page, int size) {
            if (page < 0 || page > LAST) {
                return Result.refused(Refusal.invalidField("/page", "OUT_OF_RANGE", "0", String.valueOf(LAST)));
            }
            if (size < 1 || size > LARGEST) {
                return Result.refused(Refusal.invalidField("/size", "OUT_OF_RANGE", "1", String.valueOf(LARGEST)));
            }
            return Result.done(new Slice(page, size));
        }

        public int offset() {
            return page * size;
        }
    }

    /** A page of a list that is short enough to be in memory. */
    public static <T> Page<T> of(List<T> all, Slice slice) {
        int from = Math.min(slice.offset(), all.size());
        int to = Math.min(from + slice.size(), all.size());
        return new Page<>(all.subList(from, to), slice.page(), slice.size(), all.size());
    }
}
