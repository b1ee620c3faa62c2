package io.fapiaodesk.testing;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.util.List;

/** What a test reads from an answer. */
public final class Results {

    private Results() {}

    /** What was done; a refusal fails the test. */
    public static <T> T done(Result<T> result) {
        return result.fold(value -> value, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    /** The codes of the refusals; none when it was done. */
    public static List<String> codes(Result<?> result) {
        return result instanceof Result.Refused<?> refused
                ? refused.refusals().stream().map(Refusal::code).toList()
                : List.of();
    }
}
