package io.fapiaodesk.notice;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeTest {

    private static final Recipient SOMEBODY = new Recipient.Account("personal");

    @Test
    void a_mail_with_a_hole_in_it_is_never_posted() {
        assertThatThrownBy(() -> new Notice("k", null, SOMEBODY, "title-rejected", Map.of("titleName", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing [reason]");
    }

    @Test
    void a_mail_says_nothing_that_its_template_does_not_know() {
        assertThatThrownBy(() -> new Notice("k", null, SOMEBODY, "title-withdrawn", Map.of("phone", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown [phone]");
        assertThatThrownBy(() -> new Notice("k", null, SOMEBODY, "no-such-mail", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-mail");
    }

    @Test
    void a_notice_is_about_something_and_for_somebody() {
        assertThatThrownBy(() -> new Notice(" ", null, SOMEBODY, "title-withdrawn", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recipient.Mailbox(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recipient.DefaultMailbox("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Recipient.Group("")).isInstanceOf(IllegalArgumentException.class);
    }
}
