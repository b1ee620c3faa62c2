package io.fapiaodesk.platform.documents;

import static io.fapiaodesk.platform.documents.Samples.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file name and every file content of the collected bad inputs, and what is expected of each. */
class BadInputsTest {

    /** What a value with the expectation POLICY means here, and where we differ: HEIC is a kind that we accept. */
    private static final Map<String, String> DECIDED = Map.of(
            "filename-007", "ACCEPT", // the content decides what it is
            "filename-035", "NORMALISE",
            "content-055", "ACCEPT",
            "content-065", "ACCEPT"); // nobody's claim of a type is read, so none is missed

    /** What no single file can show: requests, of which DocumentsIT has tests, and parts that this application is without. */
    private static final Set<String> NOT_A_FILE = Set.of(
            "content-009", // 2 GiB without a length
            "content-011", // a request that stalls: the time-out of the connector
            "content-061", // a virus scanner that does not answer: there is none, see ADR 3
            "content-063", // the same file of another customer: DocumentsTest
            "content-067", // ten thousand parts
            "content-069", // a part's header of 64 kB
            "content-071", // a file as a process variable: closed by the engine's guard
            "content-073", // storage read-only: the database's, answered 503
            "content-075"); // a crash between commit and rename: there is nothing to rename

    private final Inspection inspection = new Inspection(InspectionLimits.DEFAULT, System::nanoTime);

    record Sample(String id, String expect, JsonNode value, String why) {
        @Override
        public String toString() {
            return id + " " + expect + " " + why;
        }
    }

    static Stream<Sample> fileNames() {
        return samples("filename");
    }

    static Stream<Sample> contents() {
        return samples("content").filter(sample -> !NOT_A_FILE.contains(sample.id()));
    }

    @ParameterizedTest
    @MethodSource("fileNames")
    void a_file_name_is_taken_as_expected(Sample sample) {
        String raw = nameOf(sample.value());

        judge(sample, raw, new Upload(raw, pdf()));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void a_content_is_taken_as_expected(Sample sample) {
        Upload upload = Objects.requireNonNull(BadFiles.BY_ID.get(sample.id()), sample::toString);

        judge(sample, null, upload);
    }

    @Test
    void every_content_of_the_collection_has_its_place() {
        Set<String> ids = new TreeSet<>();
        samples("content").forEach(sample -> ids.add(sample.id()));
        Set<String> places = new TreeSet<>(BadFiles.BY_ID.keySet());
        places.addAll(NOT_A_FILE);

        assertThat(places).isEqualTo(ids);
    }

    private void judge(Sample sample, @Nullable String rawName, Upload upload) {
        List<InspectedFile> accepted =
                inspection.inspect(List.of(upload)).fold(files -> files, refusals -> List.<InspectedFile>of());
        switch (DECIDED.getOrDefault(sample.id(), sample.expect())) {
            case "REJECT" -> assertThat(accepted).isEmpty();
            case "ACCEPT" -> {
                assertThat(accepted).hasSize(1);
                assertThat(accepted.get(0).content()).isEqualTo(upload.content());
                if (rawName != null) {
                    assertThat(accepted.get(0).fileName()).isEqualTo(rawName);
                }
            }
            case "NORMALISE" -> {
                assertThat(accepted).hasSize(1);
                InspectedFile file = accepted.get(0);
                if (rawName == null) {
                    assertThat(file.content()).isNotEqualTo(upload.content());
                } else {
                    assertThat(file.fileName()).isNotEqualTo(rawName).doesNotContainPattern("[\"<>$|{}/\\\\]|^[-=]");
                }
            }
            default -> throw new AssertionError("Undecided: " + sample);
        }
    }

    private static String nameOf(JsonNode value) {
        if (value.isTextual()) {
            return switch (value.asText()) {
                case "(two parts with the same name)" -> "same.pdf";
                case "(no filename in part)" -> "";
                default -> value.asText();
            };
        }
        return value.get("prefix").asText()
                + value.get("repeat").asText().repeat(value.get("n").asInt())
                + value.get("suffix").asText();
    }

    private static Stream<Sample> samples(String family) {
        try (InputStream in = BadInputsTest.class.getResourceAsStream("/bad-inputs.json")) {
            JsonNode values = new ObjectMapper().readTree(in).get(family);
            return StreamSupport.stream(values.spliterator(), false)
                    .map(node -> new Sample(
                            node.get("id").asText(),
                            node.get("expect").asText(),
                            node.get("value"),
                            node.get("why").asText()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
