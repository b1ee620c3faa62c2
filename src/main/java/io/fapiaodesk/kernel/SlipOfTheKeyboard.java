package io.fapiaodesk.kernel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Guesses which unified social credit code was meant. The check character leaves one candidate for every position that
 * could be wrong; the organisation code's own digit, the region and the leading pair rule out most of those.
 */
final class SlipOfTheKeyboard {

    private static final int FEW = 3;

    /** What people and scanners take for each other, both ways; the letters that codes never use come first. */
    private static final List<String> LOOK_ALIKES = List.of(
            "O0", "I1", "S5", "Z2", "VU", "VY", "0D", "0Q", "1L", "8B", "6G", "5T", "7T", "2R", "UW", "XY", "PR", "EF",
            "MN", "HK", "CG", "38", "17", "69", "56");

    private SlipOfTheKeyboard() {}

    static List<String> suggestionsFor(String code, TaxIdCheck.Reason reason) {
        if (reason == TaxIdCheck.Reason.ALL_ZERO || reason == TaxIdCheck.Reason.RESIDENT_IDENTITY_NUMBER) {
            return List.of();
        }
        Set<String> likeliestFirst = new LinkedHashSet<>();
        addIfPlausible(likeliestFirst, withoutPunctuation(code));
        addIfPlausible(likeliestFirst, withoutForbiddenLetters(code));
        addSwaps(likeliestFirst, code);
        if (code.length() == UnifiedSocialCreditCode.LENGTH) {
            addReplacements(likeliestFirst, code, true);
            addReplacements(likeliestFirst, code, false);
        } else if (code.length() == UnifiedSocialCreditCode.LENGTH + 1) {
            addWithoutDoubles(likeliestFirst, code);
        }
        return likeliestFirst.stream().limit(FEW).toList();
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

    private static void addReplacements(Set<String> found, String code, boolean lookAlikesOnly) {
        for (int i = 0; i < code.length(); i++) {
            for (int k = 0; k < UnifiedSocialCreditCode.ALPHABET.length(); k++) {
                char other = UnifiedSocialCreditCode.ALPHABET.charAt(k);
                if (other != code.charAt(i) && (!lookAlikesOnly || lookAlike(code.charAt(i), other))) {
                    addIfPlausible(found, code.substring(0, i) + other + code.substring(i + 1));
                }
            }
        }
    }

    private static void addWithoutDoubles(Set<String> found, String code) {
        for (int i = 0; i + 1 < code.length(); i++) {
            if (code.charAt(i) == code.charAt(i + 1)) {
                addIfPlausible(found, code.substring(0, i) + code.substring(i + 1));
            }
        }
    }

    private static boolean lookAlike(char a, char b) {
        return LOOK_ALIKES.contains("" + a + b) || LOOK_ALIKES.contains("" + b + a);
    }

    private static void addIfPlausible(Set<String> found, String candidate) {
        if (candidate.length() == UnifiedSocialCreditCode.LENGTH
                && UnifiedSocialCreditCode.reasonAgainst(candidate) == null
                && UnifiedSocialCreditCode.organisationCodeChecks(candidate)
                && UnifiedSocialCreditCode.isKnownProvince(candidate)
                && !found.contains(candidate)) {
            found.add(candidate);
        }
    }
}
