package io.fapiaodesk.kernel;

import static io.fapiaodesk.kernel.TaxIdCheck.Reason.MISSING;
import static io.fapiaodesk.kernel.TaxIdCheck.Reason.RESIDENT_IDENTITY_NUMBER;
import static io.fapiaodesk.kernel.TaxIdCheck.Warning.LEGACY_ID;
import static io.fapiaodesk.kernel.TaxIdCheck.Warning.ORGANISATION_CODE_DIGIT;
import static io.fapiaodesk.kernel.TaxIdCheck.Warning.UNKNOWN_REGION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fapiaodesk.kernel.TaxIdCheck.Invalid;
import io.fapiaodesk.kernel.TaxIdCheck.Reason;
import io.fapiaodesk.kernel.TaxIdCheck.Valid;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxIdTest {

    private static final List<String> REAL_ONES = List.of(
            "91330106673959654P",
            "91110108769914581E",
            "91330106MA2CFLDG4R",
            "91320105MA1R9GM220",
            "91320105MACQCC5K6Y",
            "91110105MA01NFRX6N",
            "91310116MA1JF3LT7T",
            "91330108MA27X5YE1Y",
            "91110105783951338G",
            "123300004700950X8M",
            "12110000400000TX4Y",
            "52440300MJL180002M",
            "92330106MA2TQN8X2R",
            "91310115MA1K4TXT5W",
            "91350100M000100Y43");

    @ParameterizedTest
    @MethodSource("realOnes")
    void a_real_id_is_valid_without_a_warning(String code) {
        assertThat(TaxId.check(code)).isEqualTo(new Valid(new TaxId(code), List.of()));
    }

    static Stream<String> realOnes() {
        return REAL_ONES.stream();
    }

    @ParameterizedTest
    @CsvSource({
        "91330106673959645P, WRONG_CHECK_CHARACTER",
        "91350100M000100Y4Z, FORBIDDEN_LETTER",
        "91320105MA1R9GM221, WRONG_CHECK_CHARACTER",
        "9133010667395965OP, FORBIDDEN_LETTER",
        "91330106673959654I, FORBIDDEN_LETTER",
        "91330106MA2CFLDG4V, FORBIDDEN_LETTER",
        "9133010667395965P, WRONG_LENGTH",
        "91330106673959654PP, WRONG_LENGTH",
        "91A30106673959654P, LETTER_IN_REGION",
        "000000000000000000, ALL_ZERO",
        "000000000000000, ALL_ZERO",
        "00350100M000100Y4F, UNKNOWN_LEADING_PAIR",
        "91330106-673959654P, FOREIGN_CHARACTER",
        "11010519491231002X, RESIDENT_IDENTITY_NUMBER",
        "'', MISSING",
        "'   ', MISSING"
    })
    void a_wrong_id_is_refused_with_the_reason(String code, Reason reason) {
        assertThat(reasonFor(code)).isEqualTo(reason);
    }

    @ParameterizedTest
    @NullSource
    void no_id_at_all_is_missing(@Nullable String nothing) {
        assertThat(TaxId.check(nothing)).isEqualTo(new Invalid(MISSING, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91330106673959654p",
                "\uff191330106673959654P",
                " 91330106673959654P\n",
                "\u300091330106673959654P\u00a0",
                "9133 0106 6739 5965 4P"
            })
    void typing_is_normalised_before_it_is_checked(String typed) {
        assertThat(TaxId.check(typed)).isEqualTo(new Valid(new TaxId("91330106673959654P"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"330106673959654", "33010667395965412", "33010667395965412345", "35010010001000112345"})
    void an_id_from_before_2015_is_valid_with_a_warning(String code) {
        assertThat(TaxId.check(code)).isEqualTo(new Valid(new TaxId(code), List.of(LEGACY_ID)));
        assertThat(new TaxId(code).kindHint()).isEqualTo(TaxId.Kind.UNKNOWN);
    }

    @Test
    void a_failing_organisation_digit_is_only_a_warning() {
        String code = "91330106MA2TQN8X9J";
        assertThat(TaxId.check(code)).isEqualTo(new Valid(new TaxId(code), List.of(ORGANISATION_CODE_DIGIT)));
    }

    @Test
    void an_unknown_region_is_only_a_warning_because_regions_change() {
        assertThat(((Valid) TaxId.check("91999999M000100Y42")).warnings()).contains(UNKNOWN_REGION);
    }

    @Test
    void the_number_of_a_person_is_refused_and_nothing_is_suggested() {
        assertThat(TaxId.check("11010519491231002x")).isEqualTo(new Invalid(RESIDENT_IDENTITY_NUMBER, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "91330106673959645P, 91330106673959654P", // 54 typed as 45
        "9133010667395965OP, 91330106673959654P",
        "9I350100M000100Y43, 91350100M000100Y43",
        "91350100M000100YZ3, 91350100M000100Y43",
        "91320105MA1R9GM22O, 91320105MA1R9GM220",
        "913S0100M000I00Y43, 91350100M000100Y43", // two letters at once
        "91330106673959654PP, 91330106673959654P",
        "91330106-673959654P, 91330106673959654P",
        "91350100\u039c000100Y43, 91350100M000100Y43"
    })
    void the_id_that_was_meant_is_suggested_first(String typed, String meant) {
        assertThat(suggestionsFor(typed)).first().isEqualTo(meant);
    }

    @ParameterizedTest
    @MethodSource("realOnes")
    void the_id_that_was_meant_is_suggested_for_every_swapped_pair(String meant) {
        for (int i = 0; i + 1 < meant.length(); i++) {
            char[] typed = meant.toCharArray();
            typed[i] = meant.charAt(i + 1);
            typed[i + 1] = meant.charAt(i);
            if (typed[i] != typed[i + 1]) {
                assertThat(suggestionsFor(new String(typed))).contains(meant).hasSizeLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    void the_id_that_was_meant_is_nearly_always_suggested_for_a_single_wrong_character() {
        int typos = 0;
        int understood = 0;
        for (String meant : REAL_ONES) {
            for (int i = 0; i < meant.length(); i++) {
                for (char wrong : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
                    String typed = meant.substring(0, i) + wrong + meant.substring(i + 1);
                    if (wrong != meant.charAt(i)) {
                        typos++;
                        understood += suggestionsFor(typed).contains(meant) ? 1 : 0;
                    }
                }
            }
        }
        assertThat((double) understood / typos).isGreaterThan(0.9);
    }

    @Test
    void every_suggestion_is_itself_a_valid_id() {
        for (String meant : REAL_ONES) {
            for (int i = 0; i < meant.length(); i++) {
                String typed = meant.substring(0, i) + (meant.charAt(i) == '7' ? '8' : '7') + meant.substring(i + 1);
                assertThat(suggestionsFor(typed)).allSatisfy(suggestion -> assertThat(TaxId.check(suggestion))
                        .isEqualTo(new Valid(new TaxId(suggestion), List.of())));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "123300004700950X8M, PUBLIC_INSTITUTION, true, false",
        "52440300MJL180002M, PRIVATE_NON_ENTERPRISE, true, false",
        "92330106MA2TQN8X2R, SOLE_TRADER, false, true",
        "91310115MA1K4TXT5W, ENTERPRISE, false, true",
        "330106673959654, UNKNOWN, true, true"
    })
    void the_leading_pair_hints_at_the_kind_of_body(
            String code, TaxId.Kind kind, boolean mayBeUniversity, boolean mayBeEnterprise) {
        assertThat(new TaxId(code).kindHint()).isEqualTo(kind);
        assertThat(kind.mayBeUniversity()).isEqualTo(mayBeUniversity);
        assertThat(kind.mayBeEnterprise()).isEqualTo(mayBeEnterprise);
    }

    @Test
    void a_tax_id_cannot_be_made_of_anything_else() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaxId("91330106673959654p"));
    }

    @Test
    void a_refusal_names_the_field_the_reason_and_the_suggestion() {
        assertThat(TaxId.check("91330106673959645P").at("/taxId"))
                .isEqualTo(Result.refused(Refusal.invalidField(
                        "/taxId",
                        "TAX_ID_WRONG_CHECK_CHARACTER",
                        String.join(", ", suggestionsFor("91330106673959645P")))));
        assertThat(TaxId.check("91330106673959654P").at("/taxId"))
                .isEqualTo(Result.done(new TaxId("91330106673959654P")));
    }

    @ParameterizedTest
    @MethodSource("badInputs")
    void every_bad_input_is_met_as_expected(BadInputs.Value input, boolean accepted) {
        TaxIdCheck check = TaxId.check(input.text());
        assertThat(check).isInstanceOf(accepted ? Valid.class : Invalid.class);
        if (check instanceof Valid valid) {
            assertThat(valid.id().value()).matches("[0-9A-Z]{15,20}");
        }
    }

    static Stream<Arguments> badInputs() {
        return BadInputs.texts("taxid").stream()
                .map(input -> Arguments.of(
                        input,
                        switch (input.expect()) {
                            case "ACCEPT", "NORMALISE" -> true;
                            case "REJECT" -> false;
                            default ->
                                switch (input.id()) {
                                    case "taxid-035" -> true; // unknown region: a warning
                                    case "taxid-041" -> true; // 20 digits: a legacy id
                                    case "taxid-043" -> false; // a person's number is no tax id of a company
                                    default -> throw new IllegalStateException("No policy for " + input);
                                };
                        }));
    }

    private static Reason reasonFor(String typed) {
        return ((Invalid) TaxId.check(typed)).reason();
    }

    private static List<String> suggestionsFor(String typed) {
        return TaxId.check(typed) instanceof Invalid invalid ? invalid.suggestions() : List.of();
    }
}
