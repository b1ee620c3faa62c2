package io.fapiaodesk.title.process;

import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.title.domain.TitleTerm;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a reviewer's form.
 *
 * @param validDays for how many days the title shall hold; empty for the longest term
 */
record ReviewFields(
        String decision, @Nullable String reason, @Nullable Integer validDays) {

    private static final int LONGEST_REASON = 1_000;

    /** Reads fields that {@link #check} has found right. */
    static ReviewFields of(Map<String, ? extends @Nullable Object> variables) {
        return new ReviewFields(
                String.valueOf(variables.get(EnterpriseTitleReviewModel.DECISION)),
                reason(variables.get(EnterpriseTitleReviewModel.REASON)),
                days(variables.get(EnterpriseTitleReviewModel.VALID_DAYS)));
    }

    /** Why the fields cannot stand as they are, in one sentence in both languages. */
    static Optional<CompletionRefusal> check(Map<String, ? extends @Nullable Object> variables, Set<String> decisions) {
        Object decision = variables.get(EnterpriseTitleReviewModel.DECISION);
        if (!(decision instanceof String word) || !decisions.contains(word)) {
            return refuse("请选择决定。 Choose one of " + String.join(", ", new java.util.TreeSet<>(decisions)) + ".");
        }
        Object reason = variables.get(EnterpriseTitleReviewModel.REASON);
        boolean given = reason instanceof String text && !text.isBlank();
        if (reason != null && !(reason instanceof String)) {
            return refuse("理由必须是文字。 The reason is a text.");
        }
        if (!given && !word.equals(EnterpriseTitleReviewModel.APPROVE)) {
            return refuse("请填写理由，客户会看到。 Give a reason; the customer reads it.");
        }
        if (given && PlainText.paragraph("/reason", (String) reason, LONGEST_REASON) instanceof Result.Refused<?>) {
            return refuse("理由过长或含有不允许的字符。 The reason is too long or has characters that are not allowed.");
        }
        return checkTerm(
                word,
                variables.get(EnterpriseTitleReviewModel.TERM),
                variables.get(EnterpriseTitleReviewModel.VALID_DAYS));
    }

    /** A program may leave the term out for the longest one. A form says which it means, so that no lost entry decides. */
    private static Optional<CompletionRefusal> checkTerm(
            String decision, @Nullable Object term, @Nullable Object validDays) {
        boolean given = validDays != null && !"".equals(validDays);
        boolean named = term != null && !"".equals(term);
        if (named && !decision.equals(EnterpriseTitleReviewModel.APPROVE)) {
            return refuse("只有批准时才能选择有效期。 A term goes with an approval only.");
        }
        if (named
                && !EnterpriseTitleReviewModel.LONGEST.equals(term)
                && !EnterpriseTitleReviewModel.DAYS.equals(term)) {
            return refuse("请选择有效期。 Choose one of days, longest.");
        }
        if (EnterpriseTitleReviewModel.DAYS.equals(term) && !given) {
            return refuse("请填写有效天数。 Give the number of days.");
        }
        if (EnterpriseTitleReviewModel.LONGEST.equals(term) && given) {
            return refuse("选择最长期限时不能填写有效天数。 The longest term has no number of days.");
        }
        return checkDays(decision, validDays);
    }

    String requiredReason() {
        if (reason == null) {
            throw new IllegalStateException("The completion guard let an empty reason through");
        }
        return reason;
    }

    private static Optional<CompletionRefusal> checkDays(String decision, @Nullable Object validDays) {
        if (validDays == null || "".equals(validDays)) {
            return Optional.empty();
        }
        if (!decision.equals(EnterpriseTitleReviewModel.APPROVE)) {
            return refuse("只有批准时才能填写有效天数。 Valid days go with an approval only.");
        }
        Integer days = days(validDays);
        return days != null && TitleTerm.isAllowed(days)
                ? Optional.empty()
                : refuse("有效天数为 1 至 365 的整数。 Valid days are a whole number from 1 to 365.");
    }

    /** Forms send numbers as numbers or as text; a fraction is none of ours. */
    private static @Nullable Integer days(@Nullable Object value) {
        if (value instanceof Integer days) {
            return days;
        }
        if (value instanceof Number number && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        if (value instanceof String text && text.matches("[0-9]{1,3}")) {
            return Integer.valueOf(text);
        }
        return null;
    }

    private static @Nullable String reason(@Nullable Object value) {
        if (!(value instanceof String text) || text.isBlank()) {
            return null;
        }
        return PlainText.paragraph("/reason", text, LONGEST_REASON).fold(reason -> reason, refusals -> {
            throw new IllegalStateException("The completion guard let a wrong reason through");
        });
    }

    private static Optional<CompletionRefusal> refuse(String message) {
        return Optional.of(CompletionRefusal.invalid(message));
    }
}
