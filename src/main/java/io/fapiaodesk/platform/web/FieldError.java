package io.fapiaodesk.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer the JSON pointer of the field
 * @param wouldPassIf what would let the same value pass, where something would
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
        String pointer,
        String code,
        String detail,
        @Nullable String wouldPassIf) {

    public FieldError(String pointer, String code, String detail) {
        this(pointer, code, detail, null);
    }
}
