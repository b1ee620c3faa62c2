package io.fapiaodesk.platform.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that proof is accepted in. */
enum FileKind {
    PDF("application/pdf", List.of("pdf")),
    JPEG("image/jpeg", List.of("jpg", "jpeg", "jpe")),
    PNG("image/png", List.of("png")),
    HEIC("image/heic", List.of("heic", "heif")),
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

    /** What a name gets that has no extension. */
    String extension() {
        return extensions.get(0);
    }

    static Optional<FileKind> claimedBy(String extension) {
        String lower = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.extensions.contains(lower))
                .findAny();
    }
}
