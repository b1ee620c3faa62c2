package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Medium;
import io.fapiaodesk.kernel.InvoiceNumber;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Invoice numbers as other systems write them: those of today, and those of paper with or without their code. */
public final class DeliveredNumbers {

    private static final int LONGEST = 64;
    private static final Pattern SEPARATORS = Pattern.compile("[ /-]");

    private DeliveredNumbers() {}

    static Result<String> of(@Nullable Medium medium, String pointer, @Nullable String raw) {
        return medium == Medium.PAPER ? paper(pointer, raw) : digital(pointer, raw);
    }

    /** Of an invoice of either kind. */
    public static Result<String> any(String pointer, @Nullable String raw) {
        return isOld(raw) ? paper(pointer, raw) : digital(pointer, raw);
    }

    private static Result<String> digital(String pointer, @Nullable String raw) {
        return InvoiceNumber.check(pointer, raw).fold(number -> Result.done(number.value()), Result::refused);
    }

    private static Result<String> paper(String pointer, @Nullable String raw) {
        if (raw != null && isOld(raw)) {
            return Result.done(SEPARATORS.matcher(raw.strip()).replaceAll(""));
        }
        return InvoiceNumber.check(pointer, raw)
                .fold(
                        number -> Result.done(number.value()),
                        refusals -> Result.refused(
                                refusals.get(0).code().equals("REQUIRED")
                                        ? refusals.get(0)
                                        : Refusal.invalidField(pointer, "INVOICE_NUMBER_OF_PAPER_INVALID")));
    }

    private static boolean isOld(@Nullable String raw) {
        return raw != null && raw.length() <= LONGEST && InvoiceNumber.isOldFormat(raw.strip());
    }
}
