package io.fapiaodesk.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * What a use case answers: it was done, or it was refused and nothing has changed. Refusals are values, because an
 * exception that crosses a transaction boundary would doom the transaction of whoever asked.
 */
public sealed interface Result<T> {

    record Done<T>(T value) implements Result<T> {}

    record Refused<T>(List<Refusal> refusals) implements Result<T> {
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("A refusal says why");
            }
        }
    }

    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Result<T> refused(Refusal... refusals) {
        return new Refused<>(List.of(refusals));
    }

    static <T> Result<T> refused(List<Refusal> refusals) {
        return new Refused<>(refusals);
    }

    default <R> R fold(Function<? super T, ? extends R> done, Function<List<Refusal>, ? extends R> refused) {
        if (this instanceof Done<T> d) {
            return done.apply(d.value());
        }
        return refused.apply(((Refused<T>) this).refusals());
    }
}
