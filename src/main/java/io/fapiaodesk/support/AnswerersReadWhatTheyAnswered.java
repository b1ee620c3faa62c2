package io.fapiaodesk.support;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CaseAccess;
import io.fapiaodesk.platform.security.SignedIn;
import org.springframework.stereotype.Component;

/** The one who answered a question reads it also afterwards, when the customer asks again. */
@Component
class AnswerersReadWhatTheyAnswered implements CaseAccess {

    private final ReadSupport support;

    AnswerersReadWhatTheyAnswered(ReadSupport support) {
        this.support = support;
    }

    @Override
    public boolean mayRead(SignedIn who, RequestId caseId) {
        return !who.groups().isEmpty()
                && support.find(caseId)
                        .filter(question -> who.name().equals(question.answeredBy()))
                        .isPresent();
    }
}
