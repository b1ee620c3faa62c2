package io.fapiaodesk.account.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.account.rules.CertificateNameIsTheRegisteredName.Names;
import io.fapiaodesk.account.rules.RegistrationIsIrreversible.Change;
import io.fapiaodesk.kernel.ruling.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationRulesTest {

    private final RegistrationIsIrreversible irreversible = new RegistrationIsIrreversible();
    private final CertificateNameIsTheRegisteredName certificateName = new CertificateNameIsTheRegisteredName();

    @Test
    void an_enterprise_does_not_become_a_person_again() {
        Finding finding = irreversible.examine(new Change(true, false));
        assertThat(finding).isInstanceOf(Finding.Violated.class);
        assertThat(finding.code()).isEqualTo("REGISTRATION_IRREVERSIBLE");
        assertThat(finding.rule()).hasToString("R23");
    }

    /** R23: "Proceed with caution." */
    @Test
    void becoming_an_enterprise_is_begun_only_by_who_knows_that_it_is_for_good() {
        IrreversibleChangesAreAcknowledged rule = new IrreversibleChangesAreAcknowledged();
        Finding finding = rule.examine(new IrreversibleChangesAreAcknowledged.Wish(true, false));
        assertThat(finding.code()).isEqualTo("REGISTRATION_NOT_ACKNOWLEDGED");
        assertThat(finding).isInstanceOf(Finding.Violated.class);
        assertThat(finding.rule()).hasToString("R23");
        assertThat(rule.examine(new IrreversibleChangesAreAcknowledged.Wish(true, true)))
                .isInstanceOf(Finding.Satisfied.class);
        assertThat(rule.examine(new IrreversibleChangesAreAcknowledged.Wish(false, false)))
                .isInstanceOf(Finding.Satisfied.class);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, true"})
    void every_other_registration_may_follow(boolean fromEnterprise, boolean toEnterprise) {
        assertThat(irreversible.examine(new Change(fromEnterprise, toEnterprise)))
                .isInstanceOf(Finding.Satisfied.class);
    }

    @Test
    void a_certificate_bears_the_registered_name_whatever_the_title_says() {
        Finding finding = certificateName.examine(new Names("Synthetic Cloud Ltd.", "Another Title Ltd."));
        assertThat(finding).isInstanceOf(Finding.Violated.class);
        assertThat(finding.arguments()).containsExactly("Synthetic Cloud Ltd.");
        assertThat(finding.rule()).hasToString("R55");
        assertThat(certificateName.examine(new Names("Synthetic Cloud Ltd.", "Synthetic Cloud Ltd.")))
                .isInstanceOf(Finding.Satisfied.class);
    }
}
