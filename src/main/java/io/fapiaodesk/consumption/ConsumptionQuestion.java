package io.fapiaodesk.consumption;

import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.StrictDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which items somebody wants to see.
 *
 * @param invoiceable only those that can be invoiced, or only those that cannot; all of them when it is not said
 * @param account whose, where a master has members
 * @param search a part of the order number (R41) or of the product code
 */
public record ConsumptionQuestion(
        @Nullable Boolean invoiceable,
        @Nullable YearMonth month,
        @Nullable String productCode,
        @Nullable String account,
        @Nullable String search) {

    private static final int LONGEST = 128;

    public static final ConsumptionQuestion INVOICEABLE = new ConsumptionQuestion(true, null, null, null, null);

    /** Blanks ask for nothing. */
    public static Result<ConsumptionQuestion> of(
            @Nullable Boolean invoiceable,
            @Nullable String month,
            @Nullable String productCode,
            @Nullable String account,
            @Nullable String search) {
        List<Refusal> refusals = new ArrayList<>();
        YearMonth billed = isBlank(month) ? null : take(StrictDate.month("/month", month), refusals);
        String product =
                isBlank(productCode) ? null : take(PlainText.check("/productCode", productCode, LONGEST), refusals);
        String whose = isBlank(account) ? null : take(Identifier.signIn("/accountId", account), refusals);
        String part = isBlank(search) ? null : take(PlainText.check("/q", search, LONGEST), refusals);
        return refusals.isEmpty()
                ? Result.done(new ConsumptionQuestion(invoiceable, billed, product, whose, part))
                : Result.refused(refusals);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static <T> @Nullable T take(Result<T> result, List<Refusal> refusals) {
        if (result instanceof Result.Done<T> done) {
            return done.value();
        }
        refusals.addAll(((Result.Refused<T>) result).refusals());
        return null;
    }
}
