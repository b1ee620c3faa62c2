package io.fapiaodesk.request.process;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.ShownWhenRead;
import io.fapiaodesk.request.PromiseLeft;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Has the form of every task say how much time the promise of its case leaves: {@code {{promiseLeft}}}. */
@Component
class PromiseWhenRead implements ShownWhenRead {

    private static final String PROMISE_LEFT = "promiseLeft";

    private final PromiseLeft promises;

    PromiseWhenRead(PromiseLeft promises) {
        this.promises = promises;
    }

    @Override
    public Map<String, String> of(String businessKey) {
        return RequestId.isWellFormed(businessKey)
                ? promises.of(new RequestId(businessKey))
                        .map(text -> Map.of(PROMISE_LEFT, text))
                        .orElse(Map.of())
                : Map.of();
    }
}
