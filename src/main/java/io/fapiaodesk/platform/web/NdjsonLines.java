package io.fapiaodesk.platform.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads NDJSON line by line: UTF-8, one object a line, blank lines left out. However long the body, only one line of it
 * is held at a time; a line that is too long is skipped without being held at all.
 */
final class NdjsonLines {

    static final int LONGEST_LINE = 64 * 1024;

    private static final int CHUNK = 16 * 1024;
    private static final int DEEPEST = 16;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final InputStream body;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int filled;
    private long number;

    NdjsonLines(InputStream body) {
        this.body = body;
    }

    /** A line and its number, counted from one and including blank lines, as editors count. */
    record Line(long number, Result<JsonFields> fields) {}

    /** The next line that is not blank; null at the end. */
    @Nullable
    Line next() throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        while (true) {
            int length = readInto(line);
            if (length < 0) {
                return null;
            }
            number++;
            if (length > LONGEST_LINE) {
                return new Line(number, refused("LINE_TOO_LONG", String.valueOf(LONGEST_LINE)));
            }
            Result<String> text = decode(line, length);
            if (text instanceof Result.Done<String> done && done.value().isBlank()) {
                continue;
            }
            return new Line(number, text.fold(NdjsonLines::parse, Result::refused));
        }
    }

    /** Returns the length of the line, more than the longest for one that is too long, and -1 at the end of the body. */
    private int readInto(byte[] line) throws IOException {
        int length = 0;
        boolean any = false;
        while (true) {
            if (position == filled) {
                position = 0;
                filled = Math.max(0, body.read(chunk));
                if (filled == 0) {
                    return any ? length : -1;
                }
            }
            any = true;
            byte b = chunk[position++];
            if (b == '\n') {
                return length;
            }
            if (length < LONGEST_LINE) {
                line[length] = b;
            }
            length = Math.min(length + 1, LONGEST_LINE + 1);
        }
    }

    private Result<String> decode(byte[] line, int length) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
            return Result.done(number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return refused("LINE_NOT_UTF8");
        }
    }

    private static Result<JsonFields> parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isObject() ? Result.done(new JsonFields(node)) : refused("LINE_NOT_AN_OBJECT");
        } catch (JsonProcessingException e) {
            return refused("LINE_NOT_JSON");
        }
    }

    private static <T> Result<T> refused(String code, String... arguments) {
        return Result.refused(Refusal.invalidField("", code, arguments));
    }
}
