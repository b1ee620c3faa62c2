package io.fapiaodesk.platform.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the ending of a name may be. What a file is, its content decides, and the ending follows; but a name that ends as
 * programs and scripts do, or that only looks like one of ours, is not handed in by mistake.
 */
final class NameEnding {

    /** Pictures and papers under another name, and what browsers and chat programs call a file they know nothing of. */
    private static final Set<String> OF_PAPERS_AND_PICTURES = Set.of(
            "jfif",
            "pjpeg",
            "pjp",
            "jpg_large",
            "gif",
            "bmp",
            "webp",
            "avif",
            "tif",
            "tiff",
            "heics",
            "livp",
            "mp",
            "doc",
            "docx",
            "wps",
            "xls",
            "xlsx",
            "et",
            "ppt",
            "pptx",
            "dps",
            "txt",
            "tmp",
            "bin",
            "dat",
            "file",
            "download");

    /** "证明 2026.11" and "证明.最终版" have no ending: there is no letter in it that an ending is made of. */
    private static final Pattern NONE = Pattern.compile("[\\p{N}\\p{IsHan}\\p{P}\\p{Z}]*");

    private NameEnding() {}

    static boolean isNone(String extension) {
        return NONE.matcher(extension).matches();
    }

    /** A document's or a picture's, whether or not we accept those. */
    static boolean isHarmless(String extension) {
        return isOfAcceptedKind(extension) || OF_PAPERS_AND_PICTURES.contains(extension.toLowerCase(Locale.ROOT));
    }

    static boolean isOfAcceptedKind(String extension) {
        return Arrays.stream(FileKind.values()).anyMatch(kind -> kind.isCalled(extension));
    }
}
