package io.fapiaodesk.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class EmbeddedMailConfigurationTest {

    @TempDir
    Path directory;

    @Test
    void without_an_address_mails_go_to_the_catcher() {
        runner().run(context -> {
            JavaMailSenderImpl sender = context.getBean(JavaMailSenderImpl.class);
            assertThat(sender.getPort())
                    .isEqualTo(context.getBean(EmbeddedMail.class).port());
            assertThat(sender.getJavaMailProperties()).containsEntry("mail.smtp.timeout", "5000");
        });
    }

    @Test
    void with_the_address_of_a_real_server_there_is_no_catcher_and_the_time_outs_still_hold() {
        runner().withPropertyValues("spring.mail.host=mail.example").run(context -> {
            assertThat(context).doesNotHaveBean(EmbeddedMail.class);
            JavaMailSenderImpl sender = context.getBean(JavaMailSenderImpl.class);
            assertThat(sender.getHost()).isEqualTo("mail.example");
            assertThat(sender.getJavaMailProperties())
                    .containsEntry("mail.smtp.connectiontimeout", "2000")
                    .containsEntry("mail.smtp.timeout", "5000")
                    .containsEntry("mail.smtp.writetimeout", "5000")
                    .containsEntry("mail.smtps.timeout", "5000");
        });
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withUserConfiguration(EmbeddedMailConfiguration.class)
                .withBean(EmbeddedProperties.class, () -> new EmbeddedProperties(directory, null))
                .withBean(Clock.class, Clock::systemUTC);
    }
}
