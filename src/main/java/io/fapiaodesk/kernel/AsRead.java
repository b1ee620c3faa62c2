package io.fapiaodesk.kernel;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A name, the name of a bank or an address as a person reads it: what it is compared by, never what is stored or printed
 * (decision 18). Full-width and half-width forms are one, and so are a character and its compatibility ideograph or the
 * radical that a PDF puts in its place; spaces and middle dots do not count. Everything else does: upper and lower case,
 * simplified and traditional characters, a digit and its Chinese numeral.
 */
public record AsRead(String text) {

    /**
     * The CJK radicals without a compatibility decomposition, each followed by the ideograph that Unicode says it stands
     * for (EquivalentUnifiedIdeograph). The first pair is our own: the decomposition of that radical is the traditional
     * form, and what is copied out of a PDF under it is the simplified one.
     */
    private static final String RADICALS = "⼾户⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌"
            + "⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒"
            + "⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷"
            + "⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马"
            + "⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀";

    private static final Map<Integer, Integer> IDEOGRAPHS = ideographs();

    /** The value that texts are compared by: the same for two texts that a person reads as one. */
    public static AsRead of(String raw) {
        StringBuilder read = new StringBuilder(raw.length());
        Normalizer.normalize(raw, Normalizer.Form.NFC)
                .codePoints()
                .filter(c -> !isPassedOver(c))
                .forEach(c -> fold(c, read));
        return new AsRead(read.toString());
    }

    /** Whether a person reads both as the same; nothing is the same as nothing only. */
    public static boolean same(@Nullable String one, @Nullable String other) {
        return Objects.equals(one, other) || (one != null && other != null && of(one).equals(of(other)));
    }

    private static void fold(int c, StringBuilder read) {
        Integer ideograph = IDEOGRAPHS.get(c);
        if (ideograph != null) {
            read.appendCodePoint(ideograph);
        } else if (isForm(c)) {
            Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                    .codePoints()
                    .filter(plain -> !isPassedOver(plain))
                    .forEach(read::appendCodePoint);
        } else {
            read.appendCodePoint(c);
        }
    }

    /** A character that is only a form of another: a radical, small or full-width, or half as wide as usual. */
    private static boolean isForm(int c) {
        return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xFE50 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFFEF);
    }

    /** Spaces and whatever is invisible, and the many dots that stand in the middle of a line. */
    private static boolean isPassedOver(int c) {
        return Character.isSpaceChar(c)
                || Character.isWhitespace(c)
                || PlainText.isInvisible(c)
                || switch (c) {
                    case 0xB7, 0x387, 0x2022, 0x2027, 0x2219, 0x22C5, 0x2E31, 0x2E33, 0x30FB, 0xFF65 -> true;
                    default -> false;
                };
    }

    private static Map<Integer, Integer> ideographs() {
        int[] pairs = RADICALS.codePoints().toArray();
        Map<Integer, Integer> ideographs = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            ideographs.put(pairs[i], pairs[i + 1]);
        }
        return Map.copyOf(ideographs);
    }
}
