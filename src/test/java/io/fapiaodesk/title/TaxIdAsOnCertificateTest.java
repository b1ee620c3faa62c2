package io.fapiaodesk.title;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An odd tax id is asked about wherever a customer enters one, and passes with the customer's word for it. */
class TaxIdAsOnCertificateTest {

    @ParameterizedTest
    @CsvSource({
        "91330106673959645P, TAX_ID_WRONG_CHECK_CHARACTER",
        "55330106MF1234567W, TAX_ID_UNKNOWN_LEADING_PAIR",
        "330106199003070348, TAX_ID_RESIDENT_IDENTITY_NUMBER"
    })
    void an_odd_tax_id_is_refused_until_the_applicant_says_that_it_stands_like_this_on_the_certificate(
            String taxId, String code) {
        for (Boolean said : new Boolean[] {null, false}) {
            assertThat(codes(application(taxId, said).check())).containsExactly(code);
            assertThat(codes(agreement(taxId, said).check(false))).containsExactly(code);
        }
        assertThat(application(taxId, true).check()).isInstanceOf(Result.Done.class);
        assertThat(agreement(taxId, true).check(false)).isInstanceOf(Result.Done.class);
    }

    private static TitleForm application(String taxId, @Nullable Boolean said) {
        return new TitleForm(
                "EMPLOYED",
                "示例村民委员会",
                taxId,
                "ORGANIZATION",
                "SOCIAL_SECURITY",
                false,
                null,
                null,
                null,
                null,
                true,
                said);
    }

    private static AgreementForm agreement(String taxId, @Nullable Boolean said) {
        return new AgreementForm("示例村民委员会", taxId, null, null, null, null, null, null, said);
    }

    private static List<String> codes(Result<?> result) {
        return result instanceof Result.Refused<?> refused
                ? refused.refusals().stream().map(Refusal::code).toList()
                : List.of();
    }
}
