package io.fapiaodesk.platform.documents;

/** A document with its content, for those who hand it on in the name of its owner. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DocumentFile(String id, String fileName, String mediaType, byte[] content) {}
