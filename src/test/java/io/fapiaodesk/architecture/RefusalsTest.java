package io.fapiaodesk.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.architecture.JavaSources.Source;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every code that the software can refuse with, from the rules and use cases themselves. {@code docs/refusals.md} lists
 * them; after a change that is meant: {@code mvn test -Dtest=RefusalsTest -Dfapiao.write-refusals=true}.
 */
class RefusalsTest {

    private static final Path PAGE = Path.of("docs/refusals.md");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /** What refuses with a code, and how that reads in HTTP. */
    private static final Map<String, String> CALLS = Map.of(
            "Finding\\.violated", "409",
            "new Finding\\.Violated", "409",
            "Refusal\\.wrongState", "409",
            "Refusal\\.notPermitted", "403",
            "Refusal\\.invalidField", "422",
            "new Refusal", "422",
            "line\\.refuse", "422");

    /** Those who hand on, or put together, a code that somebody else has named. A new name here is a decision. */
    private static final Set<String> HAND_ON = Set.of(
            "ExplainPayee",
            "FindingsJson",
            "Inspection",
            "JsonFields",
            "NdjsonLines",
            "OrderList",
            "PartyKindDecidesProof",
            "PlainText",
            "Problems",
            "Refusal",
            "Spreadsheet",
            "TaxIdCheck",
            "WhoIssues");

    /** What the tax bureau and the courier refuse is their own affair. */
    private final List<Source> sources = JavaSources.main().stream()
            .filter(source -> !source.path().toString().contains("taxbureau"))
            .filter(source -> !source.path().toString().contains("courier/simulator"))
            .toList();

    private final Map<String, String> constants = JavaSources.codes(sources);
    private final Map<String, String> english = texts(file -> !file.contains("_zh_CN"));
    private final Map<String, String> chinese = texts(file -> file.contains("_zh_CN"));

    /** A code with whatever decides on it. */
    private record Refused(String code, Set<Integer> rules, Set<String> sections, Set<String> statuses) {

        Refused(String code) {
            this(code, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }

        boolean byRule() {
            return !rules.isEmpty();
        }

        String status() {
            return statuses.isEmpty() ? "422" : String.join(", ", statuses);
        }
    }

    @Test
    void every_code_has_a_text_in_both_languages() {
        assertThat(refused().keySet()).hasSizeGreaterThan(150).allSatisfy(code -> {
            assertThat(text(english, code)).as("English text of %s", code).isPresent();
            assertThat(text(chinese, code)).as("Chinese text of %s", code).isPresent();
        });
    }

    @Test
    void whatever_is_refused_for_what_it_is_and_not_for_how_it_is_written_has_a_way_out_in_both_languages() {
        List<String> without = refused().values().stream()
                .filter(refused -> refused.byRule() || refused.status().contains("409"))
                .map(Refused::code)
                .filter(code ->
                        wayOut(english, code).isEmpty() || wayOut(chinese, code).isEmpty())
                .toList();

        assertThat(without).isEmpty();
    }

    @Test
    void no_code_is_made_where_nobody_can_find_it() {
        List<String> unclear = new ArrayList<>();
        for (Source source : sources) {
            for (String call : CALLS.keySet()) {
                for (String arguments : source.argumentsOf(call)) {
                    if (JavaSources.codesIn(source, arguments, constants).isEmpty()
                            && !HAND_ON.contains(source.name())) {
                        unclear.add(source.name() + ": " + call + "(" + arguments.replaceAll("\\s+", " ") + ")");
                    }
                }
            }
        }

        assertThat(unclear).isEmpty();
    }

    @Test
    void a_rule_that_refuses_names_its_section_of_the_faq() {
        assertThat(refused().values())
                .filteredOn(Refused::byRule)
                .hasSizeGreaterThan(50)
                .allSatisfy(refused -> assertThat(refused.sections())
                        .as("the section of %s", refused.code())
                        .isNotEmpty());
    }

    @Test
    void the_page_lists_what_can_be_refused() throws IOException {
        String page = page();
        if (Boolean.getBoolean("fapiao.write-refusals")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    /** By code: what calls name, and what has a text as a refusal because it is put together elsewhere. */
    private Map<String, Refused> refused() {
        Map<String, Refused> all = new TreeMap<>();
        for (Source source : sources) {
            CALLS.forEach((call, status) -> {
                for (String arguments : source.argumentsOf(call)) {
                    for (String code : JavaSources.codesIn(source, arguments, constants)) {
                        Refused refused = all.computeIfAbsent(code, Refused::new);
                        refused.statuses().add(status);
                        boolean ruled = call.endsWith("iolated")
                                || (call.equals("new Refusal") && arguments.contains("INVALID_FIELD"));
                        if (ruled) {
                            refused.rules().addAll(source.rules());
                            section(source, arguments)
                                    .ifPresent(section -> refused.sections().add(section));
                        }
                    }
                }
            });
        }
        english.keySet().stream()
                .filter(key -> key.matches("refusal\\.[A-Z0-9_]+"))
                .map(key -> key.substring("refusal.".length()))
                .forEach(code -> all.computeIfAbsent(code, Refused::new));
        return all;
    }

    private Optional<String> section(Source source, String arguments) {
        @Nullable String own = JavaSources.section(source, sources);
        if (own != null) {
            return Optional.of(own);
        }
        return java.util.regex.Pattern.compile("\"([A-Z][^\"]* [^\"]*)\"")
                .matcher(arguments)
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private static Optional<String> text(Map<String, String> texts, String code) {
        return Stream.of("refusal.", "finding.", "problem.")
                .flatMap(kind -> Stream.ofNullable(texts.get(kind + code)))
                .findFirst();
    }

    /** An answer to a question says how to go on in its own words. */
    private static Optional<String> wayOut(Map<String, String> texts, String code) {
        return Stream.of("refusal." + code + ".wouldPassIf", "answer." + code)
                .flatMap(key -> Stream.ofNullable(texts.get(key)))
                .findFirst();
    }

    private String page() {
        Map<String, Refused> all = refused();
        List<Refused> byRule = all.values().stream().filter(Refused::byRule).toList();
        List<Refused> otherwise =
                all.values().stream().filter(refused -> !refused.byRule()).toList();
        Set<String> listed = all.keySet();
        StringBuilder page = new StringBuilder("""
            # What can be refused

            Every code, with its text in English and Chinese and with what would have to be different. Written from the
            rules, the use cases and the message bundles by `mvn test -Dtest=RefusalsTest -Dfapiao.write-refusals=true`;
            the same test fails when the page and the code differ. `{0}` stands for a value of the case at hand.

            409: right in form, but not in the state things are in, or not by the rules. 422: a field does not hold what
            it must; in an import, the line is skipped and reported. 403: not for whoever asks. A rule's refusal said of
            one field is a 422, too.

            ## By a rule of the FAQ

            """);
        page.append("| code | rule | section of the FAQ | HTTP | what it says | what would have to be different |\n");
        page.append("|---|---|---|---|---|---|\n");
        for (Refused refused : byRule) {
            page.append("| `%s` | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            refused.code(),
                            refused.rules().stream().map(n -> "R" + n).collect(Collectors.joining(", ")),
                            String.join("; ", refused.sections()),
                            refused.status(),
                            both(Said.WHY, refused.code()),
                            both(Said.WAY_OUT, refused.code())));
        }
        page.append("\n## By the form of what was sent, or the state of things\n\n");
        page.append("| code | HTTP | what it says | what would have to be different |\n|---|---|---|---|\n");
        for (Refused refused : otherwise) {
            page.append("| `%s` | %s | %s | %s |%n"
                    .formatted(
                            refused.code(),
                            refused.status(),
                            both(Said.WHY, refused.code()),
                            both(Said.WAY_OUT, refused.code())));
        }
        page.append("\n## By the desk as a whole\n\n| code | what it says |\n|---|---|\n");
        english.keySet().stream()
                .filter(key -> key.matches("problem\\.[A-Z0-9_]+"))
                .map(key -> key.substring("problem.".length()))
                .filter(code -> !listed.contains(code))
                .forEach(code -> page.append("| `%s` | %s |%n".formatted(code, both(Said.WHY, code))));
        return page.toString();
    }

    private enum Said {
        WHY,
        WAY_OUT
    }

    private String both(Said what, String code) {
        return Stream.of(english, chinese)
                .flatMap(texts -> (what == Said.WHY ? text(texts, code) : wayOut(texts, code)).stream())
                .map(text -> text.replace("''", "'").replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining("<br>"));
    }

    private static Map<String, String> texts(Predicate<String> languageOf) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> languageOf.test(file.getFileName().toString()))
                    .sorted()
                    .toList()) {
                Properties bundle = new Properties();
                try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
                    bundle.load(reader);
                }
                bundle.stringPropertyNames().forEach(key -> texts.put(key, bundle.getProperty(key)));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return texts;
    }
}
