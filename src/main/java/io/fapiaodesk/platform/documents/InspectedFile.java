package io.fapiaodesk.platform.documents;

import org.jspecify.annotations.Nullable;

/**
 * A file that passed inspection, as it is to be kept.
 *
 * @param fileName in its normal form, with the ending of its kind
 * @param calledAs the ending that it came with, where that said it is something else
 * @param content what is kept; of a picture, without what it says about its making
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InspectedFile(String fileName, @Nullable String calledAs, FileKind kind, byte[] content) {}
