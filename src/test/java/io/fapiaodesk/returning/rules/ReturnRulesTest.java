package io.fapiaodesk.returning.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.returning.rules.ReturnFacts.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnRulesTest {

    private static final String FORM = "33010626021000000017";

    @ParameterizedTest(name = "R56: {0} is refused with {1}")
    @CsvSource({
        "ISSUING, CANCEL_INSTEAD",
        "RETURNING, RETURN_RUNNING",
        "RETURNED, ALREADY_RETURNED",
        "NOT_OURS_TO_RETURN, NOTHING_TO_RETURN"
    })
    void only_an_issued_invoice_is_returned(State state, String code) {
        assertThat(violations(new ReturnFacts(state, false, false, false, "1", "wrong title", null)))
                .containsExactly(code);
    }

    @Test
    void a_refusal_is_about_the_state_or_about_a_field() {
        List<Finding.Violated> all = ((Ruling.Refused)
                        ReturnRules.BOOK.rule(new ReturnFacts(State.RETURNING, true, true, false, "1", " ", null)))
                .violations();

        assertThat(all.stream().filter(ReturnRules::isAboutTheState))
                .extracting(Finding::code)
                .containsExactly("RETURN_RUNNING");
        assertThat(all.stream().filter(violated -> !ReturnRules.isAboutTheState(violated)))
                .extracting(ReturnRules::fieldOf)
                .containsExactly("/confirmationFormNumber", "/reason");
    }

    @ParameterizedTest(name = "R57: booked {0}, deducted {1}")
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void a_general_invoice_is_returned_online_booked_or_not(boolean booked, boolean deducted) {
        ReturnFacts facts = new ReturnFacts(State.ISSUED, false, booked, deducted, "1", "wrong title", null);

        assertThat(facts.needsForm()).isFalse();
        assertThat(ReturnRules.BOOK.rule(facts)).isInstanceOf(Ruling.Approved.class);
    }

    @Test
    void a_special_invoice_that_is_neither_booked_nor_deducted_is_returned_online() {
        ReturnFacts facts = new ReturnFacts(State.ISSUED, true, false, false, "1", "wrong title", null);

        assertThat(facts.needsForm()).isFalse();
        assertThat(ReturnRules.BOOK.rule(facts)).isInstanceOf(Ruling.Approved.class);
        assertThat(codes(facts)).contains("SPECIAL_RETURNS_ONLINE", "ORIGINAL_NUMBER");
    }

    @ParameterizedTest(name = "R58, R59: booked {0}, deducted {1}")
    @CsvSource({"true, false", "false, true", "true, true"})
    void a_special_invoice_of_which_one_flag_is_set_needs_a_form(boolean booked, boolean deducted) {
        assertThat(violations(new ReturnFacts(State.ISSUED, true, booked, deducted, "1", "wrong title", null)))
                .containsExactly("FORM_NUMBER_REQUIRED");
        assertThat(ReturnRules.BOOK.rule(
                        new ReturnFacts(State.ISSUED, true, booked, deducted, "1", "wrong title", FORM)))
                .isInstanceOf(Ruling.Approved.class);
    }

    @Test
    void who_names_a_form_says_that_the_special_invoice_is_booked() {
        assertThat(new ReturnFacts(State.ISSUED, true, false, false, "1", "wrong title", FORM).needsForm())
                .isTrue();
        assertThat(new ReturnFacts(State.ISSUED, false, false, false, "1", "wrong title", FORM).needsForm())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3301062602100000001",
                "330106260210000000171",
                "3301062602100000001A",
                "3301062602 100000017",
                "３３０１０６２６０２１０００００００１７",
                ""
            })
    void a_form_number_has_twenty_plain_digits(String number) {
        assertThat(violations(new ReturnFacts(State.ISSUED, true, true, false, "1", "wrong title", number)))
                .containsExactly("FORM_NUMBER_INVALID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void a_return_gives_a_reason(String reason) {
        assertThat(violations(new ReturnFacts(State.ISSUED, false, false, false, "1", reason, null)))
                .containsExactly("RETURN_REASON_REQUIRED");
        assertThat(violations(new ReturnFacts(State.ISSUED, false, false, false, "1", null, null)))
                .containsExactly("RETURN_REASON_REQUIRED");
    }

    @Test
    void all_reasons_are_told_at_once() {
        assertThat(violations(new ReturnFacts(State.ISSUING, true, true, false, null, "", null)))
                .containsExactly("CANCEL_INSTEAD", "FORM_NUMBER_REQUIRED", "RETURN_REASON_REQUIRED");
    }

    private static List<String> violations(ReturnFacts facts) {
        return ReturnRules.BOOK.rule(facts).findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .map(Finding::code)
                .toList();
    }

    private static List<String> codes(ReturnFacts facts) {
        return ReturnRules.BOOK.rule(facts).findings().stream()
                .map(Finding::code)
                .toList();
    }
}
