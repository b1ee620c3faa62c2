package io.fapiaodesk.invoicing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceRequestRulesTest {

    private static final TitleFacts ENTERPRISE = title(TitleFacts.Standing.ACTIVE, TitleFacts.SpecialVat.SERVES);

    @Test
    void an_ordinary_request_passes() {
        assertThat(InvoiceRequestRules.REQUEST.rule(facts().build())).isInstanceOf(Ruling.Approved.class);
        assertThat(InvoiceRequestRules.REQUEST.rule(facts().type("SPECIAL").build()))
                .isInstanceOf(Ruling.Approved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAPER_SPECIAL", "ELECTRONIC_GENERAL", "general", ""})
    void r6_only_digital_invoices_are_issued(String type) {
        assertThat(violations(facts().type(type))).containsExactly("R6 TYPE_NOT_SUPPORTED");
    }

    @Test
    void r15_nobody_chooses_an_expense_type() {
        Facts facts = facts();
        facts.expenseTypeNamed = true;
        assertThat(violations(facts)).containsExactly("R15 EXPENSE_TYPE_FIXED");
    }

    @Test
    void r16_a_title_that_names_no_enterprise_gets_general_invoices_only() {
        TitleFacts individual =
                title(TitleFacts.Standing.ACTIVE, TitleFacts.SpecialVat.NOT_AN_ENTERPRISE, "bank", "address");
        assertThat(violations(facts().titles(individual))).isEmpty();
        assertThat(violations(facts().titles(individual).type("SPECIAL")))
                .containsExactly("R16 SPECIAL_VAT_NEEDS_ENTERPRISE_TITLE");
    }

    @Test
    void r17_a_special_invoice_needs_all_details() {
        TitleFacts incomplete = title(TitleFacts.Standing.ACTIVE, TitleFacts.SpecialVat.SERVES, "bank", "phone");
        assertThat(violations(facts().titles(incomplete))).isEmpty();
        assertThat(violations(facts().titles(incomplete).type("SPECIAL")))
                .containsExactly("R17 SPECIAL_VAT_DETAILS_INCOMPLETE");
        assertThat(find(facts().titles(incomplete).type("SPECIAL"), 17).arguments())
                .containsExactly("Synthetic", "bank, phone");
    }

    @Test
    void r21_special_vat_use_is_granted_for_a_time() {
        TitleFacts expired = title(TitleFacts.Standing.ACTIVE, TitleFacts.SpecialVat.EXPIRED);
        TitleFacts never = title(TitleFacts.Standing.ACTIVE, TitleFacts.SpecialVat.NOT_GRANTED);
        assertThat(violations(facts().titles(expired))).isEmpty();
        assertThat(violations(facts().titles(expired).type("SPECIAL"))).containsExactly("R21 SPECIAL_VAT_EXPIRED");
        assertThat(violations(facts().titles(never).type("SPECIAL"))).containsExactly("R21 SPECIAL_VAT_NOT_GRANTED");
    }

    @Test
    void r19_r22_r51_a_title_is_active_in_force_and_valid() {
        assertThat(violations(facts().titles(title(TitleFacts.Standing.SUSPENDED, TitleFacts.SpecialVat.SERVES))))
                .containsExactly("R19 TITLE_SUSPENDED");
        assertThat(violations(facts().titles(title(TitleFacts.Standing.EXPIRED, TitleFacts.SpecialVat.SERVES))))
                .containsExactly("R22 TITLE_EXPIRED");
        assertThat(violations(facts().titles(title(TitleFacts.Standing.INVALID, TitleFacts.SpecialVat.SERVES))))
                .containsExactly("R51 TITLE_INVALID");
    }

    @Test
    void a_foreign_title_is_refused_by_the_rule_that_fits_the_asker() {
        Facts person = facts();
        person.foreignTitle = true;
        assertThat(violations(person)).containsExactly("R24 TITLE_NOT_AVAILABLE");

        Facts enterprise = facts();
        enterprise.foreignTitle = true;
        enterprise.enterpriseAccount = true;
        assertThat(violations(enterprise)).containsExactly("R29 TITLE_NEEDS_REGISTRATION");
        enterprise.accountManager = true;
        assertThat(violations(enterprise)).containsExactly("R29 TITLE_NEEDS_AGREEMENT");

        enterprise.itemsPaidOnBehalf = true;
        assertThat(violations(enterprise)).containsExactly("R50 PAY_ON_BEHALF_AGREEMENT_NEEDED");
        enterprise.itemsOfMembers = true;
        assertThat(violations(enterprise)).containsExactly("R26 MASTER_TITLE_NEEDED");
    }

    @Test
    void items_of_others_are_no_fault_under_an_own_title() {
        Facts facts = facts();
        facts.itemsOfMembers = true;
        facts.itemsPaidOnBehalf = true;
        assertThat(violations(facts)).isEmpty();
    }

    @Test
    void r50_an_agreement_is_for_one_beneficiary() {
        assertThat(violations(facts().titles(uses(true, false, false))))
                .containsExactly("R50 PAY_ON_BEHALF_AGREEMENT_NEEDED");
    }

    @Test
    void r79_domain_names_of_persons_need_an_agreement_that_serves_for_nothing_else() {
        assertThat(violations(facts().titles(uses(false, true, false)))).containsExactly("R79 TITLE_FOR_DOMAINS_ONLY");
        assertThat(violations(facts().titles(uses(false, false, true)))).containsExactly("R79 DOMAIN_NEEDS_AGREEMENT");
    }

    @Test
    void r54_a_title_that_no_longer_reads_like_the_registration_is_a_warning() {
        TitleFacts renamed = new TitleFacts(
                "Old name",
                TitleFacts.Standing.ACTIVE,
                TitleFacts.SpecialVat.SERVES,
                List.of(),
                null,
                true,
                false,
                false,
                false);
        Ruling ruling = InvoiceRequestRules.REQUEST.rule(facts().titles(renamed).build());
        assertThat(ruling).isInstanceOf(Ruling.Approved.class);
        assertThat(ruling.findings())
                .filteredOn(InvoiceRequestRules::isWarning)
                .extracting(Finding::code)
                .containsExactly("TITLE_DIFFERS_FROM_REGISTRATION");
        assertThat(InvoiceRequestRules.REQUEST.rule(facts().build()).findings())
                .noneMatch(InvoiceRequestRules::isWarning);
    }

    @Test
    void r44_a_title_that_cannot_be_printed_is_refused_and_the_character_named() {
        TitleFacts rare = new TitleFacts(
                "示例𪚥有限公司",
                TitleFacts.Standing.ACTIVE,
                TitleFacts.SpecialVat.SERVES,
                List.of(),
                "U+2A6A5 𪚥",
                false,
                false,
                false,
                false);
        Facts facts = facts().titles(rare);
        assertThat(violations(facts)).containsExactly("R44 TITLE_NOT_PRINTABLE");
        assertThat(find(facts, 44).arguments()).containsExactly("示例𪚥有限公司", "U+2A6A5 𪚥");
        assertThat(find(facts(), 44).code()).isEqualTo("TITLE_PRINTABLE");
    }

    @Test
    void r47_a_month_waits_for_its_bill_day() {
        Facts facts = facts();
        facts.method = Method.MONTHLY_BILL;
        facts.month = YearMonth.of(2026, 1);
        facts.today = LocalDate.of(2026, 2, 3);
        assertThat(violations(facts)).containsExactly("R47 BILL_NOT_GENERATED");
        assertThat(find(facts, 47).arguments()).containsExactly("2026-01", "2026-02-04");
        facts.today = LocalDate.of(2026, 2, 4);
        assertThat(violations(facts)).isEmpty();
        facts.month = null;
        assertThat(find(facts, 47).code()).isEqualTo("NOT_BY_MONTHLY_BILL");
    }

    @Test
    void r46_something_has_to_be_there() {
        Facts facts = facts();
        facts.itemsChosen = 0;
        assertThat(violations(facts)).containsExactly("R46 NOTHING_TO_INVOICE");
        facts.itemsRefused = 1;
        assertThat(violations(facts)).isEmpty();
        facts.itemsRefused = 0;
        facts.method = Method.AMOUNT;
        assertThat(violations(facts)).isEmpty();
    }

    @Test
    void r62_what_is_being_returned_waits_for_the_red_invoice() {
        Facts facts = facts();
        facts.inReturn = Yuan.of("50.00");
        facts.open = Yuan.of("100.00");
        facts.wanted = Yuan.of("100.00");
        assertThat(violations(facts)).isEmpty();
        facts.wanted = Yuan.of("100.01");
        assertThat(violations(facts)).containsExactly("R62 RED_NOT_ISSUED");
        facts.wanted = Yuan.of("150.00");
        assertThat(violations(facts)).containsExactly("R62 RED_NOT_ISSUED");
        facts.wanted = Yuan.of("150.01");
        assertThat(violations(facts)).isEmpty();
        facts.inReturn = Yuan.ZERO;
        assertThat(violations(facts)).isEmpty();
        assertThat(InvoiceRequestRules.redNotIssued(Yuan.of("50.00")).code()).isEqualTo("RED_NOT_ISSUED");
    }

    @Test
    void r66_a_deficit_refuses_only_when_nothing_is_left() {
        assertThat(codes(plan(0, 0, 0, "300.00", "0.00"))).contains("OUTSTANDING_DEFICIT");
        assertThat(codes(plan(1, 1, 1, "200.00", "0.00"))).contains("DEFICIT_OFFSET");
        assertThat(codes(plan(1, 1, 1, "0.00", "0.00"))).contains("NO_DEFICIT_IN_THE_WAY");
    }

    @Test
    void r38_r39_r48_the_cut_is_explained() {
        assertThat(codes(plan(1, 1, 1, "0.00", "0.00"))).contains("ONE_ENTITY_AND_RATE", "ONE_TITLE", "NO_REMAINDER");
        assertThat(codes(plan(4, 2, 2, "0.00", "0.01")))
                .contains("SPLIT_BY_ENTITY_AND_RATE", "SPLIT_BY_TITLE", "REMAINDER_FOR_LATER");
    }

    @Test
    void r15_r51_r52_r81_nothing_of_a_requested_invoice_is_changed() {
        assertThat(codes(InvoiceRequestRules.CHANGE.rule(new InvoiceChangeFacts(true, true, true, true))))
                .containsExactly(
                        "INVOICE_TYPE_FIXED", "INVOICE_DATE_FIXED", "INVOICE_TITLE_FIXED", "EXPENSE_TYPE_FIXED");
        assertThat(InvoiceRequestRules.CHANGE.rule(new InvoiceChangeFacts(false, false, false, false)))
                .isInstanceOf(Ruling.Approved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_zh_CN"})
    void every_refusal_says_what_would_pass(String language) throws IOException {
        Properties texts = texts(language);
        assertThat(texts.stringPropertyNames())
                .filteredOn(key -> key.startsWith("refusal.") && !key.endsWith(".wouldPassIf"))
                .isNotEmpty();
        for (String code : List.of(
                "TYPE_NOT_SUPPORTED",
                "EXPENSE_TYPE_FIXED",
                "SPECIAL_VAT_NEEDS_ENTERPRISE_TITLE",
                "SPECIAL_VAT_DETAILS_INCOMPLETE",
                "SPECIAL_VAT_EXPIRED",
                "SPECIAL_VAT_NOT_GRANTED",
                "TITLE_SUSPENDED",
                "TITLE_EXPIRED",
                "TITLE_NOT_AVAILABLE",
                "MASTER_TITLE_NEEDED",
                "TITLE_NEEDS_AGREEMENT",
                "TITLE_NEEDS_REGISTRATION",
                "PAY_ON_BEHALF_AGREEMENT_NEEDED",
                "TITLE_FOR_DOMAINS_ONLY",
                "DOMAIN_NEEDS_AGREEMENT",
                "NOTHING_TO_INVOICE",
                "RED_NOT_ISSUED",
                "OUTSTANDING_DEFICIT",
                "INVOICE_TYPE_FIXED",
                "INVOICE_DATE_FIXED",
                "INVOICE_TITLE_FIXED")) {
            assertThat(texts).containsKeys("refusal." + code, "refusal." + code + ".wouldPassIf");
        }
    }

    @ParameterizedTest
    @EnumSource(io.fapiaodesk.invoicing.domain.Reason.Code.class)
    void every_reason_for_a_cut_has_a_text_in_both_languages(io.fapiaodesk.invoicing.domain.Reason.Code code)
            throws IOException {
        assertThat(texts("")).containsKey("because." + code);
        assertThat(texts("_zh_CN")).containsKey("because." + code);
    }

    @Test
    void both_languages_say_the_same_things() throws IOException {
        assertThat(texts("_zh_CN").stringPropertyNames()).isEqualTo(texts("").stringPropertyNames());
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(InvoiceRequestRulesTest.class.getResourceAsStream(
                        "/messages/invoicing" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }

    private static TitleFacts title(TitleFacts.Standing standing, TitleFacts.SpecialVat specialVat, String... missing) {
        return new TitleFacts("Synthetic", standing, specialVat, List.of(missing), null, false, false, false, false);
    }

    private static TitleFacts uses(boolean others, boolean domainsOnly, boolean domains) {
        return new TitleFacts(
                "Synthetic",
                TitleFacts.Standing.ACTIVE,
                TitleFacts.SpecialVat.SERVES,
                List.of(),
                null,
                false,
                others,
                domainsOnly,
                domains);
    }

    private static Ruling plan(int invoices, int issuers, int buyers, String offset, String remainder) {
        return InvoiceRequestRules.PLAN.rule(
                new InvoicePlanFacts(invoices, issuers, buyers, Yuan.of(offset), Yuan.of(remainder)));
    }

    private static List<String> codes(Ruling ruling) {
        return ruling.findings().stream().map(Finding::code).toList();
    }

    private static List<String> violations(Facts facts) {
        return InvoiceRequestRules.REQUEST.rule(facts.build()) instanceof Ruling.Refused refused
                ? refused.violations().stream()
                        .map(violated -> violated.rule() + " " + violated.code())
                        .toList()
                : List.of();
    }

    private static Finding find(Facts facts, int rule) {
        return InvoiceRequestRules.REQUEST.rule(facts.build()).findings().stream()
                .filter(finding -> finding.rule().number() == rule)
                .findFirst()
                .orElseThrow();
    }

    private static Facts facts() {
        return new Facts();
    }

    /** A request of a person for an order of 100.00 under an enterprise's title, to be varied. */
    private static final class Facts {

        private Method method = Method.ORDER_DETAIL;
        private String type = "GENERAL";
        private boolean expenseTypeNamed;
        private boolean enterpriseAccount;
        private boolean accountManager;
        private List<TitleFacts> titles = List.of(ENTERPRISE);
        private boolean foreignTitle;
        private boolean itemsOfMembers;
        private boolean itemsPaidOnBehalf;
        private @Nullable YearMonth month;
        private LocalDate today = LocalDate.of(2026, 2, 12);
        private int itemsChosen = 1;
        private int itemsRefused;
        private Yuan open = Yuan.of("100.00");
        private Yuan wanted = Yuan.of("100.00");
        private Yuan inReturn = Yuan.ZERO;

        Facts type(String asked) {
            type = asked;
            return this;
        }

        Facts titles(TitleFacts... used) {
            titles = List.of(used);
            return this;
        }

        InvoiceRequestFacts build() {
            return new InvoiceRequestFacts(
                    method,
                    type,
                    expenseTypeNamed,
                    enterpriseAccount,
                    accountManager,
                    titles,
                    foreignTitle,
                    itemsOfMembers,
                    itemsPaidOnBehalf,
                    month,
                    today,
                    4,
                    itemsChosen,
                    itemsRefused,
                    open,
                    wanted,
                    inReturn);
        }
    }
}
