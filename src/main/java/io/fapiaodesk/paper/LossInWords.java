package io.fapiaodesk.paper;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.StatusInWords;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what the customer can do about a lost invoice, by FAQ and law. */
@Component
class LossInWords implements StatusInWords {

    /** Where the parcel shows is not what to do about it. */
    private static final int TRACKING = 70;

    private final Texts texts;

    LossInWords(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Optional<String> of(Request request) {
        return request.kind() == RequestKind.PAPER_LOSS ? advice(request) : Optional.empty();
    }

    private Optional<String> advice(Request request) {
        return request.findings().stream()
                .filter(finding -> finding.rule().number() != TRACKING)
                .findFirst()
                .map(this::said);
    }

    private String said(Finding finding) {
        return texts.get("finding." + finding.code(), finding.arguments().toArray(String[]::new));
    }
}
