package io.fapiaodesk.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The values of {@code bad-inputs.json}, by family, each with what is expected of it. */
public final class BadInputs {

    private BadInputs() {}

    /** One value. {@code expect} is ACCEPT, REJECT, NORMALISE or POLICY. */
    public record Value(String id, JsonNode value, String expect, String why) {

        /** The value as text, generated ones spelt out. */
        public String text() {
            if (value.isTextual()) {
                return value.textValue();
            }
            return value.get("prefix").textValue()
                    + value.get("repeat").textValue().repeat(value.get("n").intValue())
                    + value.get("suffix").textValue();
        }

        /** Whether the value is something that can be typed, not JSON of another type nor a story about two cases. */
        public boolean isText() {
            boolean story = value.isTextual()
                    && value.textValue().startsWith("(")
                    && value.textValue().contains(" ");
            return !story && (value.isTextual() || value.has("gen"));
        }

        /** Whether the value is JSON of another type than text. */
        public boolean isOtherJson() {
            return value.has("json") && !value.get("json").isNull();
        }

        @Override
        public String toString() {
            return id + " " + expect + ": " + why;
        }
    }

    public static List<Value> texts(String family) {
        return of(family).stream().filter(Value::isText).toList();
    }

    public static List<Value> of(String family) {
        try (InputStream file = Objects.requireNonNull(BadInputs.class.getResourceAsStream("/bad-inputs.json"))) {
            JsonNode values = new ObjectMapper().readTree(file).get(family);
            return StreamSupport.stream(values.spliterator(), false)
                    .map(node -> new Value(
                            node.get("id").textValue(),
                            node.get("value"),
                            node.get("expect").textValue(),
                            node.get("why").textValue()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
