package io.fapiaodesk.title.rules;

import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.TaxIdCheck;
import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.TitleKind;
import java.util.List;

/**
 * What the rules know about an application for an enterprise title.
 *
 * @param enterpriseAccount whether the account's real-name registration is that of an enterprise
 * @param approvedTitleInForce whether the account has an enterprise title that still holds
 * @param renewal whether the application is for the next term of that title, or for special VAT with it
 * @param otherApplicationOpen whether another application of the account is under review
 * @param standardProof whether the kind of proof is one of the FAQ's list for this identity
 * @param uninvoicedItems how many consumed items are not invoiced yet under the present title
 * @param uninvoicedAcknowledged whether the customer has seen them and goes on
 * @param domainOrders how many of them are domain names
 */
public record TitleApplicationFacts(
        boolean enterpriseAccount,
        boolean closedAccount,
        boolean approvedTitleInForce,
        boolean renewal,
        boolean otherApplicationOpen,
        Identity identity,
        TitleKind titleKind,
        TaxId.Kind taxIdKind,
        List<TaxIdCheck.Warning> taxIdWarnings,
        String proofKind,
        boolean standardProof,
        boolean wantsSpecialVat,
        int uninvoicedItems,
        boolean uninvoicedAcknowledged,
        int domainOrders) {}
