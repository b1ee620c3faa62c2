package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer types to return an invoice. The names are those of the HTTP interface.
 *
 * @param confirmationFormNumber of the tax bureau's form, which a booked or deducted special invoice needs
 */
public record ReturnWish(
        @Nullable String reason,
        @Nullable String remarks,
        @Nullable String confirmationFormNumber) {

    static final int LONGEST_REASON = 200;
    static final int LONGEST_REMARKS = 500;

    /**
     * Texts in their normal form. That a reason is needed, and what a form's number looks like, is for the rules to say.
     *
     * @param reason empty if there is none
     */
    record Checked(
            String reason,
            @Nullable String remarks,
            @Nullable String formNumber) {}

    Result<Checked> check() {
        List<Refusal> wrong = new ArrayList<>();
        String checkedReason = text("/reason", reason, LONGEST_REASON, wrong);
        String checkedRemarks = text("/remarks", remarks, LONGEST_REMARKS, wrong);
        return wrong.isEmpty()
                ? Result.done(new Checked(checkedReason == null ? "" : checkedReason, checkedRemarks, formNumber()))
                : Result.refused(wrong);
    }

    /** As it was typed, without the blanks around it; people copy those along. */
    @Nullable
    String formNumber() {
        return confirmationFormNumber == null || confirmationFormNumber.isBlank()
                ? null
                : confirmationFormNumber.strip();
    }

    private static @Nullable String text(String pointer, @Nullable String raw, int longest, List<Refusal> wrong) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        Result<String> checked = PlainText.paragraph(pointer, raw, longest);
        if (checked instanceof Result.Refused<String> refused) {
            wrong.addAll(refused.refusals());
            return null;
        }
        return ((Result.Done<String>) checked).value();
    }
}
