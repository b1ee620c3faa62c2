package io.fapiaodesk.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every question of the FAQ leads somewhere, and every rule comes from somewhere. */
class FaqTest {

    private final Faq faq = new Faq();

    @Test
    void every_rule_comes_from_a_section() {
        assertThat(IntStream.rangeClosed(1, 88)
                        .filter(rule -> faq.of(new RuleId(rule)).isEmpty()))
                .isEmpty();
    }

    @Test
    void every_section_has_its_chapter_and_its_rules() {
        assertThat(faq.sections()).hasSize(62).allSatisfy(section -> {
            assertThat(section.rules()).isNotEmpty().allMatch(rule -> rule >= 1 && rule <= 88);
            assertThat(faq.chapters()).anyMatch(chapter -> chapter.number() == section.chapter());
            assertThat(section.titleZh()).isNotBlank();
        });
    }

    @Test
    void every_place_is_a_page_or_a_call() {
        assertThat(faq.sections())
                .allSatisfy(section -> assertThat(section.places()).allSatisfy(place -> assertThat(
                                place.page() == null ? String.valueOf(place.call()) : "GET " + place.page())
                        .matches("(GET|POST|PATCH) /[a-zA-Z/{}.-]+")));
    }

    /** What a refusal names as its source must be found in the FAQ under exactly that title. */
    @Test
    void every_rule_class_names_a_section_that_has_it() throws ReflectiveOperationException {
        List<String> wrong = new ArrayList<>();
        int rules = 0;
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.fapiaodesk")) {
            if (type.isInterface() || !type.isAssignableTo(Rule.class)) {
                continue;
            }
            Rule<?> rule = instance(type.reflect());
            if (rule == null) {
                continue;
            }
            rules++;
            boolean found = faq.of(rule.id()).stream()
                    .anyMatch(section -> section.title().equals(rule.faqSection()));
            if (!found) {
                wrong.add(type.getSimpleName() + ": " + rule.id() + " \"" + rule.faqSection() + "\"");
            }
        }
        assertThat(rules).isGreaterThan(40);
        assertThat(wrong).isEmpty();
    }

    private static @Nullable Rule<?> instance(Class<?> type) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                constructor.setAccessible(true);
                return (Rule<?>) constructor.newInstance();
            }
        }
        return null;
    }

    @Test
    void every_text_is_there_in_both_languages_with_the_same_arguments() throws IOException {
        Properties english = texts("answer");
        Properties chinese = texts("answer_zh_CN");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> assertThat(
                        new MessageFormat(chinese.getProperty(key), Locale.ROOT).getFormatsByArgumentIndex().length)
                .as(key)
                .isLessThanOrEqualTo(
                        new MessageFormat(english.getProperty(key), Locale.ROOT).getFormatsByArgumentIndex().length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "answer_zh_CN"})
    void every_rule_has_a_question(String bundle) throws IOException {
        Set<String> keys = texts(bundle).stringPropertyNames();

        assertThat(IntStream.rangeClosed(1, 88).mapToObj(rule -> "answer.question.R" + rule))
                .allMatch(keys::contains);
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(FaqTest.class.getResourceAsStream("/messages/" + bundle + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
