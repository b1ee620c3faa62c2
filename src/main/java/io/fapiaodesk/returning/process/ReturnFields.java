package io.fapiaodesk.returning.process;

import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of every form on a return: a decision, and a text: the reason, which a rejection needs, or the question to the
 * customer.
 *
 * @param reason in its normal form; empty if there is none
 */
record ReturnFields(String decision, @Nullable String reason) {

    static final Set<String> NAMES = Set.of(DirectInvoiceReturnModel.DECISION, DirectInvoiceReturnModel.REASON);

    private static final int LONGEST_REASON = 1_000;

    /** Reads fields that {@link #check} has found right. */
    static ReturnFields of(Map<String, ? extends @Nullable Object> variables) {
        return new ReturnFields(
                String.valueOf(variables.get(DirectInvoiceReturnModel.DECISION)),
                variables.get(DirectInvoiceReturnModel.REASON) instanceof String text && !text.isBlank()
                        ? PlainText.paragraph("/reason", text, LONGEST_REASON).fold(reason -> reason, refusals -> {
                            throw new IllegalStateException("The completion guard let a wrong reason through");
                        })
                        : null);
    }

    /**
     * Why the fields cannot stand as they are, in one sentence in both languages.
     *
     * @param yes the word for going on with the return
     */
    static Optional<CompletionRefusal> check(Map<String, ? extends @Nullable Object> variables, String yes) {
        Object decision = variables.get(DirectInvoiceReturnModel.DECISION);
        boolean goesOn = yes.equals(decision);
        boolean asks = DirectInvoiceReturnModel.ASK_FOR_MORE.equals(decision);
        if (!goesOn && !asks && !DirectInvoiceReturnModel.REJECT.equals(decision)) {
            return refuse("请选择决定。 Choose one of " + yes + ", askForMore, reject.");
        }
        Object reason = variables.get(DirectInvoiceReturnModel.REASON);
        if (reason != null && !(reason instanceof String)) {
            return refuse("理由必须是文字。 The reason is a text.");
        }
        boolean given = reason instanceof String said && !said.isBlank();
        if (!goesOn && !given) {
            return asks
                    ? refuse("请填写要问客户的问题。 Write the question to the customer into the field of the reason.")
                    : refuse("请填写理由，客户会看到。 Give a reason; the customer reads it.");
        }
        return given && PlainText.paragraph("/reason", (String) reason, LONGEST_REASON) instanceof Result.Refused<?>
                ? refuse("理由过长或含有不允许的字符。 The reason is too long or has characters that are not allowed.")
                : Optional.empty();
    }

    String requiredReason() {
        if (reason == null) {
            throw new IllegalStateException("The completion guard let an empty reason through");
        }
        return reason;
    }

    private static Optional<CompletionRefusal> refuse(String message) {
        return Optional.of(CompletionRefusal.invalid(message));
    }
}
