package io.fapiaodesk.title.domain;

import org.jspecify.annotations.Nullable;

/**
 * What the title of an agreement may be used for.
 *
 * @param beneficiaryAccountId whose items a pay-on-behalf title is for, paid by the account that has the title; empty for
 *     the other kinds
 */
public record AgreementUse(AgreementKind kind, @Nullable String beneficiaryAccountId) {

    public AgreementUse {
        if ((kind == AgreementKind.PAY_ON_BEHALF) != (beneficiaryAccountId != null)) {
            throw new IllegalArgumentException("Paying on behalf has a beneficiary, and nothing else has one");
        }
    }
}
