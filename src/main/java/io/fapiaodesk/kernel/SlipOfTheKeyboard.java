package io.fapiaodesk.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Guesses which unified social credit code was meant. The check character leaves one candidate for every position that
 * could be wrong; the organisation code's own digit, the region and the leading pair rule out most of those. Only when a
 * single one is left is it worth saying: of several, most are the code of somebody else.
 */
final class SlipOfTheKeyboard {

    private SlipOfTheKeyboard() {}

    static List<String> suggestionsFor(String code, TaxIdCheck.Reason reason) {
        if (reason == TaxIdCheck.Reason.ALL_ZERO || reason == TaxIdCheck.Reason.RESIDENT_IDENTITY_NUMBER) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        addIfPlausible(found, withoutPunctuation(code));
        addIfPlausible(found, withoutForbiddenLetters(code));
        addSwaps(found, code);
        if (code.length() == UnifiedSocialCreditCode.LENGTH) {
            addReplacements(found, code);
        } else if (code.length() == UnifiedSocialCreditCode.LENGTH + 1) {
            addWithoutOne(found, code);
        }
        return found.size() == 1 ? List.copyOf(found) : List.of();
    }

    private static String withoutPunctuation(String code) {
        StringBuilder kept = new StringBuilder(code.length());
        code.chars().filter(c -> "-_./·".indexOf(c) < 0).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static String withoutForbiddenLetters(String code) {
        return code.replace('O', '0')
                .replace('I', '1')
                .replace('S', '5')
                .replace('Z', '2')
                .replace('V', 'U');
    }

    private static void addSwaps(Set<String> found, String code) {
        for (int i = 0; i + 1 < code.length(); i++) {
            char[] swapped = code.toCharArray();
            swapped[i] = code.charAt(i + 1);
            swapped[i + 1] = code.charAt(i);
            addIfPlausible(found, new String(swapped));
        }
    }

    private static void addReplacements(Set<String> found, String code) {
        for (int i = 0; i < code.length(); i++) {
            for (int k = 0; k < UnifiedSocialCreditCode.ALPHABET.length(); k++) {
                addIfPlausible(
                        found,
                        code.substring(0, i) + UnifiedSocialCreditCode.ALPHABET.charAt(k) + code.substring(i + 1));
            }
        }
    }

    private static void addWithoutOne(Set<String> found, String code) {
        for (int i = 0; i < code.length(); i++) {
            addIfPlausible(found, code.substring(0, i) + code.substring(i + 1));
        }
    }

    private static void addIfPlausible(Set<String> found, String candidate) {
        if (candidate.length() == UnifiedSocialCreditCode.LENGTH
                && UnifiedSocialCreditCode.reasonAgainst(candidate) == null
                && UnifiedSocialCreditCode.organisationCodeChecks(candidate)
                && UnifiedSocialCreditCode.isKnownProvince(candidate)) {
            found.add(candidate);
        }
    }
}
