package io.fapiaodesk.platform.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * The typefaces of everything that is printed, in the order in which a character is looked for: all but the rarest ones
 * are in the first. Reading one takes longer than printing an invoice, and a copy can be used by one thread at a time, so
 * copies are kept and lent: as many as were ever used at once. The others are not even read before a character needs them.
 */
final class Typeface {

    private static final Typeface SONG = new Typeface("Song", "NotoSerifSC");

    /** Characters of Guangdong, Hong Kong and Taiwan that are in no mainland list. */
    private static final Typeface SONG_HK = new Typeface("SongHK", "NotoSerifHK");

    /** Japanese ones, which stand in names of joint ventures. */
    private static final Typeface SONG_JP = new Typeface("SongJP", "NotoSerifJP");

    private static final List<Typeface> ALL = List.of(SONG, SONG_HK, SONG_JP);

    private static final int LAST_CODE_POINT = 0x3FFFF;

    private final String family;
    private final String file;
    private final ConcurrentLinkedQueue<TrueTypeFont> idle = new ConcurrentLinkedQueue<>();

    private volatile @Nullable BitSet drawn;

    private Typeface(String family, String file) {
        this.family = family;
        this.file = "fonts/" + file + "-Regular.ttf";
    }

    /** How style sheets call it. */
    String family() {
        return family;
    }

    /** The one that a character is drawn in, if any has it. */
    static Optional<Typeface> of(int character) {
        return ALL.stream().filter(face -> face.draws(character)).findFirst();
    }

    /** Those that a text is drawn in; the first is always among them. */
    static Set<Typeface> of(String text) {
        Set<Typeface> faces = new LinkedHashSet<>(Set.of(SONG));
        text.codePoints().filter(character -> !SONG.draws(character)).forEach(character -> of(character)
                .ifPresent(faces::add));
        return faces;
    }

    boolean draws(int character) {
        BitSet known = drawn;
        if (known == null) {
            TrueTypeFont font = take();
            known = drawnBy(font);
            drawn = known;
            giveBack(font);
        }
        return known.get(character);
    }

    /** A copy for this thread alone, until it is given back. One that something went wrong with never is. */
    TrueTypeFont take() {
        TrueTypeFont idleCopy = idle.poll();
        return idleCopy == null ? read() : idleCopy;
    }

    void giveBack(TrueTypeFont copy) {
        idle.add(copy);
    }

    private static BitSet drawnBy(TrueTypeFont font) {
        try {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            BitSet drawn = new BitSet(LAST_CODE_POINT);
            IntStream.rangeClosed(' ', LAST_CODE_POINT)
                    .filter(character -> glyphs.getGlyphId(character) != 0)
                    .forEach(drawn::set);
            return drawn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrueTypeFont read() {
        try (InputStream in = new ClassPathResource(file).getInputStream()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in));
        } catch (IOException e) {
            throw new UncheckedIOException("The typeface " + file + " cannot be read", e);
        }
    }
}
