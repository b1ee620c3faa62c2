package io.fapiaodesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.platform.security.Groups;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What runs the application elsewhere fits the application, as far as that can be told without a Docker engine. */
class OperationsTest {

    private static final Set<String> JAVA_MAIL = Set.of(
            "SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH",
            "SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE",
            "SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");
    private static final Pattern NAME = Pattern.compile("fapiao\\.[a-z][a-z0-9.-]*[a-z0-9]");

    private static final Pattern RECORD = Pattern.compile(
            "(?:@ConfigurationProperties\\(\"([a-z.-]+)\"\\)\\s*(?:public )?record \\w+|record GatewaySettings)"
                    + "\\((.*?)\\)\\s*(?:implements \\w+\\s*)?\\{",
            Pattern.DOTALL);
    private static final Pattern COMPONENT = Pattern.compile("(\\w+)\\s*(?:,|$)");

    private final Map<String, Object> compose = yaml(Path.of("docker-compose.yml"));
    private final Map<String, Object> services = map(compose.get("services"));
    private final Map<String, Object> application = map(services.get("fapiao-desk"));
    private final Map<String, Object> environment = map(application.get("environment"));

    @Test
    void each_service_says_what_it_is_made_of_and_how_it_is() {
        assertThat(services).containsOnlyKeys("fapiao-desk", "postgres", "mailpit", "prometheus", "grafana");
        services.forEach((name, service) -> {
            assertThat(map(service).containsKey("image") ^ map(service).containsKey("build"))
                    .as(name)
                    .isTrue();
            assertThat(map(service)).as(name).containsKeys("healthcheck", "restart");
        });
        assertThat(String.valueOf(map(services.get("postgres")).get("image"))).startsWith("postgres:17");
    }

    @Test
    void what_a_service_needs_is_there() {
        Map<String, Object> volumes = map(compose.get("volumes"));
        services.forEach((name, service) -> {
            for (Object mount : list(map(service).get("volumes"))) {
                String from = String.valueOf(mount).split(":", 2)[0];
                if (from.startsWith(".")) {
                    assertThat(Path.of(from)).as(name).exists();
                } else {
                    assertThat(volumes).as(name).containsKey(from);
                }
            }
            Object needs = map(service).get("depends_on");
            Stream<?> needed =
                    needs instanceof Map<?, ?> conditions ? conditions.keySet().stream() : list(needs).stream();
            assertThat(needed.map(String::valueOf)).as(name).allMatch(services::containsKey);
        });
        assertThat(Path.of(String.valueOf(map(application.get("build")).get("dockerfile"))))
                .exists();
    }

    @Test
    void every_variable_of_the_application_is_a_setting_that_exists() throws IOException {
        Set<String> known = settings();
        // They go to Java mail as they are, and no list of ours has its names; a misspelt one would switch TLS off
        // unseen.
        JAVA_MAIL.forEach(name -> known.add(letters(name)));
        assertThat(environment.keySet()).allSatisfy(variable -> assertThat(known.contains(letters(variable)))
                .as(variable)
                .isTrue());
    }

    @Test
    void whoever_starts_it_is_asked_for_each_secret_and_reads_of_it_in_the_readme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Set<String> asked = VARIABLE.matcher(Files.readString(Path.of("docker-compose.yml")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked)
                .contains("FAPIAO_ADMIN_PASSWORD", "FAPIAO_ENCRYPTION_KEYS", "FAPIAO_DATABASE_PASSWORD")
                .allSatisfy(variable -> assertThat(readme).contains("`" + variable + "`"));
        environment.forEach((variable, value) -> {
            // One without a value is handed on as it is set outside, and so has no default at all.
            if (value != null && (variable.endsWith("_PASSWORD") || variable.endsWith("_KEYS"))) {
                assertThat(String.valueOf(value))
                        .as("%s has no default that opens a door", variable)
                        .matches("\\$\\{[A-Z_]+:\\?.+}");
            }
        });
    }

    @Test
    void a_real_mail_server_and_the_mailbox_of_each_group_are_set_from_outside_and_explained() throws IOException {
        String explained = Files.readString(Path.of("docs/mail.md"));
        Set<String> mail = new TreeSet<>(Set.of(
                "SPRING_MAIL_HOST",
                "SPRING_MAIL_PORT",
                "SPRING_MAIL_USERNAME",
                "SPRING_MAIL_PASSWORD",
                "FAPIAO_MAIL_FROM",
                "FAPIAO_MAIL_DOMAIN"));
        mail.addAll(JAVA_MAIL);
        Groups.STAFF.keySet().forEach(group -> mail.add(mailboxOf(group)));

        assertThat(mail).allSatisfy(variable -> {
            assertThat(environment).containsKey(variable);
            assertThat(explained).contains("`" + variable + "`");
            Object value = environment.get(variable);
            assertThat(value == null || String.valueOf(value).startsWith("${" + variable))
                    .as("%s comes from outside", variable)
                    .isTrue();
        });
    }

    private static String mailboxOf(String group) {
        return "FAPIAO_GROUPS_" + group.replace("-", "").toUpperCase(Locale.ROOT) + "_MAIL";
    }

    @Test
    void metrics_are_read_where_the_application_offers_them() {
        Map<String, Object> scrape =
                map(list(yaml(Path.of("src/ops/prometheus.yml")).get("scrape_configs"))
                        .get(0));
        Map<String, Object> target = map(list(scrape.get("static_configs")).get(0));
        assertThat(list(target.get("targets")))
                .isEqualTo(List.of("fapiao-desk:" + environment.get("MANAGEMENT_SERVER_PORT")));
        assertThat(map(scrape.get("basic_auth"))).containsEntry("username", "ops");
        assertThat(scrape.get("metrics_path")).isEqualTo("/actuator/prometheus");
        assertThat(list(application.get("ports")))
                .noneMatch(port -> String.valueOf(port).contains("8081"));
    }

    @Test
    void the_dashboard_is_whole_and_asks_the_data_source_that_is_set_up() throws IOException {
        JsonNode dashboard = JSON.readTree(
                Path.of("src/ops/grafana/dashboards/fapiao-desk.json").toFile());
        Map<String, Object> source = map(list(yaml(Path.of("src/ops/grafana/provisioning/datasources/prometheus.yml"))
                        .get("datasources"))
                .get(0));
        assertThat(dashboard.findPath("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotEmpty();
            assertThat(panel.findValuesAsText("expr"))
                    .as(panel.path("title").asText())
                    .isNotEmpty();
            assertThat(panel.findValuesAsText("uid")).contains(String.valueOf(source.get("uid")));
        });
        assertThat(list(yaml(Path.of("src/ops/alerts.yml")).get("groups"))).isNotEmpty();
    }

    /** Names without dots, hyphens and underscores, which is how variables are matched to settings. */
    private static Set<String> settings() throws IOException {
        Set<String> known = new TreeSet<>();
        for (URL metadata : Collections.list(
                OperationsTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream content = metadata.openStream()) {
                JSON.readTree(content)
                        .path("properties")
                        .forEach(property ->
                                known.add(letters(property.path("name").asText())));
            }
        }
        List<Path> sources = new ArrayList<>(List.of(Path.of("src/main/resources/application.yml")));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
        for (Path source : sources) {
            String text = Files.readString(source);
            NAME.matcher(text).results().map(found -> letters(found.group())).forEach(known::add);
            Matcher record = RECORD.matcher(text);
            while (record.find()) {
                // Systems outside of the house all have the same settings.
                List<String> prefixes = record.group(1) == null
                        ? List.of("fapiao.tax-bureau", "fapiao.courier")
                        : List.of(record.group(1));
                Matcher component = COMPONENT.matcher(record.group(2).strip());
                while (component.find()) {
                    prefixes.stream()
                            .map(prefix -> letters(prefix + component.group(1)))
                            .forEach(known::add);
                }
            }
        }
        Groups.STAFF.keySet().forEach(group -> known.add(letters(mailboxOf(group))));
        return known;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Map<String, Object> yaml(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return map(new Yaml().load(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
