package io.fapiaodesk.platform.web;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.util.Collection;
import java.util.List;

/**
 * How one kind of line that another system delivers is read and stored.
 *
 * @param <L> what a line says
 */
public interface LineImport<L> {

    /** What is delivered, as the address says it and the option that imports a file; empty when no file is imported. */
    default String name() {
        return "";
    }

    /** The kind of thing that lines are about; several kinds of lines may be about the same. */
    String about();

    /**
     * The things that these lines are about, by name, known already or not. Deliveries that are about the same thing are
     * stored one after the other. Asked again when it is our turn: what has changed until then may add to them.
     */
    Collection<String> subjects(List<L> lines);

    /** Reads a line by itself. Whatever is wrong with its fields is noted in them, or refused. */
    Result<L> read(JsonFields line);

    /** Stores lines in their order, in the caller's transaction, and says for each what became of it. */
    List<Outcome> store(List<L> lines);

    /** What became of a line. */
    sealed interface Outcome {

        /** It changed something. */
        record Accepted() implements Outcome {}

        /** It said what we knew. */
        record Unchanged() implements Outcome {}

        /** It does not go with what we know. */
        record Rejected(Refusal why) implements Outcome {}
    }
}
