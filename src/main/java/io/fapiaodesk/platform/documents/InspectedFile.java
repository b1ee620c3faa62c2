package io.fapiaodesk.platform.documents;

/**
 * A file that passed inspection, as it is to be kept.
 *
 * @param fileName in its normal form
 * @param content what is kept; of a picture, without what it says about its making
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record InspectedFile(String fileName, FileKind kind, byte[] content) {}
