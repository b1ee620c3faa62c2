package io.fapiaodesk.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tax id of a buyer or a seller, in its normal form: ASCII digits and capital letters. Since 2015 that is a
 * unified social credit code of 18 characters; bodies that never exchanged their registration still use older ids of
 * 15, 17 or 20.
 */
public record TaxId(String value) {

    /** Longer than any id with every character set apart; what is longer is not worth looking at. */
    private static final int LONGEST_INPUT = 64;

    private static final Pattern LEGACY = Pattern.compile("[0-9A-Z]+");

    public TaxId {
        if (reasonAgainst(value) != null && !mayStandOnACertificate(value)) {
            throw new IllegalArgumentException("Not a tax id");
        }
    }

    /** Brings what was typed into normal form and checks it. */
    public static TaxIdCheck check(@Nullable String raw) {
        return check(raw, false);
    }

    /** The same of an id that somebody has compared with the certificate before it was kept. */
    public static TaxIdCheck.Valid checkKept(@Nullable String raw) {
        if (check(raw, true) instanceof TaxIdCheck.Valid valid) {
            return valid;
        }
        throw new IllegalStateException("A tax id is checked before it is kept");
    }

    /**
     * Brings what was typed into normal form and checks it.
     *
     * @param asOnCertificate whether the one who typed it says that it stands like this on the certificate; that lets an
     *     odd id pass with a warning, and one that cannot be still does not
     */
    public static TaxIdCheck check(@Nullable String raw, boolean asOnCertificate) {
        if (raw == null) {
            return new TaxIdCheck.Invalid(TaxIdCheck.Reason.MISSING, List.of());
        }
        if (raw.length() > LONGEST_INPUT) {
            return new TaxIdCheck.Invalid(TaxIdCheck.Reason.WRONG_LENGTH, List.of());
        }
        String code = normalise(raw);
        TaxIdCheck.Reason reason = reasonAgainst(code);
        if (reason != null && asOnCertificate && mayStandOnACertificate(code)) {
            return new TaxIdCheck.Valid(
                    new TaxId(code),
                    List.of(
                            reason == TaxIdCheck.Reason.RESIDENT_IDENTITY_NUMBER
                                    ? TaxIdCheck.Warning.RESIDENT_IDENTITY_NUMBER
                                    : TaxIdCheck.Warning.AS_ON_CERTIFICATE));
        }
        if (reason != null) {
            return new TaxIdCheck.Invalid(reason, SlipOfTheKeyboard.suggestionsFor(code, reason));
        }
        return new TaxIdCheck.Valid(new TaxId(code), warningsFor(code));
    }

    /** What kind of body the id was given to, as far as the id tells. */
    public Kind kindHint() {
        return value.length() == UnifiedSocialCreditCode.LENGTH && !isOfAPerson()
                ? Kind.ofLeadingPair(value.substring(0, 2))
                : Kind.UNKNOWN;
    }

    /** Whether it is the number of a person, which an individual business may carry: it is shown to few. */
    public boolean isOfAPerson() {
        return value.length() >= UnifiedSocialCreditCode.LENGTH
                && UnifiedSocialCreditCode.isResidentIdentityNumber(value.substring(0, UnifiedSocialCreditCode.LENGTH));
    }

    /** What may stand where the number of a person may not. */
    public String withoutPerson() {
        return isOfAPerson()
                ? value.substring(0, 3) + "*".repeat(value.length() - 5) + value.substring(value.length() - 2)
                : value;
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean mayStandOnACertificate(String code) {
        return code.length() == UnifiedSocialCreditCode.LENGTH
                && LEGACY.matcher(code).matches()
                && code.chars().anyMatch(c -> c != '0')
                && UnifiedSocialCreditCode.mayStandOnACertificate(code);
    }

    /**
     * Full-width forms become their ASCII counterparts, small letters capital ones, and spaces go, wherever they are:
     * ids are printed in groups. Nothing else is mended. In particular superscripts and the digits of other scripts
     * stay what they are and are refused, and so is an invisible character, which is no slip of a keyboard.
     */
    private static String normalise(String raw) {
        String text = raw.strip();
        StringBuilder normal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = HalfWidth.of(text.charAt(i));
            if (Character.getType(c) == Character.SPACE_SEPARATOR) {
                continue;
            }
            normal.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        return normal.toString();
    }

    private static TaxIdCheck.@Nullable Reason reasonAgainst(String code) {
        if (code.isEmpty()) {
            return TaxIdCheck.Reason.MISSING;
        }
        if (!LEGACY.matcher(code).matches()) {
            return TaxIdCheck.Reason.FOREIGN_CHARACTER;
        }
        if (code.chars().allMatch(c -> c == '0')) {
            return TaxIdCheck.Reason.ALL_ZERO;
        }
        return switch (code.length()) {
            case UnifiedSocialCreditCode.LENGTH -> UnifiedSocialCreditCode.reasonAgainst(code);
            case 15, 20 -> null;
            case 17 -> UnifiedSocialCreditCode.lacksOneCharacter(code) ? TaxIdCheck.Reason.WRONG_LENGTH : null;
            default -> TaxIdCheck.Reason.WRONG_LENGTH;
        };
    }

    private static List<TaxIdCheck.Warning> warningsFor(String code) {
        if (code.length() != UnifiedSocialCreditCode.LENGTH) {
            return List.of(TaxIdCheck.Warning.LEGACY_ID);
        }
        List<TaxIdCheck.Warning> warnings = new ArrayList<>();
        if (!UnifiedSocialCreditCode.organisationCodeChecks(code)) {
            warnings.add(TaxIdCheck.Warning.ORGANISATION_CODE_DIGIT);
        }
        if (!UnifiedSocialCreditCode.isKnownProvince(code)) {
            warnings.add(TaxIdCheck.Warning.UNKNOWN_REGION);
        }
        return warnings;
    }

    /** The kinds of bodies that the leading pair of a unified social credit code tells apart, where it matters to us. */
    public enum Kind {
        GOVERNMENT_ORGAN,
        /** Most universities. */
        PUBLIC_INSTITUTION,
        LAW_FIRM,
        SOCIAL_ORGANISATION,
        /** Many private universities. */
        PRIVATE_NON_ENTERPRISE,
        FOUNDATION,
        ENTERPRISE,
        SOLE_TRADER,
        FARMERS_COOPERATIVE,
        /** Known to the standard, of no kind that we treat differently. */
        OTHER,
        /** A legacy id, which does not tell. */
        UNKNOWN;

        static Kind ofLeadingPair(String pair) {
            return switch (pair) {
                case "11" -> GOVERNMENT_ORGAN;
                case "12" -> PUBLIC_INSTITUTION;
                case "31" -> LAW_FIRM;
                case "51" -> SOCIAL_ORGANISATION;
                case "52" -> PRIVATE_NON_ENTERPRISE;
                case "53" -> FOUNDATION;
                case "91" -> ENTERPRISE;
                case "92" -> SOLE_TRADER;
                case "93" -> FARMERS_COOPERATIVE;
                default -> OTHER;
            };
        }

        /** Whether a university could be such a body: what a student's title is expected to be. */
        public boolean mayBeUniversity() {
            return this == PUBLIC_INSTITUTION || this == PRIVATE_NON_ENTERPRISE || this == UNKNOWN;
        }

        /** Whether a market regulator registered it: what a title of the kind "enterprise" is expected to be. */
        public boolean mayBeEnterprise() {
            return this == ENTERPRISE || this == SOLE_TRADER || this == FARMERS_COOPERATIVE || this == UNKNOWN;
        }
    }
}
