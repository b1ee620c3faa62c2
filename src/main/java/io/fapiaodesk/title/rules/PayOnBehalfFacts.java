package io.fapiaodesk.title.rules;

import io.fapiaodesk.title.domain.AgreementProof;

/**
 * What the rules know about a pay-on-behalf agreement.
 *
 * @param managerOfPayer whether somebody looks after the payer's account
 * @param sameAccount whether payer and beneficiary are one
 * @param closedAccount whether one of the two is closed
 * @param payerProof what the payer put to the agreement
 * @param beneficiaryProof what the beneficiary put to it
 * @param daysLeftOfSame how long an agreement of the same two still holds; 0 when none does
 * @param sameInEvaluation whether the same is under evaluation already
 */
public record PayOnBehalfFacts(
        boolean managerOfPayer,
        boolean sameAccount,
        boolean closedAccount,
        boolean payerIsEnterprise,
        AgreementProof payerProof,
        boolean beneficiaryIsEnterprise,
        AgreementProof beneficiaryProof,
        long daysLeftOfSame,
        boolean sameInEvaluation) {}
