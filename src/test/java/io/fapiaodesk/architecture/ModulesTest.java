package io.fapiaodesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.FapiaoDeskApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

class ModulesTest {

    private static final Path DRAWN = Path.of("target/modules");
    private static final Path DOCUMENTED = Path.of("docs/modules");

    private final ApplicationModules modules = ApplicationModules.of(FapiaoDeskApplication.class);

    @Test
    void modules_keep_their_promises_to_each_other() {
        modules.verify();
    }

    /** Else the one of the tests hides what the one of the module declares. */
    @Test
    void no_package_is_introduced_twice() throws IOException {
        Path tests = Path.of("src/test/java");
        try (Stream<Path> files = Files.walk(tests)) {
            assertThat(files.filter(file -> file.endsWith("package-info.java"))
                            .map(tests::relativize)
                            .filter(file ->
                                    Files.exists(Path.of("src/main/java").resolve(file))))
                    .isEmpty();
        }
    }

    /** After a change that is meant: {@code mvn test -Dtest=ModulesTest -Dfapiao.draw-modules=true}. */
    @Test
    void the_documented_picture_shows_the_modules_as_they_are() throws IOException {
        draw();
        if (Boolean.getBoolean("fapiao.draw-modules")) {
            document();
        }

        assertThat(linesIn(DOCUMENTED)).isEqualTo(linesIn(DRAWN));
    }

    private void draw() throws IOException {
        new Documenter(modules, Documenter.Options.defaults().withOutputFolder(DRAWN.toString()))
                .writeModulesAsPlantUml(DiagramOptions.defaults().withStyle(DiagramOptions.DiagramStyle.UML));
        Files.writeString(DRAWN.resolve("README.md"), readme());
    }

    private String readme() {
        List<ApplicationModule> inOrder = modules.stream()
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .toList();
        String arrows = inOrder.stream()
                .flatMap(from -> uses(from).map(to -> "    " + name(from) + " --> " + to + "\n"))
                .collect(Collectors.joining());
        String names = inOrder.stream()
                .map(module -> "    " + name(module) + "[" + name(module) + "]\n")
                .collect(Collectors.joining());
        return """
                # Modules

                An arrow means "uses". Drawn by `ModulesTest`, which fails when the picture and the code differ; after a
                change that is meant: `mvn test -Dtest=ModulesTest -Dfapiao.draw-modules=true`. The same as
                [PlantUML](components.puml) and as a [picture](modules.svg).

                ```mermaid
                graph TD
                %s%s```
                """.formatted(names, arrows);
    }

    private Stream<String> uses(ApplicationModule module) {
        return module.getDirectDependencies(modules, DependencyType.values())
                .uniqueModules()
                .map(ModulesTest::name)
                .sorted();
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    private static void document() throws IOException {
        Files.createDirectories(DOCUMENTED);
        for (String file : List.of("README.md", "components.puml")) {
            Files.writeString(DOCUMENTED.resolve(file), Files.readString(DRAWN.resolve(file)));
        }
        // Smetana draws without a graphviz on the machine.
        String plantUml = Files.readString(DRAWN.resolve("components.puml"))
                .replaceFirst("@startuml", "@startuml\n!pragma layout smetana");
        try (var picture = Files.newOutputStream(DOCUMENTED.resolve("modules.svg"))) {
            new SourceStringReader(plantUml, StandardCharsets.UTF_8)
                    .outputImage(picture, new FileFormatOption(FileFormat.SVG));
        }
    }

    /** The PlantUML comes in an order of its own each time. */
    private static List<String> linesIn(Path folder) throws IOException {
        return Stream.concat(
                        Files.readAllLines(folder.resolve("README.md")).stream(),
                        Files.readAllLines(folder.resolve("components.puml")).stream()
                                .sorted())
                .toList();
    }
}
