package io.fapiaodesk.title.process;

import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.title.domain.AgreementTerm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an account manager's form.
 *
 * @param validUntil the first day on which the agreement shall not hold any more; empty for the usual term
 */
record AgreementFields(
        String decision, @Nullable String reason, @Nullable LocalDate validUntil) {

    private static final int LONGEST_REASON = 1_000;

    /** Reads fields that {@link #check} has found right. */
    static AgreementFields of(Map<String, ? extends @Nullable Object> variables) {
        Object reason = variables.get(MultiTitleAgreementModel.REASON);
        return new AgreementFields(
                String.valueOf(variables.get(MultiTitleAgreementModel.DECISION)),
                text(reason),
                day(variables.get(MultiTitleAgreementModel.VALID_UNTIL)).orElse(null));
    }

    /** Why the fields cannot stand as they are, in one sentence in both languages. */
    static Optional<CompletionRefusal> check(Map<String, ? extends @Nullable Object> variables, LocalDate today) {
        Object decision = variables.get(MultiTitleAgreementModel.DECISION);
        boolean sign = MultiTitleAgreementModel.SIGN.equals(decision);
        boolean ask = MultiTitleAgreementModel.ASK_FOR_MORE.equals(decision);
        if (!sign && !ask && !MultiTitleAgreementModel.DECLINE.equals(decision)) {
            return refuse("请选择签署、谢绝或请客户补充。 Choose one of askForMore, decline, sign.");
        }
        Object reason = variables.get(MultiTitleAgreementModel.REASON);
        if (reason != null && !(reason instanceof String)) {
            return refuse("理由必须是文字。 The reason is a text.");
        }
        boolean given = reason instanceof String said && !said.isBlank();
        if (ask && !given) {
            return refuse("请写明要问客户的问题。 Write the question to the customer.");
        }
        if (!sign && !given) {
            return refuse("请填写理由，客户会看到。 Give a reason; the customer reads it.");
        }
        if (given && PlainText.paragraph("/reason", (String) reason, LONGEST_REASON) instanceof Result.Refused<?>) {
            return refuse("理由过长或含有不允许的字符。 The reason is too long or has characters that are not allowed.");
        }
        return checkChoice(
                        sign,
                        variables.get(MultiTitleAgreementModel.TERM),
                        variables.get(MultiTitleAgreementModel.VALID_UNTIL))
                .or(() -> checkTerm(sign, variables.get(MultiTitleAgreementModel.VALID_UNTIL), today));
    }

    /** A program may leave the term out for the usual one. A form says which it means, so that no lost entry decides. */
    private static Optional<CompletionRefusal> checkChoice(
            boolean sign, @Nullable Object term, @Nullable Object until) {
        if (term == null || "".equals(term)) {
            return Optional.empty();
        }
        boolean given = until != null && !"".equals(until);
        if (!sign) {
            return refuse("只有签署时才能填写期限。 A term goes with a signature only.");
        }
        if (MultiTitleAgreementModel.UNTIL.equals(term)) {
            return given ? Optional.empty() : refuse("请填写到期日。 Give the day on which it ends.");
        }
        if (!MultiTitleAgreementModel.USUAL.equals(term)) {
            return refuse("请选择期限。 Choose one of until, usual.");
        }
        return given ? refuse("选择一年时不能填写到期日。 The usual term has no day of its own.") : Optional.empty();
    }

    String requiredReason() {
        if (reason == null) {
            throw new IllegalStateException("The completion guard let an empty reason through");
        }
        return reason;
    }

    private static Optional<CompletionRefusal> checkTerm(boolean sign, @Nullable Object raw, LocalDate today) {
        if (raw == null || "".equals(raw)) {
            return Optional.empty();
        }
        if (!sign) {
            return refuse("只有签署时才能填写期限。 A term goes with a signature only.");
        }
        return day(raw).filter(until -> AgreementTerm.isAllowed(today, until)).isPresent()
                ? Optional.empty()
                : refuse("期限须在明天至 %1$s 之间。 The term ends between tomorrow and %1$s."
                        .formatted(AgreementTerm.latest(today)));
    }

    /** Forms send a day as text, programs sometimes as a moment, which is a day in Shanghai. */
    private static Optional<LocalDate> day(@Nullable Object raw) {
        if (raw instanceof Date moment) {
            return Optional.of(ShanghaiTime.dayOf(moment.toInstant()));
        }
        if (!(raw instanceof String text) || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.length() == "2026-02-12".length()
                            ? LocalDate.parse(text)
                            : ShanghaiTime.dayOf(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(@Nullable Object raw) {
        if (!(raw instanceof String reason) || reason.isBlank()) {
            return null;
        }
        return PlainText.paragraph("/reason", reason, LONGEST_REASON).fold(text -> text, refusals -> {
            throw new IllegalStateException("The completion guard let a wrong reason through");
        });
    }

    private static Optional<CompletionRefusal> refuse(String message) {
        return Optional.of(CompletionRefusal.invalid(message));
    }
}
