package io.fapiaodesk.support.domain;

import io.fapiaodesk.kernel.RequestId;
import java.io.Serial;

/** Somebody tried what the state of a question does not allow, usually because another was faster. */
public class IllegalTransitionException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    public IllegalTransitionException(RequestId id, String transition) {
        super("Case %s is closed: cannot %s".formatted(id, transition));
    }
}
