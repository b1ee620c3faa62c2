package io.fapiaodesk.title.domain;

import io.fapiaodesk.kernel.RequestId;
import java.io.Serial;

/** Somebody tried what the state of a case does not allow, usually because another was faster. */
public class IllegalTransitionException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    IllegalTransitionException(RequestId id, Enum<?> state, String transition) {
        super("Case %s is %s: cannot %s".formatted(id, state, transition));
    }
}
