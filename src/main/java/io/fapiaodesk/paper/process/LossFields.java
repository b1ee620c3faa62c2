package io.fapiaodesk.paper.process;

import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.paper.DecideOnLoss;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a clerk's form.
 *
 * @param decision what becomes of the invoice; empty when the customer is asked first
 * @param trackingNumber of the parcel that the clerk has taken to the courier; empty only where the clerk said to have
 *     one ordered
 */
record LossFields(
        @Nullable LossOutcome decision,
        @Nullable String reason,
        @Nullable String trackingNumber) {

    private static final int LONGEST_REASON = 1_000;

    /** Reads fields that {@link #check} has found right. */
    static LossFields of(Map<String, ? extends @Nullable Object> variables) {
        return new LossFields(
                asks(variables)
                        ? null
                        : choice(variables.get(PaperInvoiceLossModel.DECISION)).orElseThrow(),
                isEmpty(variables.get(PaperInvoiceLossModel.REASON))
                        ? null
                        : kept(reason(variables.get(PaperInvoiceLossModel.REASON))),
                isEmpty(variables.get(PaperInvoiceLossModel.TRACKING_NUMBER))
                        ? null
                        : kept(number(variables.get(PaperInvoiceLossModel.TRACKING_NUMBER))));
    }

    /** Why the fields cannot stand as they are, in one sentence in both languages. */
    static Optional<CompletionRefusal> check(Map<String, ? extends @Nullable Object> variables) {
        if (asks(variables)) {
            return checkQuestion(variables);
        }
        Optional<LossOutcome> decision = choice(variables.get(PaperInvoiceLossModel.DECISION));
        if (decision.isEmpty()) {
            return refuse("请选择处理方式。 Choose one of "
                    + String.join(
                            ", ",
                            new TreeSet<>(DecideOnLoss.CHOICES.stream()
                                    .map(LossOutcome::name)
                                    .toList()))
                    + ", " + PaperInvoiceLossModel.ASK_FOR_MORE + ".");
        }
        Object reason = variables.get(PaperInvoiceLossModel.REASON);
        if (!isEmpty(reason) && reason(reason) instanceof Result.Refused<String>) {
            return refuse("理由必须是文字，不能过长或含有不允许的字符。"
                    + " The reason is a text, not too long and without characters that are not allowed.");
        }
        Object sending = variables.get(PaperInvoiceLossModel.SENDING);
        Object number = variables.get(PaperInvoiceLossModel.TRACKING_NUMBER);
        if (decision.get() != LossOutcome.REMAIL) {
            return isEmpty(number) && isEmpty(sending) ? Optional.empty() : onlyWithSending();
        }
        return sending == null && number == null ? Optional.empty() : checkSending(sending, number);
    }

    /** A courier is ordered because somebody said so, never because a number is missing. */
    /**
     * A program may leave out how to send it, and the courier is booked. A form says which it means, so that no lost entry
     * decides.
     */
    private static Optional<CompletionRefusal> checkSending(@Nullable Object sending, @Nullable Object number) {
        if (isEmpty(number)) {
            return PaperInvoiceLossModel.BOOK_COURIER.equals(sending)
                    ? Optional.empty()
                    : refuse(
                            PaperInvoiceLossModel.OWN_TRACKING_NUMBER.equals(sending)
                                    ? "请填写已寄出包裹的运单号。 Give the tracking number of the parcel that you have sent."
                                    : "请选择寄送方式。 Choose how to send it: bookCourier, or ownTrackingNumber with the"
                                            + " number.");
        }
        if (!isEmpty(sending) && !PaperInvoiceLossModel.OWN_TRACKING_NUMBER.equals(sending)) {
            return refuse("由系统向快递下单时不能填写运单号。 When the courier is booked, there is no tracking number yet.");
        }
        return number(number) instanceof Result.Refused<String>
                ? refuse("运单号须为4至40位字母、数字或连字符。 A tracking number has 4 to 40 letters, digits or hyphens.")
                : Optional.empty();
    }

    private static Optional<CompletionRefusal> onlyWithSending() {
        return refuse("只有重新寄送时才能填写寄送方式和运单号。" + " How to send it and a tracking number go with sending it again only.");
    }

    private static boolean asks(Map<String, ? extends @Nullable Object> variables) {
        return PaperInvoiceLossModel.ASK_FOR_MORE.equals(variables.get(PaperInvoiceLossModel.DECISION));
    }

    private static Optional<CompletionRefusal> checkQuestion(Map<String, ? extends @Nullable Object> variables) {
        if (!isEmpty(variables.get(PaperInvoiceLossModel.TRACKING_NUMBER))
                || !isEmpty(variables.get(PaperInvoiceLossModel.SENDING))) {
            return onlyWithSending();
        }
        return reason(variables.get(PaperInvoiceLossModel.REASON)) instanceof Result.Refused<String>
                ? refuse("请填写要问客户的问题，不能过长或含有不允许的字符。 Write the question to the customer, not too long and without"
                        + " characters that are not allowed.")
                : Optional.empty();
    }

    /** What the form cannot know and the case does. */
    static CompletionRefusal refusal(DecideOnLoss.Objection objection) {
        return switch (objection) {
            case NOT_AT_HAND ->
                CompletionRefusal.wrongState("案件已结束或有新的进展，请刷新。 This case has ended or moved on; look again.");
            case GOES_BACK ->
                CompletionRefusal.invalid("客户正在退回或已退回此发票：请选择退票重开。"
                        + " The customer is returning this invoice: choose to return it and issue another.");
            case CANNOT_BE_SENT_AGAIN ->
                CompletionRefusal.invalid("快递显示已签收，原件不在我方，无法重新寄送。"
                        + " It was delivered, so we do not have the original and cannot send it again.");
            case NO_ADDRESS ->
                CompletionRefusal.invalid(
                        "客户尚未提供收件信息：请先请客户填写，或填写已寄出的运单号。 The customer has not said where to: ask for it, or give the"
                                + " number of a parcel already sent.");
            case NO_STUB_SCAN ->
                CompletionRefusal.invalid("请先上传加盖发票专用章的记账联扫描件（见任务中的链接）。"
                        + " Upload the scan of the stub with the invoice seal first; the link is in the task.");
            case NUMBER_TAKEN ->
                CompletionRefusal.invalid("这是原包裹的运单号。 This is the number of the parcel that was lost.");
        };
    }

    static CompletionRefusal reasonNeeded() {
        return CompletionRefusal.invalid(
                "与系统建议不同时请填写理由，客户会看到。" + " Give a reason for deciding otherwise than proposed; the customer reads it.");
    }

    private static Optional<LossOutcome> choice(@Nullable Object raw) {
        return DecideOnLoss.CHOICES.stream()
                .filter(choice -> choice.name().equals(raw))
                .findFirst();
    }

    private static Result<String> reason(@Nullable Object raw) {
        return PlainText.paragraph("/reason", raw instanceof String text ? text : null, LONGEST_REASON);
    }

    private static Result<String> number(@Nullable Object raw) {
        String text = raw instanceof String typed ? typed.strip() : "";
        return text.matches("[A-Za-z0-9-]{4,40}")
                ? Identifier.reference("/trackingNumber", text)
                : Identifier.reference("/trackingNumber", null);
    }

    private static boolean isEmpty(@Nullable Object raw) {
        return raw == null || (raw instanceof String text && text.isBlank());
    }

    private static String kept(Result<String> checked) {
        return checked.fold(text -> text, refusals -> {
            throw new IllegalStateException("The completion guard let a wrong field through");
        });
    }

    private static Optional<CompletionRefusal> refuse(String message) {
        return Optional.of(CompletionRefusal.invalid(message));
    }
}
