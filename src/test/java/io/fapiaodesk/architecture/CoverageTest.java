package io.fapiaodesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.architecture.JavaSources.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Which class does what each rule of the FAQ says, and which tests prove it. {@code docs/coverage.md} lists it; after a
 * change that is meant: {@code mvn test -Dtest=CoverageTest -Dfapiao.write-coverage=true}.
 */
class CoverageTest {

    private static final Path PAGE = Path.of("docs/coverage.md");
    private static final int RULES = 88;

    private static final List<Source> MAIN = JavaSources.main();
    private static final List<Source> TESTS = JavaSources.tests().stream()
            .filter(source -> source.name().endsWith("Test") || source.name().endsWith("IT"))
            .filter(source -> !Set.of("CoverageTest", "RefusalsTest").contains(source.name()))
            .toList();
    private static final Map<String, String> CODES = JavaSources.codes(MAIN);

    /** The classes that are a rule, by its number; where none is, those whose comments say that they follow it. */
    private static final Map<Integer, Set<String>> IMPLEMENTED = implemented();

    private static final Map<Integer, Set<String>> PROVED = proved();

    private static Map<Integer, Set<String>> implemented() {
        Map<Integer, Set<String>> are = new TreeMap<>();
        Map<Integer, Set<String>> follow = new TreeMap<>();
        for (Source source : MAIN) {
            source.rules().forEach(rule -> names(are, rule).add(source.name()));
            source.citedInComments().forEach(rule -> names(follow, rule).add(source.name()));
        }
        follow.forEach(are::putIfAbsent);
        return are;
    }

    private static Map<Integer, Set<String>> proved() {
        Map<Integer, Set<String>> proved = new TreeMap<>();
        Map<String, Set<String>> codesOfRules = codesOfRules();
        for (Source test : TESTS) {
            Set<String> words = Pattern.compile("\\w+")
                    .matcher(test.text())
                    .results()
                    .map(word -> word.group())
                    .collect(Collectors.toSet());
            test.cited().forEach(rule -> names(proved, rule).add(test.name()));
            test.rules().forEach(rule -> names(proved, rule).add(test.name()));
            IMPLEMENTED.forEach((rule, classes) -> {
                boolean speaksOfIt = classes.stream()
                        .anyMatch(name -> words.contains(name)
                                || codesOfRules.getOrDefault(name, new TreeSet<>()).stream()
                                        .anyMatch(words::contains));
                if (speaksOfIt) {
                    names(proved, rule).add(test.name());
                }
            });
        }
        return proved;
    }

    /** What each rule answers with when it is violated; a test that expects that code is a test of the rule. */
    private static Map<String, Set<String>> codesOfRules() {
        Map<String, Set<String>> codes = new TreeMap<>();
        MAIN.stream().filter(source -> source.rules().size() == 1).forEach(source -> source.argumentsOf(
                        "Finding\\.(?:violated|undetermined|satisfied)")
                .forEach(arguments -> codes.computeIfAbsent(source.name(), name -> new TreeSet<>())
                        .addAll(JavaSources.codesIn(source, arguments, CODES))));
        return codes;
    }

    private static Set<String> names(Map<Integer, Set<String>> byRule, int rule) {
        return byRule.computeIfAbsent(rule, number -> new TreeSet<>());
    }

    @Test
    void every_rule_is_implemented() {
        assertThat(rules()).allSatisfy(rule -> assertThat(IMPLEMENTED.getOrDefault(rule, new TreeSet<>()))
                .as("classes for R%d", rule)
                .isNotEmpty());
    }

    @Test
    void every_rule_is_proved_by_a_test() {
        assertThat(rules()).allSatisfy(rule -> assertThat(PROVED.getOrDefault(rule, new TreeSet<>()))
                .as("tests of R%d", rule)
                .isNotEmpty());
    }

    @Test
    void no_rule_is_cited_that_does_not_exist() {
        assertThat(IMPLEMENTED.keySet()).isSubsetOf(rules().toList());
    }

    @Test
    void the_page_shows_the_rules_as_they_are_built() throws IOException {
        String page = page();
        if (Boolean.getBoolean("fapiao.write-coverage")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void every_sentence_of_the_faq_is_listed_in_its_order() {
        String listed = FaqSentences.all().stream()
                .map(FaqSentences.Sentence::text)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ");

        assertThat(listed).isEqualTo(FaqSentences.faq());
    }

    @Test
    void every_sentence_that_says_what_happens_has_its_rules_its_places_and_its_tests() {
        assertThat(FaqSentences.all())
                .filteredOn(sentence -> sentence.because().isEmpty())
                .hasSizeGreaterThan(145)
                .allSatisfy(sentence -> {
                    assertThat(sentence.rules())
                            .as(sentence.text())
                            .isNotEmpty()
                            .allMatch(rule -> rules().anyMatch(number -> rule.equals("R" + number)));
                    assertThat(sentence.places()).as(sentence.text()).isNotEmpty();
                    assertThat(sentence.tests()).as(sentence.text()).isNotEmpty();
                });
    }

    @Test
    void the_places_and_tests_of_every_sentence_are_there() {
        Map<String, List<String>> missing = new TreeMap<>();
        FaqSentences.all().forEach(sentence -> {
            List<String> of = FaqSentences.missing(sentence);
            if (!of.isEmpty()) {
                missing.put(sentence.text(), of);
            }
        });

        assertThat(missing).isEmpty();
    }

    private static java.util.stream.Stream<Integer> rules() {
        return IntStream.rangeClosed(1, RULES).boxed();
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
            # Which class does what the FAQ says

            Every rule of the FAQ, the classes that are it or follow it, and the tests that prove it. Written from the
            sources by `mvn test -Dtest=CoverageTest -Dfapiao.write-coverage=true`; the same test fails when the page and
            the code differ, and when a rule has no class or no test.

            | rule | section of the FAQ | what it says | classes | tests |
            |---|---|---|---|---|
            """);
        for (String line : lines()) {
            String[] rule = line.split("\\|", 3);
            int number = Integer.parseInt(rule[0]);
            page.append("| R%d | %s | %s | %s | %s |%n"
                    .formatted(number, rule[1], rule[2], list(IMPLEMENTED, number), list(PROVED, number)));
        }
        page.append("""

            # Where each sentence of the FAQ is done

            Every sentence of the FAQ that says what happens, in its order, with the places that do it and the tests that
            prove it, as `src/test/resources/faq-sentences.txt` lists them; the rest of the FAQ is there with the reason
            why nothing has to be done. `CoverageTest` fails when a sentence, a place or a test is missing.

            | what the FAQ says | rules | places | tests |
            |---|---|---|---|
            """);
        FaqSentences.all().stream()
                .filter(sentence -> sentence.because().isEmpty())
                .forEach(sentence -> page.append("| %s | %s | %s | %s |%n"
                        .formatted(
                                sentence.text()
                                        .replaceAll("\\s*\\|$", "")
                                        .replace("|", "\\|")
                                        .replace("*", "\\*"),
                                String.join(", ", sentence.rules()),
                                String.join(", ", sentence.places()),
                                String.join(", ", sentence.tests()))));
        return page.toString();
    }

    private static String list(Map<Integer, Set<String>> byRule, int rule) {
        return String.join(", ", byRule.getOrDefault(rule, new TreeSet<>()));
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/faq-rules.txt")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
