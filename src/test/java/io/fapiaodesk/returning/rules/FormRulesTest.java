package io.fapiaodesk.returning.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.returning.domain.FormNumber;
import io.fapiaodesk.returning.rules.FormFacts.Blue;
import io.fapiaodesk.returning.rules.FormFacts.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {

    private static final String BLUE = "26332000000000000017";
    private static final String SELLER = "91330106673959654P";
    private static final String BUYER = "91350100M000100Y43";
    private static final Instant MADE =
            OffsetDateTime.parse("2026-02-12T10:00:00+08:00").toInstant();
    private static final Form RIGHT =
            new Form("04", BLUE, SELLER, BUYER, Yuan.of("-5801.89"), Yuan.of("-348.11"), "01", MADE);

    @Test
    void a_form_that_is_right_in_everything_is_still_for_a_person_to_decide() {
        Ruling ruling = rule(RIGHT);

        assertThat(ruling).isInstanceOf(Ruling.NeedsReview.class);
        assertThat(undetermined(ruling)).containsExactly("OPERATOR_DECIDES");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "03", "04"})
    void a_form_in_a_confirmable_state_is_taken(String state) {
        assertThat(violations(with(form -> new Form(
                        state,
                        form.blueNumber(),
                        form.sellerTaxId(),
                        form.buyerTaxId(),
                        form.net(),
                        form.tax(),
                        form.reasonCode(),
                        form.createdAt()))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "02, FORM_AWAITS_BUYER",
        "05, FORM_VOID",
        "06, FORM_VOID",
        "07, FORM_VOID",
        "08, FORM_VOID",
        "09, FORM_VOID",
        "10, FORM_VOID"
    })
    void a_form_in_another_state_is_refused(String state, String code) {
        assertThat(violations(new Form(
                        state, BLUE, SELLER, BUYER, RIGHT.net(), RIGHT.tax(), RIGHT.reasonCode(), RIGHT.createdAt())))
                .containsExactly(code);
    }

    @Test
    void a_form_that_the_bureau_does_not_know_is_refused_with_nothing_else_to_say() {
        assertThat(violations((Form) null)).containsExactly("FORM_NOT_FOUND");
    }

    @Test
    void a_form_for_another_invoice_seller_and_buyer_is_refused_with_every_reason() {
        assertThat(violations(new Form(
                        "04",
                        "26332000000000000018",
                        "91110108769914581E",
                        "91330106MA2CFLDG4R",
                        RIGHT.net(),
                        RIGHT.tax(),
                        "09",
                        MADE)))
                .containsExactly(
                        "FORM_NAMES_OTHER_INVOICE",
                        "FORM_NAMES_OTHER_SELLER",
                        "FORM_NAMES_OTHER_BUYER",
                        "FORM_REASON_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({
        "-5801.89, -348.11, true",
        "5801.89, 348.11, true",
        "-5801.88, -348.11, false",
        "-5801.89, -348.12, false",
        "-5801.88, -348.12, false"
    })
    void a_booked_invoice_is_reversed_to_the_cent(String net, String tax, boolean full) {
        List<String> violations =
                violations(new Form("04", BLUE, SELLER, BUYER, Yuan.of(net), Yuan.of(tax), "01", MADE));

        assertThat(violations.isEmpty()).isEqualTo(full);
        assertThat(full || violations.equals(List.of("FORM_AMOUNTS_DIFFER"))).isTrue();
    }

    @Test
    void a_form_that_waits_for_us_holds_until_just_before_its_72_hours_are_over() {
        Instant end = MADE.plus(Duration.ofDays(3));
        Form unconfirmed = inState("03");

        assertThat(violations(facts(unconfirmed, false, end.minusNanos(1)))).isEmpty();
        assertThat(violations(facts(unconfirmed, false, end))).containsExactly("FORM_EXPIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "04"})
    void a_form_that_nobody_has_to_confirm_any_more_is_taken_however_old_it_is(String state) {
        assertThat(violations(facts(inState(state), false, MADE.plus(Duration.ofDays(400)))))
                .isEmpty();
    }

    private static Form inState(String state) {
        return new Form(state, BLUE, SELLER, BUYER, RIGHT.net(), RIGHT.tax(), "01", MADE);
    }

    @Test
    void a_form_is_used_once() {
        assertThat(violations(facts(RIGHT, true, MADE))).containsExactly("FORM_ALREADY_USED");
    }

    @ParameterizedTest
    @CsvSource({
        "33010626021000000017, false", // made in the month of the invoice
        "33010626011000000017, true", // a month before the invoice
        "33010626031000000017, true", // a month that is still to come
        "33010626131000000017, true", // no month
        "33010626001000000017, true"
    })
    void a_number_that_looks_odd_is_for_a_person_to_know_and_no_refusal(String number, boolean odd) {
        Ruling ruling = FormRules.BOOK.rule(new FormFacts(new FormNumber(number), RIGHT, blue(), false, MADE));

        assertThat(ruling).isInstanceOf(Ruling.NeedsReview.class);
        assertThat(undetermined(ruling).contains("FORM_NUMBER_IMPLAUSIBLE")).isEqualTo(odd);
    }

    private static Form with(UnaryOperator<Form> change) {
        return change.apply(RIGHT);
    }

    private static Blue blue() {
        return new Blue(BLUE, SELLER, BUYER, Yuan.of("5801.89"), Yuan.of("348.11"), false, YearMonth.of(2026, 2));
    }

    /** 99.99 whose net and tax nobody has told: on the total they are 94.33 and 5.66. */
    private static Blue assumed() {
        return new Blue(BLUE, SELLER, BUYER, Yuan.of("94.33"), Yuan.of("5.66"), true, YearMonth.of(2026, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "-94.33, -5.66, FORM_REVERSES_ALL", // computed on the total
        "-94.32, -5.67, FORM_SUMS_LINES", // three lines of 33.33
        "94.27, 5.72, FORM_SUMS_LINES", // 0.06 beside
        "-94.26, -5.73, FORM_AMOUNTS_DIFFER", // 0.07 beside
        "-94.39, -5.60, FORM_SUMS_LINES",
        "-94.40, -5.59, FORM_AMOUNTS_DIFFER",
        "-94.32, -5.66, FORM_AMOUNTS_DIFFER" // not the whole
    })
    void of_an_invoice_whose_amounts_nobody_told_the_sum_of_its_lines_fits_and_a_person_sees_it(
            String net, String tax, String code) {
        Form form = new Form("04", BLUE, SELLER, BUYER, Yuan.of(net), Yuan.of(tax), "01", MADE);
        Ruling ruling = FormRules.BOOK.rule(
                new FormFacts(new FormNumber("33010626021000000017"), form, assumed(), false, MADE));

        assertThat(ruling.findings()).extracting(Finding::code).contains(code);
        assertThat(ruling instanceof Ruling.Refused).isEqualTo(code.equals("FORM_AMOUNTS_DIFFER"));
        assertThat(undetermined(ruling).contains("FORM_SUMS_LINES")).isEqualTo(code.equals("FORM_SUMS_LINES"));
    }

    @Test
    void of_an_invoice_whose_amounts_are_told_a_cent_beside_does_not_fit() {
        assertThat(violations(new Form("04", BLUE, SELLER, BUYER, Yuan.of("-5801.88"), Yuan.of("-348.12"), "01", MADE)))
                .containsExactly("FORM_AMOUNTS_DIFFER");
    }

    private static FormFacts facts(@Nullable Form form, boolean usedBefore, Instant now) {
        return new FormFacts(new FormNumber("33010626021000000017"), form, blue(), usedBefore, now);
    }

    private static Ruling rule(@Nullable Form form) {
        return FormRules.BOOK.rule(facts(form, false, MADE));
    }

    private static List<String> violations(@Nullable Form form) {
        return violations(facts(form, false, MADE));
    }

    private static List<String> violations(FormFacts facts) {
        return FormRules.BOOK.rule(facts).findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .map(Finding::code)
                .toList();
    }

    private static List<String> undetermined(Ruling ruling) {
        return ruling.findings().stream()
                .filter(Finding.Undetermined.class::isInstance)
                .map(Finding::code)
                .toList();
    }
}
