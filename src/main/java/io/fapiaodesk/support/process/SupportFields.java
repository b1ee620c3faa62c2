package io.fapiaodesk.support.process;

import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the form of the one who answers.
 *
 * @param reason the answer, the question to the customer, or the note to the colleague
 */
record SupportFields(String decision, String reason) {

    private static final Set<String> DECISIONS =
            Set.of(SupportRequestModel.ANSWER, SupportRequestModel.ASK_FOR_MORE, SupportRequestModel.HAND_OVER);
    private static final int LONGEST_REASON = 2_000;

    /** Reads fields that {@link #check} has found right. */
    static SupportFields of(Map<String, ? extends @Nullable Object> variables) {
        return new SupportFields(
                String.valueOf(variables.get(SupportRequestModel.DECISION)),
                reason(variables.get(SupportRequestModel.REASON)).fold(text -> text, refusals -> {
                    throw new IllegalStateException("The completion guard let a wrong reason through");
                }));
    }

    /** Why the fields cannot stand as they are, in one sentence in both languages. */
    static Optional<CompletionRefusal> check(Map<String, ? extends @Nullable Object> variables) {
        if (!(variables.get(SupportRequestModel.DECISION) instanceof String word) || !DECISIONS.contains(word)) {
            return refuse("请选择答复、请客户补充或转交。 Choose one of answer, askForMore, handOver.");
        }
        Object reason = variables.get(SupportRequestModel.REASON);
        if (!(reason instanceof String text) || text.isBlank()) {
            return refuse("请填写文字。 Write the text.");
        }
        return reason(reason) instanceof Result.Refused<String>
                ? refuse("文字过长或含有不允许的字符。 The text is too long or has characters that are not allowed.")
                : Optional.empty();
    }

    static CompletionRefusal nobodyToHandOverTo() {
        return CompletionRefusal.invalid(
                "该账号没有在岗的客户经理，无法转交。 This account has no account manager at work to hand over to.");
    }

    static CompletionRefusal tooLate() {
        return CompletionRefusal.wrongState("客户已撤回此问题。 The customer has taken this question back.");
    }

    private static Result<String> reason(@Nullable Object raw) {
        return PlainText.paragraph("/reason", raw instanceof String text ? text : null, LONGEST_REASON);
    }

    private static Optional<CompletionRefusal> refuse(String message) {
        return Optional.of(CompletionRefusal.invalid(message));
    }
}
