package io.fapiaodesk.returning;

import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.StatusInWords;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what a return waits for. */
@Component
class ReturningInWords implements StatusInWords {

    private final Texts texts;

    ReturningInWords(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Optional<String> of(Request request) {
        return request.kind() == RequestKind.INVOICE_RETURN && request.isOpen()
                ? texts.find("returning.detail." + request.status(), List.of())
                : Optional.empty();
    }
}
