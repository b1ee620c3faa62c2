package io.fapiaodesk.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class NoticeSettingsTest {

    @Test
    void a_group_is_found_by_its_id_however_the_setting_is_written() {
        for (String key : new String[] {"title-reviewers", "titlereviewers"}) {
            NoticeSettings settings = bind(Map.of("fapiao.groups." + key + ".mail", "desk@fapiao.example"));

            assertThat(settings.group("title-reviewers"))
                    .isEqualTo(Optional.of(
                            new NoticeSettings.GroupSettings("desk@fapiao.example", Locale.forLanguageTag("zh-CN"))));
            assertThat(settings.group("title-supervisors")).isEmpty();
        }
    }

    @Test
    void the_waits_add_up_to_about_three_days_in_production() {
        Duration sum = NoticeDefaults.ofProduction().backoff().stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(sum).isBetween(Duration.ofHours(70), Duration.ofHours(72));
    }

    @Test
    void what_nothing_is_said_about_has_a_default() {
        NoticeSettings settings = bind(Map.of());

        assertThat(settings.mail().lease()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.mail().workers()).isEqualTo(3);
        assertThat(settings.baseUrl()).hasToString("http://127.0.0.1:8080");
    }

    @Test
    void the_ids_of_mails_end_in_the_domain_of_the_sender_or_in_the_one_that_is_set() {
        assertThat(domain(Map.of())).isEqualTo("fapiao.example");
        assertThat(domain(Map.of("fapiao.mail.from", "desk@customer.example"))).isEqualTo("customer.example");
        assertThat(domain(Map.of("fapiao.mail.from", "desk@customer.example", "fapiao.mail.domain", "mail.example")))
                .isEqualTo("mail.example");
    }

    private static String domain(Map<String, String> properties) {
        return new NoticeConfiguration()
                .mailer(
                        new JavaMailSenderImpl(),
                        bind(properties),
                        NoticeDefaults.ofSandbox(),
                        Clock.system(ShanghaiTime.ZONE))
                .domain();
    }

    @Test
    void a_claim_must_outlast_an_attempt() {
        assertThatThrownBy(() -> bind(Map.of("fapiao.mail.lease", "10s")))
                .hasRootCauseMessage(
                        "fapiao.mail.lease must be at least 30s: while it runs nobody else sends the same mail");
    }

    private static NoticeSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("fapiao", NoticeSettings.class);
    }
}
