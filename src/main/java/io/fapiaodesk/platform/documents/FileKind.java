package io.fapiaodesk.platform.documents;

import java.util.List;
import java.util.Locale;

/** The kinds of files that proof is accepted in. */
enum FileKind {
    PDF("application/pdf", List.of("pdf")),
    JPEG("image/jpeg", List.of("jpg", "jpeg", "jpe")),
    PNG("image/png", List.of("png")),
    HEIC("image/heic", List.of("heic", "heif", "hif")),
    OFD("application/ofd", List.of("ofd"));

    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> extensions;

    FileKind(String mediaType, List<String> extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    String mediaType() {
        return mediaType;
    }

    /** What a name gets that has none of the fitting endings. */
    String extension() {
        return extensions.get(0);
    }

    /** Whether a file of this kind may be called so. */
    boolean isCalled(String extension) {
        return extensions.contains(extension.toLowerCase(Locale.ROOT));
    }
}
