package io.fapiaodesk.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The code of GB 32100-2015: department and category (2), region (6), organisation code of GB 11714 (9), check
 * character. Every method expects ASCII digits and capital letters.
 */
final class UnifiedSocialCreditCode {

    static final int LENGTH = 18;
    static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** Where the organisation code starts, and where its own check digit stands. */
    static final int ORGANISATION = 8;

    static final int ORGANISATION_DIGIT = 16;

    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /**
     * Departments and their categories as the standard lists them, and 54, which registers of village committees have
     * given out since. There may be more of those: an unknown pair is asked about.
     */
    private static final Set<String> LEADING_PAIRS = Set.of(
            "11", "12", "13", "19", "21", "29", "31", "32", "33", "34", "35", "39", "41", "49", "51", "52", "53", "54",
            "59", "61", "62", "69", "71", "72", "79", "81", "89", "91", "92", "93", "A1", "A9", "N1", "N2", "N3", "N9",
            "Y1");

    /** GB/T 2260; 10 is what bodies registered with a central authority carry. */
    private static final Set<String> PROVINCES = Set.of(
            "10", "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
            "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");

    private UnifiedSocialCreditCode() {}

    static TaxIdCheck.@Nullable Reason reasonAgainst(String code) {
        if (code.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
            return TaxIdCheck.Reason.FORBIDDEN_LETTER;
        }
        if (isResidentIdentityNumber(code)) {
            return TaxIdCheck.Reason.RESIDENT_IDENTITY_NUMBER;
        }
        if (!LEADING_PAIRS.contains(code.substring(0, 2))) {
            return TaxIdCheck.Reason.UNKNOWN_LEADING_PAIR;
        }
        if (!hasDigitsOnly(code, 2, ORGANISATION)) {
            return TaxIdCheck.Reason.LETTER_IN_REGION;
        }
        return checks(code) ? null : TaxIdCheck.Reason.WRONG_CHECK_CHARACTER;
    }

    /**
     * Whether a registry may have given out a code that the standard does not know: registries have made other check
     * characters and other leading pairs, and an individual business may be registered under its owner's number.
     */
    static boolean mayStandOnACertificate(String code) {
        return code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0) && hasDigitsOnly(code, 2, ORGANISATION);
    }

    /**
     * A code that lost a character on the way, and not an id of 17 from before the standard: those begin with a
     * province, and no province has the number of, say, an enterprise's leading pair.
     */
    static boolean lacksOneCharacter(String seventeen) {
        String pair = seventeen.substring(0, 2);
        return LEADING_PAIRS.contains(pair) && !PROVINCES.contains(pair);
    }

    static boolean isKnownProvince(String code) {
        return PROVINCES.contains(code.substring(2, 4));
    }

    static boolean organisationCodeChecks(String code) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            char c = code.charAt(ORGANISATION + i);
            sum += ORGANISATION_WEIGHTS[i] * (c <= '9' ? c - '0' : CAPITALS.indexOf(c) + 10);
        }
        char expected = "0123456789X0".charAt(11 - sum % 11);
        return code.charAt(ORGANISATION_DIGIT) == expected;
    }

    private static boolean checks(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return code.charAt(LENGTH - 1) == ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** GB 11643: somebody typed the number of a person, which must not be suggested, stored or printed. */
    static boolean isResidentIdentityNumber(String code) {
        if (!hasDigitsOnly(code, 0, 17) || !PROVINCES.contains(code.substring(0, 2))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (code.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return code.charAt(17) == "10X98765432".charAt(sum % 11) && isDate(code.substring(6, 14));
    }

    private static boolean isDate(String yyyyMMdd) {
        try {
            int year = Integer.parseInt(yyyyMMdd.substring(0, 4));
            LocalDate.of(year, Integer.parseInt(yyyyMMdd.substring(4, 6)), Integer.parseInt(yyyyMMdd.substring(6)));
            return year >= 1900;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean hasDigitsOnly(String code, int from, int to) {
        return code.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
