package io.fapiaodesk.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;

class TextsTest {

    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates");
    private static final Pattern FIXED_KEY =
            Pattern.compile("#\\{(portal\\.[A-Za-z0-9.]+)[}(]|'(portal\\.[A-Za-z0-9.]+)'");

    @Test
    void the_application_finds_the_texts_of_every_bundle() {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(MessageSourceAutoConfiguration.class))
                .run(context -> {
                    MessageSource messages = context.getBean(MessageSource.class);
                    assertThat(messages.getMessage("portal.name", null, Locale.ENGLISH))
                            .isEqualTo("Fapiao Desk");
                    assertThat(messages.getMessage("portal.name", null, Locale.SIMPLIFIED_CHINESE))
                            .isEqualTo("发票台");
                    assertThat(messages.getMessage("problem.NOT_FOUND", null, Locale.ENGLISH))
                            .isNotBlank();
                    assertThat(messages.getMessage("refusal.TAX_ID_MISSING", null, Locale.ENGLISH))
                            .isNotBlank();
                    assertThat(messages.getMessage("timeline.SUBMITTED", null, Locale.ENGLISH))
                            .isNotBlank();
                });
    }

    @Test
    void every_text_of_the_portal_exists_in_both_languages() {
        assertThat(read("messages/portal_zh_CN.properties").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        read("messages/portal.properties").stringPropertyNames());
    }

    @Test
    void a_text_takes_the_same_arguments_in_both_languages() {
        Properties chinese = read("messages/portal_zh_CN.properties");
        read("messages/portal.properties")
                .forEach((key, english) -> assertThat(arguments(chinese.getProperty((String) key)))
                        .as("%s", key)
                        .isEqualTo(arguments((String) english)));
    }

    @Test
    void every_text_that_a_page_names_exists() throws IOException {
        Map<String, String> named = new TreeMap<>();
        try (Stream<Path> pages = Files.list(TEMPLATES)) {
            for (Path page : pages.toList()) {
                Matcher key = FIXED_KEY.matcher(Files.readString(page));
                while (key.find()) {
                    String found = key.group(1) == null ? key.group(2) : key.group(1);
                    if (!found.endsWith(".")) {
                        named.put(found, page.getFileName().toString());
                    }
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(100);
        assertThat(read("messages/portal.properties").stringPropertyNames()).containsAll(named.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enterprise-title-review",
                "multi-title-agreement",
                "invoice-issuance",
                "direct-invoice-return",
                "booked-invoice-return",
                "paper-invoice-loss"
            })
    void every_step_of_a_process_that_customers_see_has_a_chinese_name(String process) throws IOException {
        Matcher name = Pattern.compile("<bpmn:(?!message|process|error|signal)\\w+[^>]*\\sname=\"([^\"]+)\"")
                .matcher(Files.readString(Path.of("processes", process + ".bpmn")));
        Set<String> keys = new TreeSet<>();
        while (name.find()) {
            keys.add(StepNames.key(name.group(1)));
        }
        assertThat(keys).hasSizeGreaterThan(15);
        assertThat(read("messages/forms_zh_CN.properties").stringPropertyNames())
                .containsAll(keys);
    }

    private static List<String> arguments(String text) {
        new MessageFormat(text, Locale.ROOT);
        return Pattern.compile("'?\\{\\w+}'?")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .sorted()
                .toList();
    }

    private static Properties read(String file) {
        Properties texts = new Properties();
        try (Reader reader =
                new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
