package io.fapiaodesk.returning.domain;

import io.fapiaodesk.kernel.RequestId;
import java.io.Serial;

/** Somebody tried what the state of a return does not allow, usually because another was faster. */
public class IllegalTransitionException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    IllegalTransitionException(RequestId id, ReturnState state, String transition) {
        super("Return %s is %s: cannot %s".formatted(id, state, transition));
    }
}
