package io.fapiaodesk.platform.engine;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.web.FailureTranslator;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the engine's exceptions mean to whoever asked. */
@Component
class EngineFailures implements FailureTranslator {

    private static final Logger log = LoggerFactory.getLogger(EngineFailures.class);

    @Override
    public Optional<Refusal> translate(Throwable failure) {
        if (failure instanceof OptimisticLockingException) {
            return Optional.of(Refusal.wrongState("CHANGED_MEANWHILE"));
        }
        if (failure instanceof MismatchingMessageCorrelationException
                || failure instanceof NullValueException
                || failure instanceof NotFoundException) {
            // What was read a moment ago is gone: the case waits for this no more, or has ended.
            log.warn("Came too late for the engine: {}", failure.toString());
            return Optional.of(Refusal.wrongState("CHANGED_MEANWHILE"));
        }
        if (failure instanceof AuthorizationException) {
            return Optional.of(Refusal.notPermitted("NOT_PERMITTED"));
        }
        return Optional.empty();
    }
}
