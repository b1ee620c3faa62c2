package io.fapiaodesk.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LetterWriterTest {

    private static final String CASE = "TR-0000-1111-2222";
    private static final Mailbox CHINESE = new Mailbox("a@fapiao.example", Locale.forLanguageTag("zh-CN"), false);
    private static final Mailbox ENGLISH = new Mailbox("a@fapiao.example", Locale.ENGLISH, false);
    private static final Mailbox STAFF = new Mailbox("b@fapiao.example", Locale.ENGLISH, true);

    /** What any template may be filled with, and how it must read in each language. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("titleName", "示例云栖科技有限公司"),
            Map.entry("promiseTarget", "2026-02-12"),
            Map.entry("promiseLimit", "2026-02-14T16:00:00Z"),
            Map.entry("question", "Which date does the seal bear?\n印章日期是哪一天？"),
            Map.entry("answerBy", "2026-03-03"),
            Map.entry("link", "/titles/apply?from=T1"),
            Map.entry("validUntil", "2027-02-11"),
            Map.entry("specialValidUntil", "2026-05-12"),
            Map.entry("remark", "Seal checked"),
            Map.entry("reason", "The seal is missing"),
            Map.entry("days", "7"),
            Map.entry("target", "2026-02-12"),
            Map.entry("manager", "manager2"),
            Map.entry("limit", "2026-02-14"),
            Map.entry("requestedOn", "2026-02-03"),
            Map.entry("number", "26332000000000000017"),
            Map.entry("outcome", "STUB_COPY"),
            Map.entry("trackingNumber", "EA473124829CN"),
            Map.entry("gross", "1200.00"),
            Map.entry("seller", "阿里云计算有限公司"),
            Map.entry("vendor", "示例服务商"),
            Map.entry("contact", "support@vendor.example"),
            Map.entry("invoice", "INV-1"),
            Map.entry("orders", "order-1 · 1200.00"),
            Map.entry("mailTo", "customer@fapiao.example"),
            Map.entry("answerTo", "operators@fapiao.example"),
            Map.entry("special", "true"),
            Map.entry("titleTaxId", "91330106673959654P"),
            Map.entry("titleBank", "示例银行"),
            Map.entry("titleAccount", "571905493610702"),
            Map.entry("titleAddress", "杭州市"),
            Map.entry("titlePhone", "0571-12345678"),
            Map.entry("redNumber", "26332000000000000033"),
            Map.entry("form", "33010626021000000017"),
            Map.entry("paper", "true"),
            Map.entry("sample", "true"),
            Map.entry("topic", "Explanation letter"));

    private static final Map<String, String> IN_ENGLISH = Map.ofEntries(
            Map.entry("titleName", "示例云栖科技有限公司"),
            Map.entry("promiseTarget", "12 February 2026"),
            Map.entry("promiseLimit", "15 February 2026"),
            Map.entry("question", "印章日期是哪一天？"),
            Map.entry("answerBy", "3 March 2026"),
            Map.entry("link", "https://desk.example/titles/apply?from=T1"),
            Map.entry("validUntil", "11 February 2027"),
            Map.entry("specialValidUntil", "12 May 2026"),
            Map.entry("remark", "Seal checked"),
            Map.entry("reason", "The seal is missing"),
            Map.entry("days", "in 7 days"),
            Map.entry("target", "12 February 2026"),
            Map.entry("manager", "manager2"),
            Map.entry("limit", "14 February 2026"),
            Map.entry("requestedOn", "3 February 2026"),
            Map.entry("number", "26332000000000000017"),
            Map.entry("outcome", "STA Announcement 2020 No. 1"),
            Map.entry("trackingNumber", "EA473124829CN"),
            Map.entry("gross", "1200.00"),
            Map.entry("seller", "阿里云计算有限公司"),
            Map.entry("vendor", "示例服务商"),
            Map.entry("contact", "support@vendor.example"),
            Map.entry("invoice", "INV-1"),
            Map.entry("orders", "order-1 · 1200.00"),
            Map.entry("mailTo", "customer@fapiao.example"),
            Map.entry("answerTo", "operators@fapiao.example"),
            Map.entry("special", "special VAT"),
            Map.entry("titleTaxId", "91330106673959654P"),
            Map.entry("titleBank", "示例银行"),
            Map.entry("titleAccount", "571905493610702"),
            Map.entry("titleAddress", "杭州市"),
            Map.entry("titlePhone", "0571-12345678"),
            Map.entry("redNumber", "26332000000000000033"),
            Map.entry("form", "33010626021000000017"),
            Map.entry("paper", "mail the original"),
            Map.entry("sample", "by a simulator"),
            Map.entry("topic", "Explanation letter"));

    private static final Map<String, String> IN_CHINESE = Map.ofEntries(
            Map.entry("titleName", "示例云栖科技有限公司"),
            Map.entry("promiseTarget", "2026年2月12日"),
            Map.entry("promiseLimit", "2026年2月15日"),
            Map.entry("question", "印章日期是哪一天？"),
            Map.entry("answerBy", "2026年3月3日"),
            Map.entry("link", "https://desk.example/titles/apply?from=T1"),
            Map.entry("validUntil", "2027年2月11日"),
            Map.entry("specialValidUntil", "2026年5月12日"),
            Map.entry("remark", "Seal checked"),
            Map.entry("reason", "The seal is missing"),
            Map.entry("days", "还有7天"),
            Map.entry("target", "2026年2月12日"),
            Map.entry("manager", "manager2"),
            Map.entry("limit", "2026年2月14日"),
            Map.entry("requestedOn", "2026年2月3日"),
            Map.entry("number", "26332000000000000017"),
            Map.entry("outcome", "2020年第1号"),
            Map.entry("trackingNumber", "EA473124829CN"),
            Map.entry("gross", "1200.00"),
            Map.entry("seller", "阿里云计算有限公司"),
            Map.entry("vendor", "示例服务商"),
            Map.entry("contact", "support@vendor.example"),
            Map.entry("invoice", "INV-1"),
            Map.entry("orders", "order-1 · 1200.00"),
            Map.entry("mailTo", "customer@fapiao.example"),
            Map.entry("answerTo", "operators@fapiao.example"),
            Map.entry("special", "增值税专用发票"),
            Map.entry("titleTaxId", "91330106673959654P"),
            Map.entry("titleBank", "示例银行"),
            Map.entry("titleAccount", "571905493610702"),
            Map.entry("titleAddress", "杭州市"),
            Map.entry("titlePhone", "0571-12345678"),
            Map.entry("redNumber", "26332000000000000033"),
            Map.entry("form", "33010626021000000017"),
            Map.entry("paper", "原件寄回"),
            Map.entry("sample", "模拟系统"),
            Map.entry("topic", "Explanation letter"));

    private final LetterWriter writer = new LetterWriter(URI.create("https://desk.example/"));

    static Stream<Arguments> every_template_in_both_languages() {
        return Stream.of(Template.values())
                .flatMap(template -> Stream.of(
                        Arguments.of(template, CHINESE, IN_CHINESE), Arguments.of(template, ENGLISH, IN_ENGLISH)));
    }

    @ParameterizedTest
    @MethodSource
    void every_template_in_both_languages(Template template, Mailbox mailbox, Map<String, String> legible) {
        Map<String, String> arguments = argumentsOf(template);
        // Titles are named where the reader has to tell them apart, not where there is but one application.
        boolean namesTitle = template.required().contains("titleName");

        Letter letter = writer.write(template.templateName(), CASE, arguments, mailbox);

        for (String body : List.of(letter.text(), letter.html())) {
            assertThat(body).contains(CASE);
            arguments.keySet().stream()
                    .filter(name -> !name.equals("titleName") || namesTitle)
                    .forEach(name -> assertThat(body).contains(legible.get(name)));
            if (template.isToVendor()) {
                assertThat(body).as("a vendor has no sign-in here").doesNotContain("https://desk.example");
            } else {
                assertThat(body).contains(arguments.containsKey("link") ? "/titles/apply" : "/requests/" + CASE);
            }
        }
        assertThat(letter.subject()).startsWith("[" + CASE + "] ").hasSizeGreaterThan(CASE.length() + 8);
        for (String part : List.of(letter.subject(), letter.text(), letter.html(), letter.senderName())) {
            assertThat(part).doesNotContain("??", "[(", "[#", "[/", "{", "}", "null", " th:", "''");
        }
        assertThat(letter.text()).doesNotContain("<", "\n\n\n");
        assertThat(letter.html()).contains("lang=\"" + mailbox.language().toLanguageTag() + "\"");
        if (mailbox.equals(CHINESE)) {
            assertThat(letter.subject()).matches(".*\\p{IsHan}{4}.*");
            assertThat(letter.text()).contains("您好").doesNotContain("Hello");
        } else {
            assertThat(letter.text()).contains("Hello").doesNotContain("您");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_template_does_without_what_is_optional(Template template) {
        Map<String, String> arguments = argumentsOf(template);
        arguments.keySet().retainAll(template.required());

        Letter letter = writer.write(template.templateName(), CASE, arguments, ENGLISH);

        assertThat(letter.text() + letter.html() + letter.subject()).doesNotContain("??", "{", "null", "emark");
    }

    @Test
    void an_approval_reads_well() {
        Letter letter = writer.write("title-approved", CASE, argumentsOf(Template.TITLE_APPROVED), ENGLISH);

        assertThat(letter.subject()).isEqualTo("[TR-0000-1111-2222] Your title “示例云栖科技有限公司” is approved");
        assertThat(letter.text()).isEqualTo("""
            Hello,

            Your application is approved. You can request invoices with the title “示例云栖科技有限公司” from now on, until 11 February 2027.

            You can request special VAT invoices with it until 12 May 2026.

            A remark from our review:

            > Seal checked

            See your application:
            https://desk.example/requests/TR-0000-1111-2222

            Request: TR-0000-1111-2222

            --
            This mail was sent automatically; nobody reads replies to it. You will find everything about your requests in the portal.
            """);
    }

    @Test
    void a_question_is_quoted_line_by_line_so_that_it_cannot_pass_for_our_own_words() {
        Letter letter = writer.write(
                "title-question",
                CASE,
                Map.of("question", "First line\r\n--\nhttps://evil.example", "answerBy", "2026-03-03"),
                ENGLISH);

        assertThat(letter.text()).contains("> First line\n> --\n> https://evil.example\n");
    }

    @Test
    void staff_is_led_to_the_page_of_the_case() {
        Letter letter = writer.write("review-overdue", CASE, Map.of("limit", "2026-02-14"), STAFF);

        assertThat(letter.text())
                .contains("https://desk.example/staff/cases/" + CASE)
                .contains("Open the case:");
        assertThat(letter.html()).contains(">Open the case</a>");
        assertThat(letter.subject()).contains("14 February 2026");
    }

    @Test
    void what_somebody_typed_is_neither_markup_nor_template_nor_header() {
        String hostile =
                "<b onload=x>&amp;\r\nBcc: a@b.example ${7*7} __${7*7}__ [[${7*7}]] {0} '#{notice.sender}' \u202e";
        Letter letter = writer.write("title-rejected", CASE, Map.of("titleName", hostile, "reason", hostile), ENGLISH);

        assertThat(letter.subject()).doesNotContain("\r", "\n", "\u202e");
        assertThat(letter.text())
                .contains("<b onload=x>&amp; Bcc: a@b.example ${7*7} __${7*7}__ [[${7*7}]] {0} '#{notice.sender}'")
                .doesNotContain("49", "\u202e");
        assertThat(letter.html()).contains("&lt;b onload=x&gt;&amp;amp;").doesNotContain("<b onload", "49", "\u202e");
    }

    @Test
    void a_very_long_title_does_not_fill_the_subject() {
        Letter letter =
                writer.write("title-rejected", CASE, Map.of("titleName", "𠮷".repeat(200), "reason", "x"), ENGLISH);

        assertThat(letter.subject()).contains("𠮷".repeat(59) + "…").doesNotContain("𠮷".repeat(60));
        assertThat(letter.text()).contains("𠮷".repeat(200));
    }

    @Test
    void a_link_leads_nowhere_but_here() {
        for (String path : List.of("https://evil.example", "//evil.example", "/\\evil.example", "/a\nb", "a")) {
            Map<String, String> arguments =
                    Map.of("titleName", "x", "validUntil", "2026-01-01", "days", "1", "link", path);
            assertThatThrownBy(() -> writer.write("title-expiring", null, arguments, ENGLISH))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_last_day_is_told_as_such() {
        assertThat(expiringIn("0", ENGLISH)).contains("expires today");
        assertThat(expiringIn("1", ENGLISH)).contains("expires in 1 day");
        assertThat(expiringIn("30", ENGLISH)).contains("expires in 30 days");
        assertThat(expiringIn("1", CHINESE)).contains("将在1天后到期");
        assertThat(expiringIn("30", CHINESE)).contains("将在30天后到期");
    }

    private String expiringIn(String days, Mailbox mailbox) {
        return writer.write(
                        "title-expiring",
                        null,
                        Map.of("titleName", "x", "validUntil", "2026-01-01", "days", days, "link", "/titles/apply"),
                        mailbox)
                .subject();
    }

    private static Map<String, String> argumentsOf(Template template) {
        Map<String, String> arguments = new HashMap<>();
        Stream.concat(template.required().stream(), template.optional().stream())
                .forEach(name -> arguments.put(name, VALUES.get(name)));
        return arguments;
    }
}
