package io.fapiaodesk.platform.web;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer the JSON pointer of the field
 */
public record FieldError(String pointer, String code, String detail) {}
