package io.fapiaodesk.portal.web;

import org.jspecify.annotations.Nullable;

/** Personal data as those read it who have not asked to read it in clear. */
final class Masked {

    private Masked() {}

    static @Nullable String lastFour(@Nullable String number) {
        if (number == null) {
            return null;
        }
        return "•••• " + (number.length() <= 8 ? "" : number.substring(number.length() - 4));
    }

    static @Nullable String firstOnly(@Nullable String text) {
        return text == null ? null : text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1)) + "••";
    }
}
