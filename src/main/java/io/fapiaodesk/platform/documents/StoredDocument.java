package io.fapiaodesk.platform.documents;

import io.fapiaodesk.kernel.RequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proof file we keep. Its content is read over {@code /documents/{id}} only.
 *
 * @param fileName the name it was handed in with, in its normal form and with the ending that fits what it is
 * @param calledAs the ending it came with, where that said it is something else: whoever reviews it should know
 * @param mediaType what it is, by its content
 * @param sha256 of the content as it is stored, in hexadecimal
 */
public record StoredDocument(
        String id,
        RequestId caseId,
        String fileName,
        @Nullable String calledAs,
        String mediaType,
        long size,
        String sha256,
        Instant storedAt) {}
