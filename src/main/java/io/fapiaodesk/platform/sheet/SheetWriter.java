package io.fapiaodesk.platform.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a list row by row, in bounded memory, so that a spreadsheet opens each cell as what it is. */
public interface SheetWriter extends Closeable {

    /** What a cell holds. */
    sealed interface Value {

        /** A name or an id: whatever a spreadsheet would like to make of it, it stays text. */
        record Text(String text) implements Value {}

        /** An amount of money, which can be summed up. */
        record Amount(BigDecimal amount) implements Value {}

        record Day(LocalDate day) implements Value {}

        static @Nullable Value text(@Nullable String text) {
            return text == null || text.isEmpty() ? null : new Text(text);
        }

        static @Nullable Value amount(@Nullable String amount) {
            return amount == null ? null : new Amount(new BigDecimal(amount));
        }
    }

    /** The first row. */
    void headings(List<String> headings) throws IOException;

    /** One more row; a cell that is null stays empty. */
    void row(List<@Nullable Value> cells) throws IOException;
}
