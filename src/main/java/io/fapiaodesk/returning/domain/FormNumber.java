package io.fapiaodesk.returning.domain;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a credit-note confirmation form: twenty digits, the one hard check there is (decision 10). The tax
 * bureau has never said what they mean; digits 7 to 10 look like year and month, which is good for a warning only.
 */
public record FormNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{20}");
    private static final int YEAR_AT = 6;
    private static final int MONTH_AT = 8;
    private static final int MONTH_END = 10;
    private static final int CENTURY = 2000;
    private static final int MONTHS = 12;

    public FormNumber {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not the number of a confirmation form");
        }
    }

    public static boolean isWellFormed(String text) {
        return FORM.matcher(text).matches();
    }

    /** The month in which the form seems to have been made, if the digits are one. */
    public Optional<YearMonth> month() {
        int month = Integer.parseInt(value.substring(MONTH_AT, MONTH_END));
        return month < 1 || month > MONTHS
                ? Optional.empty()
                : Optional.of(YearMonth.of(CENTURY + Integer.parseInt(value.substring(YEAR_AT, MONTH_AT)), month));
    }

    @Override
    public String toString() {
        return value;
    }
}
