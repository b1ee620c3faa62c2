package io.fapiaodesk.platform.documents;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether files may be kept as proof: what they are by their content, whatever their names say, and
 * whether they could harm whoever opens them. It trusts nothing it reads and bounds what reading it may cost.
 */
final class Inspection {

    /** As far as readers of PDF look for its beginning. */
    private static final int MOST_BEFORE_A_PDF = 1000;

    private final MimeTypes mimeTypes = MimeTypes.getDefaultMimeTypes();
    private final InspectionLimits limits;
    private final LongSupplier nanoTime;

    Inspection(InspectionLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    Result<List<InspectedFile>> inspect(List<Upload> uploads) {
        if (uploads.isEmpty() || uploads.size() > limits.files()) {
            return Result.refused(Refusal.invalidField("/proof", "FILE_COUNT", String.valueOf(limits.files())));
        }
        List<InspectedFile> files = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < uploads.size(); i++) {
            Upload upload = uploads.get(i);
            try {
                files.add(inspect(upload));
            } catch (FileRefusedException refused) {
                refusals.add(
                        Refusal.invalidField("/proof/" + i, refused.reason().name(), said(upload, refused.reason())));
            }
        }
        return refusals.isEmpty() ? Result.done(List.copyOf(files)) : Result.refused(refusals);
    }

    /** Which file, what it is, and the limit that it does not keep. */
    private String[] said(Upload upload, Reason reason) {
        String what =
                reason == Reason.FILE_EMPTY || reason == Reason.FILE_TOO_LARGE || reason == Reason.FILE_NAME_INVALID
                        ? ""
                        : "{file." + WhatItIs.of(withoutMark(upload.content()), this::mediaType) + "}";
        return new String[] {FileName.shown(upload.fileName()), what, String.valueOf(limits.fileBytes() >> 20)};
    }

    private InspectedFile inspect(Upload upload) {
        FileName name = FileName.of(upload.fileName());
        if (upload.content().length == 0) {
            throw new FileRefusedException(Reason.FILE_EMPTY);
        }
        if (upload.content().length > limits.fileBytes()) {
            throw new FileRefusedException(Reason.FILE_TOO_LARGE);
        }
        byte[] content = withoutMark(upload.content());
        FileKind kind = kind(name, content);
        Budget budget = new Budget(limits, nanoTime);
        try {
            return new InspectedFile(name.withExtension(kind), calledAs(name, kind), kind, read(kind, content, budget));
        } catch (IndexOutOfBoundsException cutShort) {
            // Every reader of ours works on the bytes themselves; one that runs over the end was promised more of them.
            throw new FileRefusedException(Reason.FILE_CORRUPT);
        } catch (StackOverflowError | OutOfMemoryError tooMuch) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
        }
    }

    private static @Nullable String calledAs(FileName name, FileKind kind) {
        return name.extension().isEmpty() || kind.isCalled(name.extension()) ? null : name.extension();
    }

    /** Some programs write a byte-order mark or blank lines before a PDF; its places are counted from its first mark. */
    private static byte[] withoutMark(byte[] content) {
        int at = Bytes.startsWith(content, 0, "\u00EF\u00BB\u00BF") ? 3 : 0;
        while (at < MOST_BEFORE_A_PDF && at < content.length && Character.isWhitespace(content[at])) {
            at++;
        }
        return at > 0 && Bytes.startsWith(content, at, "%PDF-")
                ? Arrays.copyOfRange(content, at, content.length)
                : content;
    }

    /** The content decides. A name that ends as a program or a page of the web does is refused whatever is in it. */
    private FileKind kind(FileName name, byte[] content) {
        String extension = name.extension();
        if (!extension.isEmpty() && !NameEnding.isHarmless(extension)) {
            throw new FileRefusedException(Reason.FILE_TYPE_NOT_ALLOWED);
        }
        return kindByContent(content, FileKind.OFD.isCalled(extension))
                .orElseThrow(() -> new FileRefusedException(
                        NameEnding.isOfAcceptedKind(extension)
                                ? Reason.FILE_TYPE_MISMATCH
                                : Reason.FILE_TYPE_NOT_ALLOWED));
    }

    private Optional<FileKind> kindByContent(byte[] content, boolean calledOfd) {
        return switch (mediaType(content)) {
            case "application/pdf" -> Optional.of(FileKind.PDF);
            case "image/jpeg" -> Optional.of(FileKind.JPEG);
            case "image/png" -> Optional.of(FileKind.PNG);
            case "application/zip" ->
                // An archive that calls itself OFD is examined as one, so that what is wrong with it can be told.
                calledOfd || OfdInspector.isOfd(content) ? Optional.of(FileKind.OFD) : Optional.empty();
            default -> HeicInspector.isHeic(content) ? Optional.of(FileKind.HEIC) : Optional.empty();
        };
    }

    private String mediaType(byte[] content) {
        try {
            return mimeTypes
                    .detect(new ByteArrayInputStream(content), new Metadata())
                    .getBaseType()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    private byte[] read(FileKind kind, byte[] content, Budget budget) {
        if (kind != FileKind.OFD && Polyglot.isAlsoAnArchive(content)) {
            throw new FileRefusedException(Reason.FILE_ACTIVE_CONTENT);
        }
        if (kind != FileKind.PDF && Polyglot.isAlsoAPdf(content)) {
            throw new FileRefusedException(Reason.FILE_ACTIVE_CONTENT);
        }
        return switch (kind) {
            case PDF -> new PdfInspector(limits, budget).inspect(content);
            case JPEG -> new JpegInspector(limits, budget).inspect(content);
            case PNG -> new PngInspector(limits, budget).inspect(content);
            case HEIC -> new HeicInspector(limits, budget).inspect(content);
            case OFD -> new OfdInspector(budget).inspect(content);
        };
    }
}
