package io.fapiaodesk.platform.embedded;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Sends mails to our own mail server, with the time-outs that hold for a real one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbedded(Part.MAIL)
@EnableConfigurationProperties(MailProperties.class)
class EmbeddedMailConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedMail embeddedMail(EmbeddedProperties properties, Clock clock) {
        return EmbeddedMail.start(properties.dataDirectory(), clock);
    }

    @Bean
    JavaMailSenderImpl mailSender(EmbeddedMail mail, MailProperties properties) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(mail.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        sender.getJavaMailProperties().putAll(properties.getProperties());
        sender.getJavaMailProperties().setProperty("mail.smtp.localhost", "localhost");
        return sender;
    }
}
