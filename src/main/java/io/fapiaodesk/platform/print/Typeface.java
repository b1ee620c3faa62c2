package io.fapiaodesk.platform.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;

/**
 * The Chinese typeface of everything that is printed. Reading its fifteen megabytes takes longer than printing an
 * invoice, and a copy can be used by one thread at a time, so copies are kept and lent: as many as were ever used at
 * once.
 */
final class Typeface {

    /** How style sheets call it. */
    static final String FAMILY = "Song";

    private static final String FILE = "fonts/NotoSerifSC-Regular.ttf";

    private final ConcurrentLinkedQueue<TrueTypeFont> idle = new ConcurrentLinkedQueue<>();

    <T> T lend(Function<TrueTypeFont, T> work) {
        TrueTypeFont idleCopy = idle.poll();
        TrueTypeFont copy = idleCopy == null ? read() : idleCopy;
        T done = work.apply(copy);
        // Not in a finally: a copy that something went wrong with is not lent again.
        idle.add(copy);
        return done;
    }

    private static TrueTypeFont read() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The typeface " + FILE + " cannot be read", e);
        }
    }
}
