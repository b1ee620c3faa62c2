package io.fapiaodesk.answer;

/** Where an answer is put to use: a page, a file, a call, or an authority's site. */
public record Link(String label, String href) {}
