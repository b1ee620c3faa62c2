package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.TaxIdCheck;
import io.fapiaodesk.title.domain.TitleKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know about a request for a multi-title agreement.
 *
 * @param hasManager whether somebody looks after the account
 * @param domainOrders how many domain names of the account are not invoiced yet
 * @param registeredTitle whether the title asked for is that of the account's own registration
 * @param daysLeftOfSameTitle how long an agreement about the same title still holds; 0 when none does
 * @param sameTitleInEvaluation whether the same title is asked for already
 * @param otherNameOfTaxId another name that the account has or asked for under the same tax id, if any
 * @param ticket the customer's ticket, when the manager opened it
 */
public record AgreementFacts(
        boolean hasManager,
        boolean closedAccount,
        boolean enterpriseAccount,
        int domainOrders,
        TitleKind titleKind,
        TaxId.Kind taxIdKind,
        List<TaxIdCheck.Warning> taxIdWarnings,
        boolean registeredTitle,
        long daysLeftOfSameTitle,
        boolean sameTitleInEvaluation,
        @Nullable String otherNameOfTaxId,
        @Nullable String ticket) {

    /** In the last days of an agreement the next one can be asked for; the first reminder goes out at their beginning. */
    public static final int RENEWAL_DAYS = 30;
}
