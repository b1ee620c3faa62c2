package io.fapiaodesk.answer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of each rule that answers a question by itself. */
class AnswerRulesTest {

    private static final Instant MONDAY = Instant.parse("2026-02-09T02:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-02-10T02:00:00Z");

    @ParameterizedTest
    @CsvSource({"6150.00, 0.06, 5801.89, 348.11", "33.00, 0.09, 30.28, 2.72", "0.01, 0.06, 0.01, 0.00"})
    void r4_the_tax_is_what_remains(String gross, String rate, String net, String tax) {
        TaxIsPartOfTheAmount rule = new TaxIsPartOfTheAmount();
        Finding finding = rule.examine(new TaxIsPartOfTheAmount.Amount(Yuan.of(gross), TaxRate.of(rate)));

        assertSatisfied(finding, "TAX_WITHIN_AMOUNT", gross, rate, net, tax);
        assertSource(rule, 4, "Invoicing companies, content, and tax rates");
    }

    @ParameterizedTest
    @CsvSource({
        ", DIGITAL_TYPES_ONLY, true",
        "GENERAL, DIGITAL_TYPE_ISSUED, true",
        "SPECIAL, DIGITAL_TYPE_ISSUED, true",
        "PAPER_SPECIAL, OLD_TYPE_NOT_ISSUED, false",
        "ELECTRONIC_GENERAL, OLD_TYPE_NOT_ISSUED, false"
    })
    void r6_only_the_two_digital_types_are_issued(@Nullable String type, String code, boolean issued) {
        OnlyDigitalTypesAreIssued rule = new OnlyDigitalTypesAreIssued();
        Finding finding = rule.examine(new OnlyDigitalTypesAreIssued.Wanted(type));

        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding).isInstanceOf(issued ? Finding.Satisfied.class : Finding.Violated.class);
        assertSource(rule, 6, "Use an e-invoice for reimbursement");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, SPECIAL_ISSUED_ELECTRONICALLY, true",
        "true, false, SPECIAL_NEEDS_BANK_AND_ADDRESS, false",
        "false, true, SPECIAL_NOT_FOR_THIS_TITLE, false",
        "false, false, SPECIAL_NOT_FOR_THIS_TITLE, false"
    })
    void r32_special_vat_is_issued_as_a_file(boolean maySpecial, boolean complete, String code, boolean issued) {
        SpecialIsIssuedElectronically rule = new SpecialIsIssuedElectronically();
        Finding finding = rule.examine(new SpecialIsIssuedElectronically.TitleInUse(maySpecial, complete));

        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding).isInstanceOf(issued ? Finding.Satisfied.class : Finding.Violated.class);
        assertSource(rule, 32, "Request a digital special VAT e-invoice");
    }

    @ParameterizedTest
    @CsvSource({
        ", VERIFY_BY_NUMBER, true",
        "26332000000000000017, VERIFY_DIGITAL_NUMBER, true",
        "2633 2000 0000 0000 0017, VERIFY_DIGITAL_NUMBER, true",
        "26112000000000000025, VERIFY_NUMBER_OF_BEIJING, true",
        "26312000000000000025, VERIFY_NUMBER_OF_SHANGHAI, true",
        "26322000000000000025, VERIFY_NUMBER_OF_JIANGSU, true",
        "26442000000000000025, VERIFY_OTHER_PROVINCE, true",
        "3300194130 12345678, VERIFY_OLD_FORMAT, true",
        "330019413012345678, VERIFY_OLD_FORMAT, true",
        "12345678, VERIFY_OLD_FORMAT, true",
        "2633200000000000001, NUMBER_OF_NO_INVOICE, false",
        "263320000000000000171, NUMBER_OF_NO_INVOICE, false",
        "hello, NUMBER_OF_NO_INVOICE, false"
    })
    void r13_the_number_tells_how_to_verify(@Nullable String number, String code, boolean verifiable) {
        NumbersTellHowToVerify rule = new NumbersTellHowToVerify();
        Finding finding = rule.examine(new NumbersTellHowToVerify.Written(number));

        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding).isInstanceOf(verifiable ? Finding.Satisfied.class : Finding.Violated.class);
        assertSource(rule, 13, "Verifying invoice authenticity");
    }

    @ParameterizedTest
    @CsvSource({
        ", SAMPLE_FOR_REFERENCE, true",
        "GENERAL, SAMPLE_FOR_REFERENCE, true",
        "SPECIAL, SAMPLE_FOR_REFERENCE, true",
        "PAPER, NO_SUCH_SAMPLE, false"
    })
    void r14_samples_are_for_reference(@Nullable String type, String code, boolean shown) {
        SamplesAreForReference rule = new SamplesAreForReference();
        Finding finding = rule.examine(new SamplesAreForReference.Wanted(type));

        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding).isInstanceOf(shown ? Finding.Satisfied.class : Finding.Violated.class);
        assertSource(rule, 14, "Sample e-invoices");
    }

    @Test
    void r15_the_expense_type_follows_from_the_product() {
        ExpenseTypeIsFixed rule = new ExpenseTypeIsFixed();

        assertViolated(rule.examine(new ExpenseTypeIsFixed.Change(null, "Support fee")), "EXPENSE_TYPE_FIXED");
        assertViolated(
                rule.examine(new ExpenseTypeIsFixed.Change("SMS fee", null)), "EXPENSE_TYPE_OF_PRODUCT", "SMS fee");
        assertViolated(
                rule.examine(new ExpenseTypeIsFixed.Change("SMS fee", "Support fee")),
                "EXPENSE_TYPE_OF_PRODUCT",
                "SMS fee");
        assertSatisfied(
                rule.examine(new ExpenseTypeIsFixed.Change("SMS fee", "sms FEE")), "EXPENSE_TYPE_AS_WANTED", "SMS fee");
        assertSource(rule, 15, "Changing the invoice expense type");
    }

    @Test
    void r18_there_are_two_ways_to_an_enterprise_title() {
        TwoWaysToAnEnterpriseTitle rule = new TwoWaysToAnEnterpriseTitle();

        assertSatisfied(
                rule.examine(new TwoWaysToAnEnterpriseTitle.Standing(false, null)), "TWO_WAYS_TO_ENTERPRISE_TITLE");
        assertViolated(
                rule.examine(new TwoWaysToAnEnterpriseTitle.Standing(false, "APPLICATION_PENDING")),
                "REVIEW_NOT_OPEN_NOW",
                "APPLICATION_PENDING");
        assertSatisfied(
                rule.examine(new TwoWaysToAnEnterpriseTitle.Standing(true, "ENTERPRISE_ACCOUNT")),
                "ENTERPRISE_TITLE_BY_REGISTRATION");
        assertSource(rule, 18, "Enterprise invoices for individual accounts");
    }

    @Test
    void r24_another_title_is_a_matter_of_maintaining_titles() {
        OtherTitlesAreMaintained rule = new OtherTitlesAreMaintained();

        assertSatisfied(rule.examine(new OtherTitlesAreMaintained.Titles("A", null)), "TITLE_IN_USE", "A");
        assertSatisfied(rule.examine(new OtherTitlesAreMaintained.Titles("A", "A")), "TITLE_IS_THE_WANTED_ONE", "A");
        assertViolated(rule.examine(new OtherTitlesAreMaintained.Titles("A", "B")), "TITLE_IS_ANOTHER", "A", "B");
        assertViolated(rule.examine(new OtherTitlesAreMaintained.Titles(null, "B")), "NO_TITLE_ACTIVE");
        assertSource(rule, 24, "Third-party invoice titles");
    }

    @Test
    void r36_a_grey_button_has_reasons_or_the_browser_is_at_fault() {
        GreyedButtonsHaveReasons rule = new GreyedButtonsHaveReasons();

        assertViolated(rule.examine(new GreyedButtonsHaveReasons.Choice(0, 0)), "NOTHING_TO_CHOOSE");
        assertViolated(rule.examine(new GreyedButtonsHaveReasons.Choice(3, 0)), "BUTTON_GREY_FOR_REASONS", "3");
        assertSatisfied(rule.examine(new GreyedButtonsHaveReasons.Choice(3, 1)), "BUTTON_SHOULD_WORK", "1", "3");
        assertSource(rule, 36, "\"Request Invoice\" button is grayed out");
    }

    @Test
    void r37_a_bill_and_an_invoice_count_different_days() {
        BillsAndInvoicesDifferInTime rule = new BillsAndInvoicesDifferInTime();
        YearMonth december = YearMonth.of(2026, 12);

        assertSatisfied(
                rule.examine(new BillsAndInvoicesDifferInTime.Month(december, Yuan.of("80.00"), Yuan.of("100.00"))),
                "BILL_AND_INVOICE_DIFFER",
                "2026-12",
                "80.00",
                "100.00",
                "20.00",
                "2027-01");
        assertSatisfied(
                rule.examine(new BillsAndInvoicesDifferInTime.Month(december, Yuan.of("80"), Yuan.of("80.00"))),
                "BILL_AND_INVOICE_AGREE",
                "2026-12",
                "80.00",
                "80.00",
                "0.00",
                "2027-01");
        assertSource(rule, 37, "Discrepancy between invoiced amount and consumption records");
    }

    @Test
    void r41_a_domain_order_is_found_by_its_number() {
        DomainOrdersAreFound rule = new DomainOrdersAreFound();

        assertThat(rule.examine(new DomainOrdersAreFound.Search(null, null, false)))
                .isInstanceOf(Finding.Undetermined.class)
                .extracting(Finding::code)
                .isEqualTo("ORDER_NUMBER_NEEDED");
        assertViolated(
                rule.examine(new DomainOrdersAreFound.Search("O-1", null, false)), "ORDER_NUMBER_NOT_FOUND", "O-1");
        assertSatisfied(
                rule.examine(new DomainOrdersAreFound.Search("O-1", "domain", false)),
                "ORDER_NUMBER_FOUND",
                "O-1",
                "domain");
        assertViolated(
                rule.examine(new DomainOrdersAreFound.Search("O-1", "domain", true)), "ORDER_IS_PRICED_PUSH", "O-1");
        assertSource(rule, 41, "Invoicing for purchased domains");
    }

    @Test
    void r43_there_is_no_permission_for_invoices_alone() {
        RamUsersHaveNoInvoicePermission rule = new RamUsersHaveNoInvoicePermission();

        assertViolated(
                rule.examine(new RamUsersHaveNoInvoicePermission.Permission(true)), "NO_PERMISSION_FOR_INVOICES_ONLY");
        assertSatisfied(
                rule.examine(new RamUsersHaveNoInvoicePermission.Permission(false)), "INVOICES_WITH_THE_ACCOUNT");
        assertSource(rule, 43, "RAM user permissions for invoicing");
    }

    @Test
    void r53_a_wrong_mailbox_is_changed_for_the_next() {
        WrongMailboxesAreChanged rule = new WrongMailboxesAreChanged();

        assertSatisfied(
                rule.examine(new WrongMailboxesAreChanged.Delivery(true, "a@b.example")),
                "DOWNLOAD_AGAIN",
                "a@b.example");
        assertSatisfied(
                rule.examine(new WrongMailboxesAreChanged.Delivery(false, "a@b.example")),
                "CHANGE_MAILBOX_FIRST",
                "a@b.example");
        assertSource(rule, 53, "Incorrect email for an electronic invoice");
    }

    @Test
    void r78_orders_from_before_a_transfer_stay_with_the_first_owner() {
        DomainOrdersFollowTheirOwner rule = new DomainOrdersFollowTheirOwner();

        assertSatisfied(rule.examine(transfer(MONDAY, TUESDAY, true)), "ORDER_OF_FIRST_OWNER");
        assertSatisfied(rule.examine(transfer(TUESDAY.minusMillis(1), TUESDAY, false)), "ORDER_OF_FIRST_OWNER");
        assertSatisfied(rule.examine(transfer(TUESDAY, TUESDAY, false)), "ORDER_OF_NEW_OWNER");
        assertSatisfied(rule.examine(transfer(TUESDAY, MONDAY, true)), "ORDER_OF_NEW_OWNER");
        assertUndetermined(rule.examine(transfer(MONDAY, MONDAY, true)), "TIMES_OF_TRANSFER_NEEDED");
        assertUndetermined(rule.examine(transfer(null, MONDAY, true)), "DAYS_OF_TRANSFER_NEEDED");
        assertUndetermined(rule.examine(transfer(MONDAY, null, false)), "DAYS_OF_TRANSFER_NEEDED");
        assertSource(rule, 78, "Invoicing after a domain transfer");
    }

    private static DomainOrdersFollowTheirOwner.Transfer transfer(
            @Nullable Instant ordered, @Nullable Instant transferred, boolean byDay) {
        return new DomainOrdersFollowTheirOwner.Transfer(ordered, transferred, byDay);
    }

    @Test
    void r69_a_refund_to_the_balance_offsets_nothing_what_it_buys_does() {
        BalancesBuyWhatOffsets rule = new BalancesBuyWhatOffsets();

        assertSatisfied(rule.examine(onBalance("0.00", "0.00", "0.00")), "NO_REFUND_TO_BALANCE");
        assertSatisfied(
                rule.examine(onBalance("200.00", "0.00", "0.00")), "REFUND_TO_BALANCE_WITHOUT_DEFICIT", "200.00");
        assertViolated(
                rule.examine(onBalance("200.00", "200.00", "0.00")), "BALANCE_NOT_CONSUMED_YET", "200.00", "200.00");
        assertViolated(
                rule.examine(onBalance("200.00", "120.00", "80.00")),
                "CONSUMPTION_CAN_OFFSET",
                "200.00",
                "120.00",
                "80.00");
        assertSource(rule, 69, "Credit notes from stored-value card refunds");
    }

    private static BalancesBuyWhatOffsets.OnBalance onBalance(String refunded, String deficit, String usable) {
        return new BalancesBuyWhatOffsets.OnBalance(Yuan.of(refunded), Yuan.of(deficit), Yuan.of(usable));
    }

    @Test
    void r80_what_was_paid_before_follows_the_registration() {
        PaidOrdersFollowTheRegistration rule = new PaidOrdersFollowTheRegistration();

        assertSatisfied(
                rule.examine(new PaidOrdersFollowTheRegistration.Paid(true, 3, 1)),
                "PAID_ITEMS_FOR_THE_ENTERPRISE",
                "3",
                "1");
        assertSatisfied(
                rule.examine(new PaidOrdersFollowTheRegistration.Paid(false, 3, 1)),
                "PAID_ITEMS_FOR_THE_PERSON",
                "3",
                "1");
        assertSource(rule, 80, "Invoicing after changing to an enterprise account");
    }

    @Test
    void r88_a_blank_page_has_a_fallback() {
        BlankPagesHaveAFallback rule = new BlankPagesHaveAFallback();

        assertSatisfied(rule.examine(new BlankPagesHaveAFallback.Page(true)), "DOWNLOAD_FROM_SERVER");
        assertSatisfied(rule.examine(new BlankPagesHaveAFallback.Page(false)), "LIST_FROM_SERVER");
        assertSource(rule, 88, "Blank invoice download or export page");
    }

    private static void assertSatisfied(Finding finding, String code, String... arguments) {
        assertThat(finding).isInstanceOf(Finding.Satisfied.class);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.arguments()).containsExactly(arguments);
    }

    private static void assertViolated(Finding finding, String code, String... arguments) {
        assertThat(finding).isInstanceOf(Finding.Violated.class);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.arguments()).containsExactly(arguments);
    }

    private static void assertUndetermined(Finding finding, String code) {
        assertThat(finding).isInstanceOf(Finding.Undetermined.class);
        assertThat(finding.code()).isEqualTo(code);
    }

    private static void assertSource(Rule<?> rule, int number, String faq) {
        assertThat(rule.id().number()).isEqualTo(number);
        assertThat(rule.faqSection()).isEqualTo(faq);
    }
}
