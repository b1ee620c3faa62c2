package io.fapiaodesk.invoicing.process;

import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of the operator's form. */
record FailureFields(String decision, String reason) {

    private static final int LONGEST_REASON = 1_000;
    private static final Set<String> DECISIONS =
            Set.of(InvoiceIssuanceModel.RETRY, InvoiceIssuanceModel.ASK_FOR_MORE, InvoiceIssuanceModel.GIVE_UP);

    /** Reads fields that {@link #check} has found right. */
    static FailureFields of(Map<String, ? extends @Nullable Object> variables) {
        return new FailureFields(
                String.valueOf(variables.get(InvoiceIssuanceModel.DECISION)),
                reason(variables.get(InvoiceIssuanceModel.REASON)).fold(text -> text, refusals -> {
                    throw new IllegalStateException("The completion guard let a wrong reason through");
                }));
    }

    /** Why the fields cannot stand as they are, in one sentence in both languages. */
    static Optional<CompletionRefusal> check(Map<String, ? extends @Nullable Object> variables) {
        Object decision = variables.get(InvoiceIssuanceModel.DECISION);
        if (!(decision instanceof String word) || !DECISIONS.contains(word)) {
            return refuse("请选择决定。 Choose one of giveUp, askForMore, retry.");
        }
        Object reason = variables.get(InvoiceIssuanceModel.REASON);
        if (reason != null && !(reason instanceof String)) {
            return refuse("理由必须是文字。 The reason is a text.");
        }
        if (!InvoiceIssuanceModel.RETRY.equals(decision) && (reason == null || ((String) reason).isBlank())) {
            return refuse(
                    InvoiceIssuanceModel.ASK_FOR_MORE.equals(decision)
                            ? "请填写要问客户的问题。 Write the question to the customer."
                            : "请填写理由，客户会看到。 Give a reason; the customer reads it.");
        }
        return reason(reason) instanceof Result.Refused<String>
                ? refuse("理由过长或含有不允许的字符。 The reason is too long or has characters that are not allowed.")
                : Optional.empty();
    }

    private static Result<String> reason(@Nullable Object value) {
        return value instanceof String text && !text.isBlank()
                ? PlainText.paragraph("/reason", text, LONGEST_REASON)
                : Result.done("");
    }

    private static Optional<CompletionRefusal> refuse(String message) {
        return Optional.of(CompletionRefusal.invalid(message));
    }
}
