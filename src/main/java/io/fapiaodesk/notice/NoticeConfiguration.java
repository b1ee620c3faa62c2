package io.fapiaodesk.notice;

import io.fapiaodesk.notice.domain.Backoff;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.ConditionalOnReal;
import io.fapiaodesk.platform.embedded.Part;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    private static final Logger log = LoggerFactory.getLogger(NoticeConfiguration.class);

    @Bean
    @ConditionalOnEmbedded(Part.MAIL)
    NoticeDefaults sandboxNoticeDefaults() {
        return NoticeDefaults.ofSandbox();
    }

    @Bean
    @ConditionalOnReal(Part.MAIL)
    NoticeDefaults noticeDefaults(NoticeSettings settings) {
        if (settings.mail().from() == null) {
            log.warn("fapiao.mail.from is not set: most mail servers will refuse what comes from nobody");
        }
        if ("127.0.0.1".equals(settings.baseUrl().getHost())) {
            log.warn("fapiao.base-url is {}: links in mails lead there", settings.baseUrl());
        }
        return NoticeDefaults.ofProduction();
    }

    @Bean
    Backoff mailBackoff(NoticeSettings settings, NoticeDefaults defaults) {
        return new Backoff(
                settings.mail().backoff() == null
                        ? defaults.backoff()
                        : settings.mail().backoff());
    }

    @Bean
    LetterWriter letterWriter(NoticeSettings settings) {
        return new LetterWriter(settings.baseUrl());
    }

    @Bean
    Mailer mailer(JavaMailSenderImpl server, NoticeSettings settings, NoticeDefaults defaults, Clock clock) {
        String from = Objects.requireNonNullElse(settings.mail().from(), defaults.from());
        String domain = settings.mail().domain();
        return new Mailer(server, from, domain == null ? from.substring(from.lastIndexOf('@') + 1) : domain, clock);
    }
}
