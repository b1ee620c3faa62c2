package io.fapiaodesk.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextInputTest {

    private static final int MAX = 4000;

    @ParameterizedTest
    @MethodSource("badTexts")
    void every_bad_text_is_met_as_expected(BadInputs.Value input, boolean accepted) {
        Result<String> result = PlainText.check("/text", input.text(), MAX);
        assertThat(result instanceof Result.Done).isEqualTo(accepted);
        result.fold(
                text -> assertThat(text)
                        .isEqualTo(
                                Normalizer.normalize(text, Normalizer.Form.NFC).strip())
                        .isNotEmpty()
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]"),
                refusals -> assertThat(refusals).isNotEmpty());
    }

    static Stream<Arguments> badTexts() {
        return BadInputs.texts("text").stream()
                .map(input -> Arguments.of(
                        input,
                        switch (input.expect()) {
                            case "ACCEPT", "NORMALISE" -> true;
                            case "REJECT" -> false;
                            default ->
                                switch (input.id()) {
                                    case "text-025" ->
                                        true; // mathematical letters: text like any other, except in a buyer's name
                                    case "text-083" ->
                                        true; // 256 characters: how long a text may be is the field's affair
                                    default -> throw new IllegalStateException("No policy for " + input);
                                };
                        }));
    }

    @ParameterizedTest
    @CsvSource({
        "'\u3000\u516c\u53f8\u3000', '\u516c\u53f8'",
        "'e\u0301', '\u00e9'",
        "'a\u200bb', 'ab'",
        "'\ufeffx', 'x'",
        "'a\u2028b', 'a b'",
        "'a\tb', 'a b'",
        "'\u00a0a\u00a0', 'a'",
        "'<script>', '<script>'"
    })
    void text_is_brought_into_normal_form(String typed, String normal) {
        assertThat(PlainText.check("/text", typed, MAX)).isEqualTo(Result.done(normal));
    }

    @Test
    void a_forged_log_line_becomes_part_of_the_line_it_stands_in() {
        assertThat(PlainText.check("/text", "x\n2026-11-22 INFO fake login ok", MAX))
                .isEqualTo(Result.done("x 2026-11-22 INFO fake login ok"));
    }

    @Test
    void a_paragraph_keeps_its_lines_however_they_end() {
        assertThat(PlainText.paragraph("/reason", "one\r\ntwo\rthree\nfour\u2029five\r\n", MAX))
                .isEqualTo(Result.done("one\ntwo\nthree\nfour\nfive"));
    }

    @Test
    void a_refused_character_is_named_and_not_repeated() {
        assertThat(PlainText.check("/text", "\u202eevil", MAX))
                .isEqualTo(Result.refused(Refusal.invalidField("/text", "FORBIDDEN_CHARACTER", "U+202E")));
    }

    @Test
    void length_is_counted_in_characters_and_not_in_their_halves() {
        String rareHan = "\ud869\udea5".repeat(10);
        assertThat(PlainText.check("/text", rareHan, 10)).isEqualTo(Result.done(rareHan));
        assertThat(PlainText.check("/text", rareHan + "x", 10))
                .isEqualTo(Result.refused(Refusal.invalidField("/text", "TOO_LONG", "10")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83e\udee0", // U+1FAE0, a face of Unicode 14
                "\ud83e\udee9", // U+1FAE9, a face of Unicode 16
                "\ud888\udf50", // U+32350, an ideograph of Unicode 17
                "\ud87a\udff0", // U+2EBF0, an ideograph of Unicode 15.1
                "\ud83d\ude00",
                "\ud83d\udc4d\ud83c\udffd"
            })
    void characters_are_taken_that_unicode_assigned_after_this_java_was_made(String character) {
        assertThat(PlainText.check("/text", character, MAX)).isEqualTo(Result.done(character));
    }

    @Test
    void the_flag_of_a_region_is_taken_without_the_letters_that_nobody_sees() {
        String england = "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f";
        assertThat(PlainText.check("/text", england, MAX)).isEqualTo(Result.done("\ud83c\udff4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ue000", // private use
                "\ufdd0", // never a character
                "\uffff",
                "\ud83f\udfff", // U+1FFFF
                "\ud900\udc00", // a plane that nothing is assigned in
                "\ufff0" // invisible, if it ever is assigned
            })
    void what_never_is_a_character_of_a_text_stays_refused(String none) {
        assertThat(PlainText.check("/text", "a" + none, MAX)).isInstanceOf(Result.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u200b\u200b", "\n"})
    void text_that_nobody_can_see_is_missing(String nothing) {
        assertThat(PlainText.check("/text", nothing, MAX))
                .isEqualTo(Result.refused(Refusal.invalidField("/text", "REQUIRED")));
    }

    @Test
    void the_name_of_a_buyer_has_room_for_fifty_chinese_characters() {
        String fifty = "\u516c".repeat(50);
        assertThat(PlainText.buyerName("/titleName", fifty)).isEqualTo(Result.done(fifty));
        assertThat(PlainText.buyerName("/titleName", fifty + "x"))
                .isEqualTo(Result.refused(Refusal.invalidField("/titleName", "TOO_LONG_TO_PRINT", "100")));
    }

    @Test
    void a_rare_character_takes_four_bytes_on_an_invoice() {
        assertThat(PlainText.printedLength("\u516c\u53f8A")).isEqualTo(5);
        assertThat(PlainText.printedLength("\ud869\udea5")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "a>b", "\ud835\udd4f\u516c\u53f8"})
    void the_name_of_a_buyer_holds_no_brackets_and_no_imitated_letters(String name) {
        assertThat(PlainText.buyerName("/titleName", name)).isInstanceOf(Result.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0571-12345678", "(010) 12345678", "+86 571 1234 5678", "\uff10571"})
    void a_telephone_number_is_digits_brackets_and_hyphens(String phone) {
        assertThat(PlainText.phone("/phone", phone)).isInstanceOf(Result.Done.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0571x", "\u0661\u0662", "123456789012345678901"})
    void anything_else_is_no_telephone_number(String phone) {
        assertThat(PlainText.phone("/phone", phone)).isInstanceOf(Result.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0571-85022088\u8f6c801, 0571-85022088-801",
        "0571-85022088 \u8f6c 801, 0571-85022088-801",
        "0571-85022088\u5206\u673a801, 0571-85022088-801",
        "0571-85022088 ext. 801, 0571-85022088-801",
        "(0571)85022088x801, (0571)85022088-801",
        "0571\u201385022088, 0571-85022088",
        "0571\uff0d85022088, 0571-85022088"
    })
    void an_extension_and_a_long_stroke_become_a_hyphen(String typed, String printed) {
        assertThat(PlainText.phone("/phone", typed)).isEqualTo(Result.done(printed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u8f6c801", "0571-85022088\u8f6c", "0571\u8f6c85022088\u8f6c801", "0571-85022088\u8f6ca"})
    void an_extension_has_a_number_before_and_behind_it(String phone) {
        assertThat(PlainText.phone("/phone", phone))
                .isEqualTo(Result.refused(Refusal.invalidField("/phone", "PHONE_INVALID")));
    }

    @Test
    void a_bank_account_is_digits_and_letters() {
        assertThat(PlainText.bankAccount("/bankAccount", "3301 0401 6000 1234")).isInstanceOf(Result.Done.class);
        assertThat(PlainText.bankAccount("/bankAccount", "3301;0401")).isInstanceOf(Result.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("badAddresses")
    void every_bad_email_address_is_met_as_expected(BadInputs.Value input, boolean accepted) {
        Result<EmailAddress> result = EmailAddress.check("/email", input.text());
        assertThat(result instanceof Result.Done).isEqualTo(accepted);
        result.fold(address -> assertThat(address.value()).matches("[!-~]+@[!-~]+"), refusals -> assertThat(refusals)
                .hasSize(1));
    }

    static Stream<Arguments> badAddresses() {
        return BadInputs.texts("email").stream()
                .map(input -> Arguments.of(
                        input,
                        switch (input.expect()) {
                            case "ACCEPT", "NORMALISE" -> true;
                            case "REJECT" -> false;
                            default ->
                                switch (input.id()) {
                                    case "email-013", "email-015" ->
                                        false; // angle brackets and quotes: no customer's address
                                    case "email-017" -> true; // an apostrophe is part of some names
                                    case "email-057" -> true; // whose mailbox it is, is the customer's affair
                                    default -> throw new IllegalStateException("No policy for " + input);
                                };
                        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b", "\ufeff", "\u3000", "\t", "\r\n"})
    void what_nobody_sees_at_the_ends_of_an_address_is_left_out(String unseen) {
        assertThat(EmailAddress.check("/email", unseen + "a@example.com" + unseen)
                        .<Object>fold(EmailAddress::value, r -> r))
                .isEqualTo("a@example.com");
        assertThat(EmailAddress.check("/email", "a" + unseen + "@example.com")).isInstanceOf(Result.Refused.class);
    }

    @Test
    void the_domain_of_an_address_is_written_small() {
        assertThat(EmailAddress.check("/email", "Invoices@Example.COM").<Object>fold(EmailAddress::value, r -> r))
                .isEqualTo("Invoices@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@exam\u212ale.com", "=cmd@example.com", "${7*7}@example.com"})
    void an_address_is_no_formula_and_nothing_that_turns_into_ascii(String address) {
        assertThat(EmailAddress.check("/email", address)).isInstanceOf(Result.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("badDates")
    void every_bad_date_is_met_as_expected(BadInputs.Value input, boolean accepted) {
        assertThat(StrictDate.day("/date", input.text()) instanceof Result.Done).isEqualTo(accepted);
    }

    static Stream<Arguments> badDates() {
        return BadInputs.texts("date").stream()
                .map(input -> Arguments.of(
                        input,
                        switch (input.expect()) {
                            case "ACCEPT", "NORMALISE" -> true;
                            case "REJECT" -> false;
                            default ->
                                switch (input.id()) {
                                    case "date-031", "date-033", "date-035" -> false; // a moment is not a day
                                    case "date-049" -> false; // without leading zeros nobody knows which is the month
                                    default -> throw new IllegalStateException("No policy for " + input);
                                };
                        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20261122",
                "2026\u5e7411\u670822\u65e5",
                "\uff12\uff10\uff12\uff16\uff0d\uff11\uff11\uff0d\uff12\uff12"
            })
    void the_ways_to_write_a_day_mean_the_same_day(String written) {
        assertThat(StrictDate.day("/date", written)).isEqualTo(Result.done(LocalDate.of(2026, 11, 22)));
    }

    @Test
    void a_moment_has_an_offset_and_exists() {
        assertThat(StrictDate.moment("/at", "2023-08-31T23:59:59+08:00"))
                .isEqualTo(Result.done(Instant.parse("2023-08-31T15:59:59Z")));
        assertThat(Stream.of(
                        "2026-11-22T10:00:00",
                        "2026-11-22T24:00:00Z",
                        "2026-02-29T00:00:00Z",
                        "1970-01-01T00:00:00Z",
                        "now"))
                .allSatisfy(text -> assertThat(StrictDate.moment("/at", text)).isInstanceOf(Result.Refused.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+08:00", "+0800", "+08"})
    void the_offset_of_a_moment_is_written_as_systems_write_it(String offset) {
        assertThat(StrictDate.moment("/at", "2026-11-22T09:30:00" + offset))
                .isEqualTo(Result.done(Instant.parse("2026-11-22T01:30:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+8", "+080", "+08:", "+1900", "0800", "Z0800"})
    void anything_else_is_no_offset(String offset) {
        assertThat(StrictDate.moment("/at", "2026-11-22T09:30:00" + offset)).isInstanceOf(Result.Refused.class);
    }

    @Test
    void a_month_is_a_year_and_two_digits() {
        assertThat(StrictDate.month("/month", "2026-11")).isEqualTo(Result.done(YearMonth.of(2026, 11)));
        assertThat(Stream.of("2026-13", "2026-1", "202611", "0000-01", "2026-11-22"))
                .allSatisfy(text -> assertThat(StrictDate.month("/month", text)).isInstanceOf(Result.Refused.class));
    }
}
