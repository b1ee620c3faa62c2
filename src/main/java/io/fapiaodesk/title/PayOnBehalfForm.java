package io.fapiaodesk.title;

import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.title.domain.AgreementProof;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pay-on-behalf agreement as an account manager filled it in. The names are those of the HTTP interface.
 *
 * @param payerProof what the payer put to the agreement: SIGNATURE or SEAL
 * @param beneficiaryProof what the beneficiary put to it
 */
public record PayOnBehalfForm(
        @Nullable String payerAccountId,
        @Nullable String beneficiaryAccountId,
        @Nullable String ticket,
        @Nullable String payerProof,
        @Nullable String beneficiaryProof) {

    record Checked(
            String payerAccountId,
            String beneficiaryAccountId,
            @Nullable String ticket,
            AgreementProof payerProof,
            AgreementProof beneficiaryProof) {}

    /**
     * The same as the payer fills it in.
     *
     * @param beneficiaryName as the account of the beneficiary is registered; who does not know it learns nothing of the
     *     account
     */
    public record Asked(
            @Nullable String beneficiaryAccountId,
            @Nullable String beneficiaryName,
            @Nullable String payerProof,
            @Nullable String beneficiaryProof) {

        PayOnBehalfForm by(String payerAccountId) {
            return new PayOnBehalfForm(payerAccountId, beneficiaryAccountId, null, payerProof, beneficiaryProof);
        }
    }

    Result<Checked> check() {
        List<Refusal> wrong = new ArrayList<>();
        String payer = TitleForm.keep(Identifier.signIn("/payerAccountId", payerAccountId), wrong);
        String beneficiary = TitleForm.keep(Identifier.signIn("/beneficiaryAccountId", beneficiaryAccountId), wrong);
        String reference = ApplyForAgreement.ticket(ticket, false, wrong);
        AgreementProof ofPayer = TitleForm.word("/payerProof", payerProof, AgreementProof.values(), wrong);
        AgreementProof ofBeneficiary =
                TitleForm.word("/beneficiaryProof", beneficiaryProof, AgreementProof.values(), wrong);
        if (payer == null || beneficiary == null || ofPayer == null || ofBeneficiary == null || !wrong.isEmpty()) {
            return Result.refused(wrong);
        }
        return Result.done(new Checked(payer, beneficiary, reference, ofPayer, ofBeneficiary));
    }
}
