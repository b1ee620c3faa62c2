package io.fapiaodesk.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object that another system wrote, and notes everything that is wrong with them. Nothing is
 * converted behind the sender's back: a number is no text, and a field that nobody asked for is refused.
 */
public final class JsonFields {

    private static final int LONGEST_NAME_TO_REPEAT = 60;

    private final JsonNode object;
    private final String pointer;
    private final List<Refusal> refusals;
    private final Set<String> asked = new HashSet<>();

    public JsonFields(JsonNode object) {
        this(object, "", new ArrayList<>());
    }

    private JsonFields(JsonNode object, String pointer, List<Refusal> refusals) {
        this.object = object;
        this.pointer = pointer;
        this.refusals = refusals;
    }

    /** Reads a value as it was typed; the first argument is the JSON pointer of its field. */
    public interface Reader<T> {
        Result<T> read(String pointer, @Nullable String raw);
    }

    /** What the field holds; null when it is missing or wrong, which is noted. */
    public <T> @Nullable T required(String name, Reader<T> reader) {
        JsonNode value = value(name);
        if (value == null) {
            refuse(name, "REQUIRED");
            return null;
        }
        return text(name, value, reader);
    }

    /** What the field holds; null when it is missing, and also when it is wrong, which is noted. */
    public <T> @Nullable T optional(String name, Reader<T> reader) {
        JsonNode value = value(name);
        return value == null ? null : text(name, value, reader);
    }

    /** Whether the field is there, right or wrong. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /** One of the words of an enumeration, written as the constant is named. */
    public <E extends Enum<E>> @Nullable E requiredWord(String name, Class<E> words) {
        return required(name, word(words, Enum::name));
    }

    public <E extends Enum<E>> @Nullable E optionalWord(String name, Class<E> words) {
        return optional(name, word(words, Enum::name));
    }

    /** One of the words of an enumeration, written in a way of its own. */
    public static <E extends Enum<E>> Reader<E> word(Class<E> words, Function<E, String> written) {
        Map<String, E> known =
                Arrays.stream(words.getEnumConstants()).collect(Collectors.toMap(written, Function.identity()));
        String allowed = Arrays.stream(words.getEnumConstants()).map(written).collect(Collectors.joining(", "));
        return (at, raw) -> {
            E word = raw == null ? null : known.get(raw);
            return word == null ? Result.refused(Refusal.invalidField(at, "UNKNOWN_WORD", allowed)) : Result.done(word);
        };
    }

    /** True or false; false when the field is missing. */
    public boolean flag(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            refuse(name, "WRONG_TYPE");
            return false;
        }
        return value != null && value.booleanValue();
    }

    /** The fields of an object within; null when it is missing. Whoever asks also calls its {@link #refuseOthers()}. */
    public @Nullable JsonFields optionalObject(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            refuse(name, "WRONG_TYPE");
            return null;
        }
        return value == null ? null : new JsonFields(value, pointer + "/" + name, refusals);
    }

    /** Notes every field that nobody has asked for. */
    public void refuseOthers() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                refuse(
                        name.length() <= LONGEST_NAME_TO_REPEAT ? name : name.substring(0, LONGEST_NAME_TO_REPEAT),
                        "UNKNOWN_FIELD");
            }
        }
    }

    /** Notes what a rule between fields found. */
    public void refuse(String name, String code, String... arguments) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        refusals.add(Refusal.invalidField(pointer + "/" + escaped, code, arguments));
    }

    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    private @Nullable JsonNode value(String name) {
        asked.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private <T> @Nullable T text(String name, JsonNode value, Reader<T> reader) {
        if (!value.isTextual()) {
            refuse(name, "WRONG_TYPE");
            return null;
        }
        Result<T> result = reader.read(pointer + "/" + name, value.textValue());
        if (result instanceof Result.Done<T> done) {
            return done.value();
        }
        refusals.addAll(((Result.Refused<T>) result).refusals());
        return null;
    }
}
