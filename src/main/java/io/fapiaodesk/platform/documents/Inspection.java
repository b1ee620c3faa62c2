package io.fapiaodesk.platform.documents;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/**
 * Decides whether files may be kept as proof: what they are by their content, whether that is what their names say, and
 * whether they could harm whoever opens them. It trusts nothing it reads and bounds what reading it may cost.
 */
final class Inspection {

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
            try {
                files.add(inspect(uploads.get(i)));
            } catch (FileRefusedException refused) {
                refusals.add(
                        Refusal.invalidField("/proof/" + i, refused.reason().name(), arguments(refused.reason())));
            }
        }
        return refusals.isEmpty() ? Result.done(List.copyOf(files)) : Result.refused(refusals);
    }

    private String[] arguments(Reason reason) {
        return reason == Reason.FILE_TOO_LARGE
                ? new String[] {String.valueOf(limits.fileBytes() >> 20)}
                : new String[0];
    }

    private InspectedFile inspect(Upload upload) {
        FileName name = FileName.of(upload.fileName());
        byte[] content = upload.content();
        if (content.length == 0) {
            throw new FileRefusedException(Reason.FILE_EMPTY);
        }
        if (content.length > limits.fileBytes()) {
            throw new FileRefusedException(Reason.FILE_TOO_LARGE);
        }
        FileKind kind = kind(name, content);
        Budget budget = new Budget(limits, nanoTime);
        try {
            return new InspectedFile(name.withExtension(kind), kind, read(kind, content, budget));
        } catch (IndexOutOfBoundsException cutShort) {
            // Every reader of ours works on the bytes themselves; one that runs over the end was promised more of them.
            throw new FileRefusedException(Reason.FILE_CORRUPT);
        } catch (StackOverflowError | OutOfMemoryError tooMuch) {
            throw new FileRefusedException(Reason.FILE_DECOMPRESSION_BOMB);
        }
    }

    private FileKind kind(FileName name, byte[] content) {
        Optional<FileKind> claimed = FileKind.claimedBy(name.extension());
        if (claimed.isEmpty() && !name.extension().isEmpty()) {
            throw new FileRefusedException(Reason.FILE_TYPE_NOT_ALLOWED);
        }
        Optional<FileKind> actual = kindByContent(content, claimed);
        if (actual.isEmpty() && claimed.isEmpty()) {
            throw new FileRefusedException(Reason.FILE_TYPE_NOT_ALLOWED);
        }
        if (actual.isEmpty() || (claimed.isPresent() && !claimed.equals(actual))) {
            throw new FileRefusedException(Reason.FILE_TYPE_MISMATCH);
        }
        return actual.get();
    }

    private Optional<FileKind> kindByContent(byte[] content, Optional<FileKind> claimed) {
        return switch (mediaType(content)) {
            case "application/pdf" -> Optional.of(FileKind.PDF);
            case "image/jpeg" -> Optional.of(FileKind.JPEG);
            case "image/png" -> Optional.of(FileKind.PNG);
            case "application/zip" ->
                // An archive that calls itself OFD is examined as one, so that what is wrong with it can be told.
                claimed.equals(Optional.of(FileKind.OFD)) || OfdInspector.isOfd(content)
                        ? Optional.of(FileKind.OFD)
                        : Optional.empty();
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
