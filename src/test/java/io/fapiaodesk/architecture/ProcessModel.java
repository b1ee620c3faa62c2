package io.fapiaodesk.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A process as it is drawn in {@code processes/}, beside what code says of it in its {@code …Model} class. */
record ProcessModel(String name, BpmnModelInstance drawn) {

    private static final Path PROCESSES = Path.of("processes");

    static List<ProcessModel> all() {
        try (Stream<Path> files = Files.list(PROCESSES)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(ProcessModel::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ProcessModel read(Path file) {
        String name = file.getFileName().toString().replace(".bpmn", "");
        return new ProcessModel(name, Bpmn.readModelFromFile(file.toFile()));
    }

    <T extends ModelElementInstance> List<T> each(Class<T> kind) {
        return List.copyOf(drawn.getModelElementsByType(kind));
    }

    List<FlowNode> flowNodes() {
        return each(FlowNode.class);
    }

    @Override
    public String toString() {
        return name;
    }

    /** What the constants of the {@code …Model} class hold. */
    Set<String> constants() {
        Set<String> values = new HashSet<>();
        for (Field field : constantsOf(modelClass())) {
            Object value = read(field);
            if (value instanceof String text) {
                values.add(text);
            }
        }
        return values;
    }

    /** The steps of which the {@code …Model} class says, in {@code EFFECTS_OUTSIDE}, that they act outside the database. */
    Set<String> stepsWithEffectsOutside() {
        return constantsOf(modelClass()).stream()
                .filter(field -> field.getName().equals("EFFECTS_OUTSIDE"))
                .flatMap(field -> ((Set<?>) read(field)).stream())
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }

    private Class<?> modelClass() {
        String simpleName = Arrays.stream(name.split("-"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining())
                + "Model";
        try {
            Resource[] found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:io/fapiaodesk/*/process/" + simpleName + ".class");
            if (found.length != 1) {
                throw new AssertionError(name + ".bpmn needs one class " + simpleName + " in a process package");
            }
            String path = found[0].getURL().getPath();
            String type = path.substring(path.lastIndexOf("io/fapiaodesk/"))
                    .replace(".class", "")
                    .replace('/', '.');
            return Class.forName(type);
        } catch (IOException | ClassNotFoundException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<Field> constantsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .toList();
    }

    private static Object read(Field field) {
        try {
            field.setAccessible(true);
            return Objects.requireNonNull(field.get(null));
        } catch (IllegalAccessException failure) {
            throw new AssertionError(failure);
        }
    }
}
