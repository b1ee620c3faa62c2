package io.fapiaodesk.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Java files as text, for what no compiled class tells any more. */
final class JavaSources {

    private static final Pattern RULE_ID = Pattern.compile("new RuleId\\((\\d+)\\)");
    private static final Pattern CITED = Pattern.compile("\\bR(\\d{1,2})(?: to R(\\d{1,2}))?\\b");
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\"");
    private static final Pattern CONSTANT = Pattern.compile("static final String (\\w+)\\s*=\\s*\"([A-Z][A-Z0-9_]+)\"");
    private static final Pattern NAME = Pattern.compile("\\b(?:([A-Z]\\w+)\\.)?([A-Z][A-Z0-9_]*)\\b");
    private static final Pattern SECTION = Pattern.compile(
            "faqSection\\(\\)\\s*\\{\\s*return\\s+(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(?:(\\w+)\\.)?(\\w+));");
    private static final Pattern TEXT =
            Pattern.compile("static final String (\\w+)\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private JavaSources() {}

    record Source(Path path, String text) {

        String name() {
            return path.getFileName().toString().replace(".java", "");
        }

        /** The rules that it is, in code. */
        Set<Integer> rules() {
            Set<Integer> rules = new TreeSet<>();
            Matcher id = RULE_ID.matcher(text);
            while (id.find()) {
                rules.add(Integer.parseInt(id.group(1)));
            }
            return rules;
        }

        /** The rules that its comments say it follows. */
        Set<Integer> citedInComments() {
            Set<Integer> cited = new TreeSet<>();
            Matcher comment = COMMENT.matcher(text);
            while (comment.find()) {
                cited.addAll(cited(comment.group()));
            }
            return cited;
        }

        Set<Integer> cited() {
            return cited(text);
        }

        private static Set<Integer> cited(String words) {
            Set<Integer> cited = new TreeSet<>();
            Matcher row = CITED.matcher(words);
            while (row.find()) {
                int from = Integer.parseInt(row.group(1));
                int to = row.group(2) == null ? from : Integer.parseInt(row.group(2));
                for (int number = from; number <= to; number++) {
                    cited.add(number);
                }
            }
            return cited;
        }

        /** What stands between the brackets of each call. */
        List<String> argumentsOf(String call) {
            List<String> arguments = new ArrayList<>();
            Matcher found = Pattern.compile("(?<![\\w])" + call + "\\(").matcher(text);
            while (found.find()) {
                arguments.add(text.substring(found.end(), endOf(found.end())));
            }
            return arguments;
        }

        private int endOf(int from) {
            int depth = 1;
            boolean quoted = false;
            for (int at = from; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"' && text.charAt(at - 1) != '\\') {
                    quoted = !quoted;
                } else if (!quoted && c == '(') {
                    depth++;
                } else if (!quoted && c == ')' && --depth == 0) {
                    return at;
                }
            }
            return text.length();
        }
    }

    static List<Source> main() {
        return below(Path.of("src/main/java"));
    }

    static List<Source> tests() {
        return below(Path.of("src/test/java"));
    }

    private static List<Source> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(JavaSources::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(Path file) {
        try {
            return new Source(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts that are kept under a name, by {@code Class.NAME}. */
    static Map<String, String> constants(List<Source> sources, Pattern pattern) {
        return sources.stream()
                .flatMap(source -> pattern.matcher(source.text())
                        .results()
                        .map(found -> Map.entry(source.name() + "." + found.group(1), found.group(2))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    static Map<String, String> codes(List<Source> sources) {
        return constants(sources, CONSTANT);
    }

    /** The codes that an argument list names, itself or by a constant. */
    static Set<String> codesIn(Source source, String arguments, Map<String, String> constants) {
        Set<String> codes = new TreeSet<>();
        Matcher literal = CODE.matcher(arguments);
        while (literal.find()) {
            codes.add(literal.group(1));
        }
        Matcher name = NAME.matcher(arguments.replaceAll("\"[^\"]*\"", ""));
        while (name.find()) {
            String type = name.group(1) == null ? source.name() : name.group(1);
            String code = constants.get(type + "." + name.group(2));
            if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }

    /** The title of the section of the FAQ that a rule cites. */
    static @Nullable String section(Source source, List<Source> all) {
        Matcher section = SECTION.matcher(source.text());
        if (!section.find()) {
            return null;
        }
        if (section.group(1) != null) {
            return section.group(1).replace("\\\"", "\"");
        }
        String type = section.group(2) == null ? source.name() : section.group(2);
        return constants(all, TEXT).get(type + "." + section.group(3));
    }
}
