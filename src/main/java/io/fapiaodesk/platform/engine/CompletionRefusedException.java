package io.fapiaodesk.platform.engine;

import jakarta.ws.rs.core.Response.Status;
import java.io.Serial;
import org.camunda.bpm.engine.rest.exception.RestException;

/** A task was not completed, or not taken. The engine's web interface shows its message and keeps its status. */
public class CompletionRefusedException extends RestException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient CompletionRefusal refusal;

    public CompletionRefusedException(CompletionRefusal refusal) {
        super(
                switch (refusal.kind()) {
                    case INVALID -> Status.BAD_REQUEST;
                    case NOT_PERMITTED -> Status.FORBIDDEN;
                    case WRONG_STATE -> Status.CONFLICT;
                },
                refusal.message());
        this.refusal = refusal;
    }

    public CompletionRefusal refusal() {
        return refusal;
    }
}
