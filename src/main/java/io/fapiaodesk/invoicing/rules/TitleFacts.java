package io.fapiaodesk.invoicing.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know about a title that an invoice would be made out to.
 *
 * @param missing which of bank, bank account, address and phone are not filled in
 * @param notPrintable the first character of the name and those details that we cannot print, if any
 * @param differsFromRegistration whether the registration says something else by now
 * @param forAnotherBeneficiary whether it is agreed on for one account's items and used for another's
 * @param forDomainsOnly whether it is agreed on for domain names and used for something else
 * @param forDomainsWithoutAgreement whether a person's account wants domain names under an enterprise's title by review
 */
public record TitleFacts(
        String name,
        Standing standing,
        SpecialVat specialVat,
        List<String> missing,
        @Nullable String notPrintable,
        boolean differsFromRegistration,
        boolean forAnotherBeneficiary,
        boolean forDomainsOnly,
        boolean forDomainsWithoutAgreement) {

    public TitleFacts {
        missing = List.copyOf(missing);
    }

    /** Whether it can be used today. */
    public enum Standing {
        ACTIVE,
        SUSPENDED,
        EXPIRED,
        INVALID
    }

    /** Whether it serves for special VAT today, leaving aside what of its details is missing. */
    public enum SpecialVat {
        SERVES,
        NOT_AN_ENTERPRISE,
        NOT_GRANTED,
        EXPIRED
    }
}
