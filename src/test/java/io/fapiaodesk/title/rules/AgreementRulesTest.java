package io.fapiaodesk.title.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.TaxIdCheck.Warning;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.title.domain.AgreementProof;
import io.fapiaodesk.title.domain.TitleKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule about agreements at both of its sides, and what the books make of them together. */
class AgreementRulesTest {

    private final Facts facts = new Facts();
    private final OnBehalf onBehalf = new OnBehalf();

    @Test
    void r30_no_agreement_is_signed_without_a_person() {
        assertThat(ruling()).isInstanceOf(Ruling.NeedsReview.class);
        assertThat(onBehalf.ruling()).isInstanceOf(Ruling.NeedsReview.class);
    }

    @Test
    void every_rule_says_what_it_found_and_from_which_section() {
        assertThat(ruling().findings())
                .hasSize(AgreementRules.BOOK.rules().size())
                .allSatisfy(finding -> assertThat(finding.faqSection()).isNotBlank());
        assertThat(onBehalf.ruling().findings())
                .hasSize(AgreementRules.PAY_ON_BEHALF.rules().size())
                .allSatisfy(finding -> assertThat(finding.faqSection()).isNotBlank());
    }

    @Test
    void all_reasons_are_given_at_once() {
        facts.hasManager = false;
        facts.closed = true;
        facts.enterprise = false;
        facts.registered = true;
        facts.pending = true;

        assertThat(violations(ruling()))
                .containsExactly(
                        "NO_ACCOUNT_MANAGER",
                        "ACCOUNT_CLOSED",
                        "AGREEMENT_FOR_ENTERPRISES",
                        "TITLE_BY_REGISTRATION",
                        "AGREEMENT_PENDING");
    }

    @Test
    void r29_without_an_account_manager_there_is_no_agreement() {
        assertThat(codes(ruling())).contains("HAS_ACCOUNT_MANAGER");

        facts.hasManager = false;
        assertThat(violations(ruling())).containsExactly("NO_ACCOUNT_MANAGER");
    }

    @Test
    void r11_a_closed_account_makes_no_agreement() {
        assertThat(codes(ruling())).contains("ACCOUNT_OPEN");

        facts.closed = true;
        assertThat(violations(ruling())).containsExactly("ACCOUNT_CLOSED");
    }

    @Test
    void r79_a_person_agrees_for_domain_names_only() {
        assertThat(codes(ruling())).contains("ENTERPRISE_ACCOUNT");

        facts.enterprise = false;
        assertThat(violations(ruling())).containsExactly("AGREEMENT_FOR_ENTERPRISES");

        facts.domains = 1;
        assertThat(violations(ruling())).isEmpty();
        assertThat(codes(ruling())).contains("DOMAIN_EXCEPTION");
    }

    @Test
    void r17_a_tax_id_that_does_not_fit_is_for_the_manager_to_look_at() {
        assertThat(codes(ruling())).contains("TAX_ID_VALID");

        facts.taxIdKind = TaxId.Kind.PUBLIC_INSTITUTION;
        assertThat(codes(ruling())).contains("TAX_ID_NOT_OF_AN_ENTERPRISE");

        facts.titleKind = TitleKind.ORGANIZATION;
        assertThat(codes(ruling())).contains("TAX_ID_VALID");

        facts.warnings = List.of(Warning.LEGACY_ID);
        assertThat(codes(ruling())).contains("TAX_ID_UNUSUAL");

        facts.warnings = List.of(Warning.AS_ON_CERTIFICATE);
        assertThat(codes(ruling())).contains("TAX_ID_AS_ON_CERTIFICATE");

        facts.warnings = List.of(Warning.RESIDENT_IDENTITY_NUMBER);
        assertThat(codes(ruling())).contains("TAX_ID_OF_A_PERSON");
        assertThat(ruling()).isInstanceOf(Ruling.NeedsReview.class);
    }

    @Test
    void r84_the_title_of_the_registration_needs_no_agreement() {
        facts.registered = true;
        assertThat(violations(ruling())).containsExactly("TITLE_BY_REGISTRATION");
    }

    @Test
    void r84_an_agreed_title_is_asked_for_again_in_its_last_thirty_days_only() {
        facts.daysLeft = 31;
        assertThat(violations(ruling())).containsExactly("TITLE_ALREADY_AGREED");

        facts.daysLeft = 30;
        assertThat(violations(ruling())).isEmpty();
    }

    @Test
    void r30_the_same_title_is_evaluated_once_at_a_time() {
        assertThat(codes(ruling())).contains("NO_AGREEMENT_PENDING");

        facts.pending = true;
        assertThat(violations(ruling())).containsExactly("AGREEMENT_PENDING");
        assertThat(AgreementRules.agreementPending().code()).isEqualTo("AGREEMENT_PENDING");
    }

    @Test
    void r31_a_ticket_leads_to_the_same_evaluation() {
        assertThat(codes(ruling())).contains("CUSTOMER_APPLIED");

        facts.ticket = "T-1";
        assertThat(codes(ruling())).contains("OPENED_FOR_TICKET", "MANAGER_EVALUATES");
    }

    @Test
    void r50_without_an_account_manager_of_the_payer_the_group_evaluates() {
        assertThat(codes(onBehalf.ruling())).contains("PAYER_HAS_ACCOUNT_MANAGER");

        onBehalf.manager = false;
        assertThat(violations(onBehalf.ruling())).isEmpty();
        assertThat(codes(onBehalf.ruling())).contains("PAYER_WITHOUT_ACCOUNT_MANAGER");
    }

    @Test
    void r49_nobody_pays_on_behalf_of_oneself() {
        assertThat(codes(onBehalf.ruling())).contains("PAYER_AND_BENEFICIARY");

        onBehalf.same = true;
        assertThat(violations(onBehalf.ruling())).containsExactly("PAYER_IS_BENEFICIARY");
    }

    @Test
    void r11_closed_accounts_pay_for_nobody() {
        assertThat(codes(onBehalf.ruling())).contains("ACCOUNT_OPEN");

        onBehalf.closed = true;
        assertThat(violations(onBehalf.ruling())).containsExactly("ACCOUNT_CLOSED");
    }

    @Test
    void r50_an_enterprise_seals_and_a_person_signs() {
        assertThat(codes(onBehalf.ruling()))
                .contains("PAYER_PROOF_SEAL_TO_COMPARE", "BENEFICIARY_PROOF_SIGNATURE_TO_COMPARE");

        onBehalf.payerProof = AgreementProof.SIGNATURE;
        onBehalf.beneficiaryProof = AgreementProof.SEAL;
        assertThat(violations(onBehalf.ruling())).containsExactly("PAYER_PROOF_SEAL", "BENEFICIARY_PROOF_SIGNATURE");

        onBehalf.payerEnterprise = false;
        onBehalf.beneficiaryEnterprise = true;
        assertThat(codes(onBehalf.ruling()))
                .contains("PAYER_PROOF_SIGNATURE_TO_COMPARE", "BENEFICIARY_PROOF_SEAL_TO_COMPARE");
    }

    @Test
    void r50_one_pay_on_behalf_agreement_of_the_same_two_at_a_time() {
        assertThat(codes(onBehalf.ruling())).contains("TITLE_NOT_AGREED_YET");

        onBehalf.daysLeft = 31;
        assertThat(violations(onBehalf.ruling())).containsExactly("TITLE_ALREADY_AGREED");
        onBehalf.daysLeft = 30;
        assertThat(violations(onBehalf.ruling())).isEmpty();

        onBehalf.pending = true;
        assertThat(violations(onBehalf.ruling())).containsExactly("AGREEMENT_PENDING");
        assertThat(AgreementRules.payOnBehalfPending().code()).isEqualTo("AGREEMENT_PENDING");
    }

    @Test
    void r30_a_second_name_for_a_tax_id_is_for_the_manager_to_look_at() {
        assertThat(codes(ruling())).contains("TAX_ID_HAS_ONE_NAME");

        facts.otherName = "示例科技有限公司";
        assertThat(ruling().findings())
                .filteredOn(Finding.Undetermined.class::isInstance)
                .extracting(Finding::code)
                .contains("TAX_ID_UNDER_ANOTHER_NAME");
        assertThat(violations(ruling())).isEmpty();
    }

    private Ruling ruling() {
        return AgreementRules.BOOK.rule(facts.build());
    }

    private static List<String> violations(Ruling ruling) {
        return ruling.findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .map(Finding::code)
                .toList();
    }

    private static List<String> codes(Ruling ruling) {
        return ruling.findings().stream().map(Finding::code).toList();
    }

    /** An enterprise that asks for the title of another one, against which nothing speaks. */
    private static final class Facts {
        boolean hasManager = true;
        boolean closed;
        boolean enterprise = true;
        int domains;
        TitleKind titleKind = TitleKind.ENTERPRISE;
        TaxId.Kind taxIdKind = TaxId.Kind.ENTERPRISE;
        List<Warning> warnings = List.of();
        boolean registered;
        long daysLeft;
        boolean pending;

        @Nullable
        String otherName;

        @Nullable
        String ticket;

        AgreementFacts build() {
            return new AgreementFacts(
                    hasManager,
                    closed,
                    enterprise,
                    domains,
                    titleKind,
                    taxIdKind,
                    warnings,
                    registered,
                    daysLeft,
                    pending,
                    otherName,
                    ticket);
        }
    }

    /** An enterprise that pays for a person, both having put to the agreement what they must. */
    private static final class OnBehalf {
        boolean manager = true;
        boolean same;
        boolean closed;
        boolean payerEnterprise = true;
        AgreementProof payerProof = AgreementProof.SEAL;
        boolean beneficiaryEnterprise;
        AgreementProof beneficiaryProof = AgreementProof.SIGNATURE;
        long daysLeft;
        boolean pending;

        Ruling ruling() {
            return AgreementRules.PAY_ON_BEHALF.rule(new PayOnBehalfFacts(
                    manager,
                    same,
                    closed,
                    payerEnterprise,
                    payerProof,
                    beneficiaryEnterprise,
                    beneficiaryProof,
                    daysLeft,
                    pending));
        }
    }
}
