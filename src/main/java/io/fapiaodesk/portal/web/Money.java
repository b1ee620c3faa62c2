package io.fapiaodesk.portal.web;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes amounts and rates the way people read them. */
final class Money {

    private Money() {}

    /** {@code 1,200.00}; never rounded, because nobody names more than two decimals. */
    static String of(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }

    static String of(String amount) {
        return of(new BigDecimal(amount));
    }

    /** {@code 6 %} for {@code 0.06}. */
    static String percent(String fraction) {
        return new BigDecimal(fraction).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
