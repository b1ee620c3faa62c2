package io.fapiaodesk.kernel;

import java.util.List;

/** What looking at a tax id as somebody typed it comes to. */
public sealed interface TaxIdCheck {

    /** The id may be printed on an invoice, though a reviewer may want to know of the warnings. */
    record Valid(TaxId id, List<Warning> warnings) implements TaxIdCheck {
        public Valid {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * No such id exists, as far as the standard tells.
     *
     * @param suggestions the id that does check and that a slip of the keyboard turned into what was typed, when there
     *     is only one such; otherwise none
     */
    record Invalid(Reason reason, List<String> suggestions) implements TaxIdCheck {
        public Invalid {
            suggestions = List.copyOf(suggestions);
        }
    }

    /** What is odd about a valid id. */
    enum Warning {
        /** An id from before GB 32100: nothing in it can be checked. */
        LEGACY_ID,
        /** The organisation code inside fails its own check digit (GB 11714), which real ids hardly ever do. */
        ORGANISATION_CODE_DIGIT,
        /** No such province: regions are renamed more often than software is. */
        UNKNOWN_REGION,
        /** Not after the standard, but on the certificate, as the one who entered it says. */
        AS_ON_CERTIFICATE,
        /** The number of a person, which an individual business may carry and nobody else. */
        RESIDENT_IDENTITY_NUMBER
    }

    /** Why there is no such id; the names end up in the refusal codes {@code TAX_ID_<reason>}. */
    enum Reason {
        MISSING,
        WRONG_LENGTH,
        FOREIGN_CHARACTER,
        FORBIDDEN_LETTER,
        ALL_ZERO,
        UNKNOWN_LEADING_PAIR,
        LETTER_IN_REGION,
        RESIDENT_IDENTITY_NUMBER,
        WRONG_CHECK_CHARACTER
    }

    /** The same answer for a use case: the id, or a refusal that names the field and offers the likeliest id. */
    default Result<TaxId> at(String pointer) {
        if (this instanceof Valid valid) {
            return Result.done(valid.id());
        }
        Invalid invalid = (Invalid) this;
        String code = "TAX_ID_" + invalid.reason().name();
        return Result.refused(
                invalid.suggestions().isEmpty()
                        ? Refusal.invalidField(pointer, code)
                        : Refusal.invalidField(pointer, code, String.join(", ", invalid.suggestions())));
    }
}
