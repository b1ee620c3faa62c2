package io.fapiaodesk.platform.documents;

/**
 * A file as it was handed in. Neither its name nor what it claims to be is believed.
 *
 * @param fileName the name the sender gave it, empty if none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Upload(String fileName, byte[] content) {}
