package io.fapiaodesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.service.annotation.HttpExchange;
import org.yaml.snakeyaml.Yaml;

/** A written-down HTTP interface, to be compared with the code on either side of it. */
public final class OpenApiDocument {

    private final Map<String, Object> document;

    private OpenApiDocument(Map<String, Object> document) {
        this.document = document;
    }

    public static OpenApiDocument read(Path file) {
        try {
            return new OpenApiDocument(new Yaml().load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can be called, as "PUT" and "/blue-invoices/{requestId}" for example. */
    public record Operation(String name, String method, String path) {}

    public List<Operation> operations() {
        return map(document, "paths").entrySet().stream()
                .flatMap(path -> map(path.getValue()).entrySet().stream()
                        .map(operation -> new Operation(
                                String.valueOf(map(operation.getValue()).get("operationId")),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey())))
                .toList();
    }

    /** The operations that a declared HTTP interface calls. */
    public static List<Operation> operationsOf(Class<?> httpInterface) {
        return Stream.of(httpInterface.getDeclaredMethods())
                .map(method -> {
                    HttpExchange exchange = Objects.requireNonNull(
                            AnnotatedElementUtils.findMergedAnnotation(method, HttpExchange.class));
                    return new Operation(method.getName(), exchange.method(), exchange.url());
                })
                .toList();
    }

    /** The fields of a schema, and whether each has to be there. */
    public SortedMap<String, Boolean> fields(String schema) {
        Map<String, Object> type = schema(schema);
        List<?> required = (List<?>) type.getOrDefault("required", List.of());
        SortedMap<String, Boolean> fields = new TreeMap<>();
        map(type, "properties").keySet().forEach(name -> fields.put(name, required.contains(name)));
        return fields;
    }

    /** The components of a record, and whether each has to be there. */
    public static SortedMap<String, Boolean> fieldsOf(Class<?> type) {
        SortedMap<String, Boolean> fields = new TreeMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(component.getName(), !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }
        return fields;
    }

    /** The values that a schema allows. */
    public List<String> values(String schema) {
        return values(schema(schema));
    }

    public List<String> valuesOf(String schema, String field) {
        return values(map(map(schema(schema), "properties"), field));
    }

    private static List<String> values(Map<String, Object> type) {
        return ((List<?>) Objects.requireNonNull(type.get("enum")))
                .stream().map(String::valueOf).toList();
    }

    private Map<String, Object> schema(String name) {
        return map(map(map(document, "components"), "schemas"), name);
    }

    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return map(Objects.requireNonNull(parent.get(key), key));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
