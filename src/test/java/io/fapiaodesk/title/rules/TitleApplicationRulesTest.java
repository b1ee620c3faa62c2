package io.fapiaodesk.title.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.TaxIdCheck.Warning;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.TitleKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule at both of its sides, and what the book makes of them together. */
class TitleApplicationRulesTest {

    private final Facts facts = new Facts();

    @Test
    void an_application_is_never_approved_without_a_person() {
        assertThat(TitleApplicationRules.BOOK.rule(facts.build())).isInstanceOf(Ruling.NeedsReview.class);
    }

    @Test
    void every_rule_of_the_book_says_what_it_found_and_from_which_section() {
        Ruling ruling = TitleApplicationRules.BOOK.rule(facts.build());

        assertThat(ruling.findings()).hasSize(TitleApplicationRules.BOOK.rules().size());
        assertThat(ruling.findings())
                .allSatisfy(finding -> assertThat(finding.faqSection()).isNotBlank());
        assertThat(ruling.bookVersion()).isEqualTo("title-application-3");
    }

    @Test
    void all_reasons_are_given_at_once() {
        facts.closedAccount = true;
        facts.approvedTitleInForce = true;
        facts.otherApplicationOpen = true;

        assertThat(violations()).containsExactly("ACCOUNT_CLOSED", "TITLE_ALREADY_ACTIVE", "APPLICATION_PENDING");
    }

    @Test
    void r19_a_renewal_is_no_second_title_and_leaves_nothing_to_invoice_first() {
        facts.approvedTitleInForce = true;
        facts.renewal = true;
        facts.uninvoicedItems = 3;
        assertThat(violations()).isEmpty();
    }

    @Test
    void r18_an_enterprise_account_is_refused() {
        facts.enterpriseAccount = true;
        assertThat(violations()).containsExactly("ENTERPRISE_ACCOUNT");
    }

    @Test
    void r18_an_individual_account_may_apply() {
        assertThat(finding(18)).isInstanceOf(Finding.Satisfied.class);
    }

    @Test
    void r11_a_closed_account_is_refused() {
        facts.closedAccount = true;
        assertThat(violations()).containsExactly("ACCOUNT_CLOSED");
    }

    @Test
    void r11_an_open_account_may_apply() {
        assertThat(finding(11)).isInstanceOf(Finding.Satisfied.class);
    }

    @Test
    void r19_an_active_enterprise_title_refuses_a_second() {
        facts.approvedTitleInForce = true;
        assertThat(violations()).containsExactly("TITLE_ALREADY_ACTIVE");
    }

    @Test
    void r19_a_pending_application_refuses_a_second() {
        facts.otherApplicationOpen = true;
        assertThat(violations()).containsExactly("APPLICATION_PENDING");
    }

    @Test
    void r87_uninvoiced_items_come_first_until_they_are_acknowledged() {
        facts.uninvoicedItems = 1;
        assertThat(violations()).containsExactly("ISSUE_PENDING_FIRST");
        assertThat(finding(87).arguments()).containsExactly("1");

        facts.uninvoicedAcknowledged = true;
        assertThat(violations()).isEmpty();
        assertThat(finding(87).code()).isEqualTo("UNINVOICED_ACKNOWLEDGED");
    }

    @Test
    void r87_with_nothing_uninvoiced_nothing_is_to_acknowledge() {
        assertThat(finding(87).code()).isEqualTo("NOTHING_UNINVOICED");
    }

    @Test
    void r20_a_student_with_the_tax_id_of_a_public_institution_fits() {
        facts.identity = Identity.STUDENT;
        facts.titleKind = TitleKind.ORGANIZATION;
        facts.taxIdKind = TaxId.Kind.PUBLIC_INSTITUTION;
        assertThat(finding(20)).isInstanceOf(Finding.Satisfied.class);
    }

    @Test
    void r20_a_student_with_the_tax_id_of_an_enterprise_is_for_a_person_to_look_at() {
        facts.identity = Identity.STUDENT;
        assertThat(finding(20)).isInstanceOf(Finding.Undetermined.class);
        assertThat(finding(20).code()).isEqualTo("TAX_ID_NOT_OF_A_UNIVERSITY");
    }

    @Test
    void r17_an_enterprise_title_with_the_tax_id_of_another_kind_of_body_is_for_a_person_to_look_at() {
        facts.taxIdKind = TaxId.Kind.PUBLIC_INSTITUTION;
        assertThat(finding(17).code()).isEqualTo("TAX_ID_NOT_OF_AN_ENTERPRISE");

        facts.titleKind = TitleKind.ORGANIZATION;
        assertThat(finding(17)).isInstanceOf(Finding.Satisfied.class);
    }

    @Test
    void r17_a_doubtful_tax_id_is_for_a_person_to_look_at() {
        facts.taxIdWarnings = List.of(Warning.ORGANISATION_CODE_DIGIT);
        assertThat(finding(17).code()).isEqualTo("TAX_ID_UNUSUAL");
    }

    @Test
    void r17_a_tax_id_that_only_the_certificate_speaks_for_comes_before_a_person_with_a_warning() {
        facts.taxIdWarnings = List.of(Warning.AS_ON_CERTIFICATE);
        assertThat(finding(17).code()).isEqualTo("TAX_ID_AS_ON_CERTIFICATE");
        assertThat(finding(17)).isInstanceOf(Finding.Undetermined.class);
    }

    @Test
    void r17_the_number_of_a_person_comes_before_a_person_with_a_warning() {
        facts.taxIdWarnings = List.of(Warning.RESIDENT_IDENTITY_NUMBER);
        assertThat(finding(17).code()).isEqualTo("TAX_ID_OF_A_PERSON");
        assertThat(finding(17)).isInstanceOf(Finding.Undetermined.class);
    }

    @Test
    void r85_standard_proof_is_still_read_by_a_person() {
        assertThat(finding(85).code()).isEqualTo("STANDARD_PROOF");
        assertThat(finding(85)).isInstanceOf(Finding.Undetermined.class);
    }

    @Test
    void r85_other_proof_is_for_a_specialist() {
        facts.standardProof = false;
        assertThat(finding(85).code()).isEqualTo("NON_STANDARD_PROOF");
        assertThat(finding(85)).isInstanceOf(Finding.Undetermined.class);
    }

    @Test
    void r16_special_vat_takes_a_second_decision() {
        assertThat(finding(16)).isInstanceOf(Finding.Satisfied.class);

        facts.wantsSpecialVat = true;
        assertThat(finding(16)).isInstanceOf(Finding.Undetermined.class);
    }

    @Test
    void r79_domain_names_are_pointed_out() {
        assertThat(finding(79).code()).isEqualTo("NO_DOMAIN_ORDERS");

        facts.domainOrders = 2;
        assertThat(finding(79).code()).isEqualTo("DOMAINS_KEEP_PERSONAL_TITLE");
        assertThat(finding(79).arguments()).containsExactly("2");
    }

    private List<String> violations() {
        return TitleApplicationRules.BOOK.rule(facts.build()) instanceof Ruling.Refused refused
                ? refused.violations().stream().map(Finding::code).toList()
                : List.of();
    }

    private Finding finding(int rule) {
        return TitleApplicationRules.BOOK.rule(facts.build()).findings().stream()
                .filter(finding -> finding.rule().equals(new RuleId(rule)))
                .findFirst()
                .orElseThrow();
    }

    /** An employed person with standard proof and nothing in the way. */
    private static final class Facts {
        boolean enterpriseAccount;
        boolean closedAccount;
        boolean approvedTitleInForce;
        boolean renewal;
        boolean otherApplicationOpen;
        Identity identity = Identity.EMPLOYED;
        TitleKind titleKind = TitleKind.ENTERPRISE;
        TaxId.Kind taxIdKind = TaxId.Kind.ENTERPRISE;
        List<Warning> taxIdWarnings = List.of();
        boolean standardProof = true;
        boolean wantsSpecialVat;
        int uninvoicedItems;
        boolean uninvoicedAcknowledged;
        int domainOrders;

        TitleApplicationFacts build() {
            return new TitleApplicationFacts(
                    enterpriseAccount,
                    closedAccount,
                    approvedTitleInForce,
                    renewal,
                    otherApplicationOpen,
                    identity,
                    titleKind,
                    taxIdKind,
                    taxIdWarnings,
                    "SOCIAL_SECURITY",
                    standardProof,
                    wantsSpecialVat,
                    uninvoicedItems,
                    uninvoicedAcknowledged,
                    domainOrders);
        }
    }
}
