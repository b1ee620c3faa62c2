package io.fapiaodesk.paper.domain;

import io.fapiaodesk.kernel.RequestId;

/** A step that the state of a case does not allow. */
public class IllegalTransitionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    IllegalTransitionException(RequestId id, LossState state, String step) {
        super("Case " + id + " is " + state + ": it cannot " + step);
    }
}
