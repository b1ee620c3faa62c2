package io.fapiaodesk.platform.engine;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.web.FailureTranslator;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.stereotype.Component;

/** What the engine's exceptions mean to whoever asked. */
@Component
class EngineFailures implements FailureTranslator {

    @Override
    public Optional<Refusal> translate(Throwable failure) {
        if (failure instanceof OptimisticLockingException) {
            return Optional.of(Refusal.wrongState("CHANGED_MEANWHILE"));
        }
        if (failure instanceof AuthorizationException) {
            return Optional.of(Refusal.notPermitted("NOT_PERMITTED"));
        }
        return Optional.empty();
    }
}
