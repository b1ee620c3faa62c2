package io.fapiaodesk.vendor.process;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.engine.CompletionRefusal;
import io.fapiaodesk.vendor.TakeVendorAnswer;
import io.fapiaodesk.vendor.TakeVendorAnswer.Entered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of the form in which an operator enters what the vendor answers. */
final class VendorAnswerFields {

    private static final Map<String, String> WORDS = Map.of(
            "/number",
                    "发票号码有误：应为20位数字，或旧版发票代码和号码。 The number is wrong: 20 digits, or code and number of an old invoice.",
            "/issuedOn", "请填写不晚于今天的开票日期。 Give the date of the invoice, today at the latest.",
            "/reason", "请填写不予开具的原因，最多500字，客户会看到。 Give the reason, 500 characters at most; the customer reads it.");

    private VendorAnswerFields() {}

    static Result<Entered> read(TakeVendorAnswer answers, Map<String, ? extends @Nullable Object> variables) {
        Object decision = variables.get(VendorInvoiceModel.DECISION);
        if (VendorInvoiceModel.ISSUED.equals(decision)) {
            return answers.issuedAs(
                    text(variables.get(VendorInvoiceModel.NUMBER)), text(variables.get(VendorInvoiceModel.ISSUED_ON)));
        }
        return VendorInvoiceModel.REJECTED.equals(decision)
                ? answers.rejectedBecause(text(variables.get(VendorInvoiceModel.REASON)))
                : Result.refused(Refusal.invalidField("/decision", "REQUIRED"));
    }

    /** Why the fields cannot stand as they are, in one sentence in both languages. */
    static Optional<CompletionRefusal> check(
            TakeVendorAnswer answers, Map<String, ? extends @Nullable Object> variables) {
        return read(answers, variables).fold(entered -> Optional.empty(), refusals -> Optional.of(inWords(refusals)));
    }

    static CompletionRefusal inWords(List<Refusal> refusals) {
        Refusal first = refusals.get(0);
        return switch (first.code()) {
            case "INVOICE_NUMBER_TAKEN" -> CompletionRefusal.invalid("该号码已属于另一张发票。 Another invoice has this number.");
            case "VENDOR_ANSWER_TOO_LATE" ->
                CompletionRefusal.wrongState("客户已取消该发票。 The customer has cancelled the invoice.");
            case "VENDOR_HAS_ANSWERED" ->
                CompletionRefusal.wrongState("服务商的答复已收到。 The vendor's answer has been received already.");
            default ->
                CompletionRefusal.invalid(WORDS.getOrDefault(
                        String.valueOf(first.pointer()), "请选择服务商是否已开具。 Choose one of issued, rejected."));
        };
    }

    private static @Nullable String text(@Nullable Object raw) {
        return raw instanceof String text && !text.isBlank() ? text : null;
    }
}
