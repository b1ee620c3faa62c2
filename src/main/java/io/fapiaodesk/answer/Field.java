package io.fapiaodesk.answer;

import java.util.List;

/**
 * Something that somebody may add to a question to get a closer answer.
 *
 * @param choices the words to choose from; empty when anything may be typed
 */
public record Field(String name, Kind kind, List<String> choices) {

    public Field {
        choices = List.copyOf(choices);
    }

    /** How a field is filled in. */
    public enum Kind {
        TEXT,
        AMOUNT,
        DAY,
        MONTH,
        CHOICE
    }

    static Field text(String name) {
        return new Field(name, Kind.TEXT, List.of());
    }

    static Field of(String name, Kind kind) {
        return new Field(name, kind, List.of());
    }

    static Field choice(String name, String... choices) {
        return new Field(name, Kind.CHOICE, List.of(choices));
    }
}
