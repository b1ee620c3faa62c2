package io.fapiaodesk.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An amount of money in CNY, tax included, to the cent. Adding and taking away never rounds. */
public record Yuan(BigDecimal amount) implements Comparable<Yuan> {

    public static final Yuan ZERO = new Yuan(BigDecimal.ZERO);

    /** The largest amount anybody may name: ten thousand million less a cent. Sums may be larger. */
    public static final Yuan LARGEST = new Yuan(new BigDecimal("9999999999.99"));

    private static final int LONGEST_INPUT = 32;

    private static final Pattern FORM = Pattern.compile(
            "[\u00a5\uffe5]?((?:0|[1-9][0-9]{0,9}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3})(?:[.][0-9]{1,2})?)");

    public Yuan {
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    public static Yuan of(String amount) {
        return new Yuan(new BigDecimal(amount));
    }

    /**
     * An amount as other systems and people write it: zero or more, in plain decimal notation, with at most two
     * decimals, which are never rounded. A yuan sign before it, thousands set apart by commas, full-width forms and
     * blanks around it are understood; exponents and the digits of other scripts, which Java would take, are not.
     */
    public static Result<Yuan> check(String pointer, @Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return Result.refused(Refusal.invalidField(pointer, "REQUIRED"));
        }
        if (raw.length() > LONGEST_INPUT) {
            return Result.refused(Refusal.invalidField(pointer, "AMOUNT_INVALID"));
        }
        Matcher form = FORM.matcher(HalfWidth.of(raw).strip());
        if (!form.matches()) {
            return Result.refused(Refusal.invalidField(pointer, "AMOUNT_INVALID"));
        }
        return Result.done(of(form.group(1).replace(",", "")));
    }

    public Yuan plus(Yuan other) {
        return new Yuan(amount.add(other.amount));
    }

    public Yuan minus(Yuan other) {
        return new Yuan(amount.subtract(other.amount));
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Yuan other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public String toString() {
        return amount.toPlainString();
    }
}
