package io.fapiaodesk.notice;

import io.fapiaodesk.notice.domain.Backoff;
import io.fapiaodesk.platform.embedded.ConditionalOnEmbedded;
import io.fapiaodesk.platform.embedded.ConditionalOnReal;
import io.fapiaodesk.platform.embedded.Part;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    @ConditionalOnEmbedded(Part.MAIL)
    NoticeDefaults sandboxNoticeDefaults() {
        return NoticeDefaults.ofSandbox();
    }

    @Bean
    @ConditionalOnReal(Part.MAIL)
    NoticeDefaults noticeDefaults() {
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
        return new Mailer(
                server,
                settings.mail().from() == null
                        ? defaults.from()
                        : settings.mail().from(),
                clock);
    }
}
