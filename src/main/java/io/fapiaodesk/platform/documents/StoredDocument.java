package io.fapiaodesk.platform.documents;

import io.fapiaodesk.kernel.RequestId;
import java.time.Instant;

/**
 * A proof file we keep. Its content is read over {@code /documents/{id}} only.
 *
 * @param fileName the name it was handed in with, in its normal form
 * @param mediaType what it is, by its content
 * @param sha256 of the content as it is stored, in hexadecimal
 */
public record StoredDocument(
        String id, RequestId caseId, String fileName, String mediaType, long size, String sha256, Instant storedAt) {}
