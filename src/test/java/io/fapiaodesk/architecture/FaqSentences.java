package io.fapiaodesk.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sentences of the FAQ as {@code faq-sentences.txt} lists them, and whether what it names is there. */
final class FaqSentences {

    private static final Path FAQ = Path.of("src/test/resources/invoice-faq.txt");
    private static final Path LIST = Path.of("src/test/resources/faq-sentences.txt");
    private static final Pattern MAPPING = Pattern.compile("@(Request|Get|Post|Put|Patch|Delete)Mapping\\(([^)]*)\\)");
    private static final Pattern ADDRESS = Pattern.compile("\"(/[^\"]*)\"");

    private FaqSentences() {}

    /**
     * A sentence.
     *
     * @param because why nothing has to be done for it; empty when it says what happens
     */
    record Sentence(
            String text, Optional<String> because, List<String> rules, List<String> places, List<String> tests) {}

    static List<Sentence> all() {
        List<Sentence> all = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : lines(LIST)) {
            if (line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith("    ") && !block.isEmpty()) {
                all.add(sentence(block));
                block.clear();
            }
            block.add(line);
        }
        all.add(sentence(block));
        return all;
    }

    private static Sentence sentence(List<String> block) {
        String first = block.get(0);
        if (first.startsWith("- [")) {
            int end = first.indexOf("] ");
            return new Sentence(
                    first.substring(end + 2), Optional.of(first.substring(3, end)), List.of(), List.of(), List.of());
        }
        if (!first.startsWith("+ ")) {
            throw new IllegalStateException("Neither + nor -: " + first);
        }
        return new Sentence(
                first.substring(2),
                Optional.empty(),
                values(block, "rules"),
                values(block, "places"),
                values(block, "tests"));
    }

    private static List<String> values(List<String> block, String name) {
        String start = "    " + name + ": ";
        return block.stream()
                .filter(line -> line.startsWith(start))
                .flatMap(line -> Stream.of(line.substring(start.length()).split(", ", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The FAQ as it is published, without the marks of its lists and tables. */
    static String faq() {
        return String.join(
                        " ",
                        lines(FAQ).stream()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty() && !line.matches("-|\\|\\|?"))
                                .toList())
                .replaceAll("\\s+", " ");
    }

    /** What of a sentence's places and tests is not there. */
    static List<String> missing(Sentence sentence) {
        return Stream.concat(
                        sentence.places().stream().filter(place -> !exists(place)),
                        sentence.tests().stream().filter(test -> !isTest(test)))
                .toList();
    }

    private static boolean exists(String place) {
        String name = place.substring(place.indexOf(' ') + 1);
        if (place.startsWith("class ")) {
            return MAIN.containsKey(name);
        }
        if (place.startsWith("page ")) {
            return ROUTES.contains(name);
        }
        if (place.startsWith("element ")) {
            String process = name.substring(0, name.indexOf('#'));
            String id = "id=\"" + name.substring(name.indexOf('#') + 1) + "\"";
            return Stream.of(".bpmn", ".dmn")
                    .map(ending -> Path.of("processes", process + ending))
                    .filter(Files::exists)
                    .anyMatch(file -> String.join("\n", lines(file)).contains(id));
        }
        return false;
    }

    private static boolean isTest(String test) {
        String[] parts = test.split("#", 2);
        return parts.length == 2
                && Optional.ofNullable(TESTS.get(parts[0]))
                        .filter(text -> text.contains("void " + parts[1] + "("))
                        .isPresent();
    }

    private static final Map<String, String> MAIN = sources("src/main/java");
    private static final Map<String, String> TESTS = sources("src/test/java");
    private static final Set<String> ROUTES = routes();

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (String source : MAIN.values()) {
            String base = "";
            Matcher mapping = MAPPING.matcher(source);
            while (mapping.find()) {
                List<String> addresses = ADDRESS.matcher(mapping.group(2))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                if (mapping.group(1).equals("Request")) {
                    base = addresses.isEmpty() ? "" : addresses.get(0);
                    routes.add(base);
                } else {
                    for (String address : addresses) {
                        routes.add(base + address);
                    }
                }
            }
        }
        return routes;
    }

    private static Map<String, String> sources(String root) {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                String name = String.valueOf(file.getFileName());
                sources.put(name.substring(0, name.length() - ".java".length()), String.join("\n", lines(file)));
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return sources;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
