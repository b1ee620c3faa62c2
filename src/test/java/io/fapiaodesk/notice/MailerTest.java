package io.fapiaodesk.notice;

import static io.fapiaodesk.notice.ScriptedMailServer.FINAL_DOT;
import static io.fapiaodesk.notice.ScriptedMailServer.GREETING;
import static io.fapiaodesk.notice.ScriptedMailServer.HANG_UP;
import static io.fapiaodesk.notice.ScriptedMailServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.notice.domain.Delivery;
import io.fapiaodesk.notice.domain.Delivery.Remedy;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.embedded.CaughtMail;
import io.fapiaodesk.platform.embedded.EmbeddedMail;
import io.fapiaodesk.platform.embedded.TestMail;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class MailerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T02:00:00Z"), ShanghaiTime.ZONE);
    private static final Letter LETTER = new Letter("发票服务台", "[TR-1] 您的发票抬头“示例”已审核通过", "您好：\n.\n再见\n", "<p>您好：</p>");
    private static final String MESSAGE_ID = "<8f6f3f5e@fapiao.example>";

    @TempDir
    Path directory;

    @Test
    void a_mail_arrives_as_it_was_written() throws IOException {
        try (EmbeddedMail catcher = TestMail.start(directory, CLOCK)) {
            Delivery delivery = mailer(catcher.port()).send(LETTER, to("someone@fapiao.example"), MESSAGE_ID);

            assertThat(delivery).isEqualTo(new Delivery.Accepted());
            assertThat(catcher.newest(10, null))
                    .containsExactly(new CaughtMail(
                            MESSAGE_ID,
                            "someone@fapiao.example",
                            LETTER.subject(),
                            LETTER.text(),
                            LETTER.html(),
                            CLOCK.instant(),
                            List.of()));
            assertThat(source())
                    .contains("Content-Type: multipart/alternative")
                    .contains("Auto-Submitted: auto-generated")
                    .contains("Content-Language: zh-CN")
                    .contains("Date: Thu, 12 Feb 2026 10:00:00 +0800")
                    .containsPattern("From: =\\?UTF-8\\?\\S+\\?= <no-reply@fapiao.example>")
                    .contains("Subject: =?UTF-8?");
        }
    }

    @Test
    void an_attachment_has_its_name_in_both_encodings_for_old_and_new_readers() throws IOException {
        String name = "关于服务期内增值税发票的说明函（第二季度，上海）.pdf";
        Letter letter = LETTER.with(List.of(
                new DocumentFile("1", name, "application/pdf", new byte[] {1}),
                new DocumentFile("2", "INV-1.pdf", "application/pdf", new byte[] {2})));
        try (EmbeddedMail catcher = TestMail.start(directory, CLOCK)) {
            mailer(catcher.port()).send(letter, to("someone@fapiao.example"), MESSAGE_ID);

            assertThat(catcher.newest(1, null).get(0).attachments())
                    .extracting(CaughtMail.Attachment::fileName)
                    .containsExactly(name, "INV-1.pdf");
            String unfolded = source().replaceAll("\r?\n[ \t]+", " ");
            assertThat(encodedName(unfolded, "Content-Type: application/pdf; name="))
                    .isEqualTo(name);
            assertThat(encodedName(unfolded, "Content-Disposition: attachment; filename="))
                    .isEqualTo(name);
            assertThat(unfolded)
                    .containsPattern("filename\\*(0\\*)?=UTF-8''%E5%85%B3")
                    .contains("Content-Type: application/pdf; name=\"INV-1.pdf\"")
                    .contains("Content-Disposition: attachment; filename=\"INV-1.pdf\"");
            assertThat(source().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(998));
        }
    }

    /** As those read it who know nothing of RFC 2231. */
    private static String encodedName(String source, String before) throws UnsupportedEncodingException {
        int from = source.indexOf(before + "\"=?") + before.length() + 1;
        return MimeUtility.decodeText(source.substring(from, source.indexOf('"', from)));
    }

    @ParameterizedTest
    @CsvSource({
        GREETING + ",421 4.3.2 shutting down",
        GREETING + ",hello",
        "MAIL,450 4.1.8 sender unknown for now",
        "RCPT,450 4.2.0 greylisted",
        "RCPT,451 4.3.0 try later",
        "RCPT,552 5.5.3 too many recipients",
        "DATA,451 4.3.0 try later",
        FINAL_DOT + ",452 4.3.1 disk full",
        FINAL_DOT + ",rubbish",
        GREETING + "," + HANG_UP,
        "EHLO," + HANG_UP,
        "MAIL," + HANG_UP,
        "RCPT," + HANG_UP,
        "DATA," + HANG_UP,
        FINAL_DOT + "," + HANG_UP,
        GREETING + "," + SILENCE,
        "EHLO," + SILENCE,
        "MAIL," + SILENCE,
        "RCPT," + SILENCE,
        "DATA," + SILENCE,
        FINAL_DOT + "," + SILENCE,
    })
    void a_passing_trouble_fails_the_attempt_and_does_not_take_long(String point, String answer) throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().answering(point, answer)) {
            Instant start = Instant.now();

            assertThat(send(server)).isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.why())
                    .isNotBlank());

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
    }

    @ParameterizedTest
    @CsvSource({
        GREETING + ",554 5.7.1 no service for you,MEND_SERVER",
        "MAIL,550 5.7.1 sender refused,MEND_SERVER",
        "RCPT,550 5.1.1 unknown user,MEND_SERVER_OR_ADDRESS",
        "DATA,554 5.6.0 no valid recipients,MEND_SERVER",
        FINAL_DOT + ",554 5.7.1 looks like spam,MEND_SERVER",
        FINAL_DOT + ",552 5.3.4 too big,MEND_SERVER",
    })
    void a_5yz_reply_is_final_wherever_it_is_given(String point, String answer, Remedy remedy) throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().answering(point, answer)) {
            assertThat(send(server)).isInstanceOfSatisfying(Delivery.Refused.class, refused -> {
                assertThat(refused.why()).contains(answer.substring(0, 9));
                assertThat(refused.remedy()).isEqualTo(remedy);
            });
        }
    }

    @Test
    void a_wrong_password_asks_a_person() throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer()
                .answering("EHLO", "250-here\r\n250 AUTH PLAIN")
                .answering("AUTH", "535 5.7.8 wrong password")) {
            JavaMailSenderImpl sender = sender(server.port());
            sender.setUsername("user");
            sender.setPassword("wrong");
            sender.getJavaMailProperties().setProperty("mail.smtp.auth", "true");

            assertThat(new Mailer(sender, "no-reply@fapiao.example", "fapiao.example", CLOCK)
                            .send(LETTER, to("someone@fapiao.example"), MESSAGE_ID))
                    .isInstanceOfSatisfying(Delivery.Refused.class, refused -> assertThat(refused.why())
                            .contains("sign-in", "535 5.7.8"));
        }
    }

    @Test
    void a_server_that_does_not_say_goodbye_has_accepted_the_mail_all_the_same() throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer().answering("QUIT", SILENCE)) {
            assertThat(send(server)).isEqualTo(new Delivery.Accepted());
        }
    }

    @Test
    void no_mail_is_sent_within_a_database_transaction() throws IOException {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            assertThatThrownBy(() -> send(server))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("within a database transaction");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void nobody_listening_is_a_passing_trouble() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(mailer(port).send(LETTER, to("someone@fapiao.example"), MESSAGE_ID))
                .isInstanceOf(Delivery.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody",
                "@fapiao.example",
                "a@",
                "a@b@fapiao.example",
                "a@fapiao.example,b@fapiao.example",
                "a@fapiao.example\r\nBcc: b@fapiao.example",
                "A <a@fapiao.example>",
                "中文@fapiao.example",
                "a b@fapiao.example",
                "group: a@fapiao.example;",
            })
    void what_is_not_one_bare_address_is_given_to_no_server(String address) throws IOException {
        try (ScriptedMailServer server = new ScriptedMailServer()) {
            assertThat(mailer(server.port()).send(LETTER, to(address), MESSAGE_ID))
                    .isEqualTo(new Delivery.Refused("the recipient's address cannot be used", Remedy.GIVE_ADDRESS));
        }
    }

    @Test
    void a_domain_in_chinese_is_written_as_the_dns_knows_it() {
        try (EmbeddedMail catcher = TestMail.start(directory, CLOCK)) {
            assertThat(mailer(catcher.port()).send(LETTER, to("a@例子.example"), MESSAGE_ID))
                    .isEqualTo(new Delivery.Accepted());
            assertThat(catcher.newest(1, "a@xn--fsqu00a.example")).hasSize(1);
        }
    }

    private static Delivery send(ScriptedMailServer server) {
        return mailer(server.port()).send(LETTER, to("someone@fapiao.example"), MESSAGE_ID);
    }

    private static Mailbox to(String address) {
        return new Mailbox(address, Locale.SIMPLIFIED_CHINESE, false);
    }

    private static Mailer mailer(int port) {
        return new Mailer(sender(port), "no-reply@fapiao.example", "fapiao.example", CLOCK);
    }

    private static JavaMailSenderImpl sender(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.localhost", "localhost");
        for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            sender.getJavaMailProperties().setProperty("mail.smtp." + timeout, "300");
        }
        return sender;
    }

    private String source() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("mails"))) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }
}
