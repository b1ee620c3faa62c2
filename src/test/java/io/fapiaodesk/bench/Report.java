package io.fapiaodesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page that the benchmarks write their figures to, one chapter each. */
final class Report {

    private static final Path PAGE = Path.of("docs/performance.md");

    private Report() {}

    /** Puts a chapter, which begins with its {@code # Heading}, in place of the one with the same heading, else at the end. */
    static void write(String chapter) throws IOException {
        String heading = chapter.lines().findFirst().orElseThrow();
        List<String> chapters = new ArrayList<>();
        boolean found = false;
        for (String old : chaptersOf(Files.exists(PAGE) ? Files.readString(PAGE) : "")) {
            boolean same = old.lines().findFirst().filter(heading::equals).isPresent();
            chapters.add((same ? chapter : old).strip());
            found |= same;
        }
        if (!found) {
            chapters.add(chapter.strip());
        }
        Files.createDirectories(Path.of("docs"));
        Files.writeString(PAGE, String.join("\n\n", chapters) + "\n");
    }

    private static List<String> chaptersOf(String page) {
        return page.isBlank()
                ? List.of()
                : List.of(page.split("(?m)^(?=# )")).stream()
                        .filter(text -> !text.isBlank())
                        .toList();
    }
}
