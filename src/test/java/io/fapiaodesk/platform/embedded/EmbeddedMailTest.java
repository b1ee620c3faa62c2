package io.fapiaodesk.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class EmbeddedMailTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T02:00:00Z"), ShanghaiTime.ZONE);
    private static final Clock EARLIER = Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ShanghaiTime.ZONE);

    @TempDir
    Path directory;

    @Test
    void mails_are_kept_in_the_order_in_which_they_came_also_over_a_restart_and_a_clock_set_back() {
        try (EmbeddedMail mail = EmbeddedMail.start(directory, CLOCK)) {
            send(mail, "a@fapiao.example", "first");
            send(mail, "b@fapiao.example", "second");
        }
        try (EmbeddedMail mail = EmbeddedMail.start(directory, EARLIER)) {
            send(mail, "A@Fapiao.example", "third");

            assertThat(mail.newest(10, null))
                    .extracting(CaughtMail::subject)
                    .containsExactly("first", "second", "third");
            assertThat(mail.newest(10, null))
                    .extracting(CaughtMail::receivedAt)
                    .containsExactly(CLOCK.instant(), CLOCK.instant(), EARLIER.instant());
            assertThat(mail.newest(2, null)).extracting(CaughtMail::subject).containsExactly("second", "third");
            assertThat(mail.newest(10, "a@fapiao.example"))
                    .extracting(CaughtMail::subject)
                    .containsExactly("first", "third");
            assertThat(mail.count("a@fapiao.example")).isEqualTo(2);
            assertThat(mail.count(null)).isEqualTo(3);
        }
    }

    @Test
    void it_refuses_as_it_is_told_and_takes_mails_again() {
        try (EmbeddedMail mail = EmbeddedMail.start(directory, CLOCK)) {
            mail.refuseWith(451);
            assertThatThrownBy(() -> send(mail, "a@fapiao.example", "x"))
                    .isInstanceOf(MailSendException.class)
                    .hasMessageContaining("451 4.3.0");
            mail.refuseWith(550);
            assertThatThrownBy(() -> send(mail, "a@fapiao.example", "x"))
                    .isInstanceOf(MailSendException.class)
                    .hasMessageContaining("550 5.3.0");
            mail.refuseWith(null);
            send(mail, "a@fapiao.example", "x");

            assertThat(mail.count(null)).isEqualTo(1);
        }
    }

    private static void send(EmbeddedMail mail, String to, String subject) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mail.port());
        sender.getJavaMailProperties().setProperty("mail.smtp.localhost", "localhost");
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("no-reply@fapiao.example");
        message.setTo(to);
        message.setSubject(subject);
        message.setText("text");
        sender.send(message);
    }
}
