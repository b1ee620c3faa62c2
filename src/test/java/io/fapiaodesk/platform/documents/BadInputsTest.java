package io.fapiaodesk.platform.documents;

import static io.fapiaodesk.platform.documents.Samples.deflate;
import static io.fapiaodesk.platform.documents.Samples.deflatedZeros;
import static io.fapiaodesk.platform.documents.Samples.heic;
import static io.fapiaodesk.platform.documents.Samples.join;
import static io.fapiaodesk.platform.documents.Samples.jpeg;
import static io.fapiaodesk.platform.documents.Samples.jpegWith;
import static io.fapiaodesk.platform.documents.Samples.latin1;
import static io.fapiaodesk.platform.documents.Samples.ofd;
import static io.fapiaodesk.platform.documents.Samples.pdf;
import static io.fapiaodesk.platform.documents.Samples.pdfOf;
import static io.fapiaodesk.platform.documents.Samples.pdfWith;
import static io.fapiaodesk.platform.documents.Samples.pdfWithStream;
import static io.fapiaodesk.platform.documents.Samples.pngOf;
import static io.fapiaodesk.platform.documents.Samples.slice;
import static io.fapiaodesk.platform.documents.Samples.utf8;
import static io.fapiaodesk.platform.documents.Samples.zip;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
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

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

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

    private static final Map<String, Upload> FILES = Map.ofEntries(
            entry("content-001", new Upload("x.pdf", pdf())),
            entry("content-003", new Upload("x.jpg", jpeg())),
            entry("content-005", new Upload("x.pdf", new byte[0])),
            entry("content-007", new Upload("x.pdf", ofExactly(InspectionLimits.DEFAULT.fileBytes()))),
            entry("content-013", new Upload("x.pdf", latin1("%PDF-1.7"))),
            entry("content-015", new Upload("x.pdf", slice(pdf(), 0, 200))),
            entry(
                    "content-017",
                    new Upload("x.pdf", pdfWith("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", ""))),
            entry("content-019", new Upload("x.pdf", pdfWithStream("/Type /EmbeddedFile", latin1("MZ")))),
            entry("content-021", new Upload("x.pdf", pdfWith("/AcroForm << /XFA (x) >>", ""))),
            entry("content-023", new Upload("x.pdf", packedTenTimes())),
            entry("content-025", new Upload("x.pdf", ofSize("1000000000"))),
            entry("content-027", new Upload("x.pdf", join(pdf(), zip(Map.of("a", new byte[9]))))),
            entry("content-029", new Upload("x.pdf", utf8("<!DOCTYPE html><html></html>"))),
            entry("content-031", new Upload("x.jpg", latin1("\177ELF\2\1\1"))),
            entry("content-033", new Upload("x.png", utf8(SVG))),
            entry("content-035", new Upload("x.svg", utf8("<!DOCTYPE s [<!ENTITY e SYSTEM 'file:///x'>]>" + SVG))),
            entry("content-037", new Upload("x.pdf", zip(Map.of("a", new byte[9])))),
            entry("content-039", new Upload("x.docm", zip(Map.of("word/vbaProject.bin", new byte[9])))),
            entry("content-041", new Upload("x.ofd", zip(Map.of("OFD.xml", new byte[20 << 20])))),
            entry("content-043", new Upload("x.ofd", withSymbolicLink())),
            entry("content-045", new Upload("x.png", pngOf(65_535, 65_535, 1, 0, deflate(new byte[9])))),
            entry("content-047", new Upload("x.png", withWrongCheckSum())),
            entry("content-049", new Upload("x.jpg", ofLargestDimensions())),
            entry("content-051", new Upload("x.jpg", jpegWith(0xFE, latin1("<script>alert(1)</script>")))),
            entry("content-053", new Upload("x.gif", latin1("GIF89a\1\0\1\0\0\0\0;"))),
            entry("content-055", new Upload("x.heic", heic(4032, 3024))),
            entry("content-057", new Upload("x.pdf", latin1(EICAR))),
            entry("content-059", new Upload("x.zip", zip(Map.of("1.zip", zip(Map.of("x", latin1(EICAR))))))),
            entry("content-065", new Upload("x.pdf", pdf())));

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
        Upload upload = Objects.requireNonNull(FILES.get(sample.id()), sample::toString);

        judge(sample, null, upload);
    }

    @Test
    void every_content_of_the_collection_has_its_place() {
        Set<String> ids = new TreeSet<>();
        samples("content").forEach(sample -> ids.add(sample.id()));
        Set<String> places = new TreeSet<>(FILES.keySet());
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

    private static byte[] ofExactly(int size) {
        int around = pdfWithStream("", new byte[size - 1000]).length - (size - 1000);
        return pdfWithStream("", new byte[size - around]);
    }

    private static byte[] packedTenTimes() {
        byte[] packed = deflatedZeros(8L << 20);
        for (int i = 1; i < 10; i++) {
            packed = deflate(packed);
        }
        return pdfWithStream("/Filter [" + "/FlateDecode ".repeat(10) + "]", packed);
    }

    private static byte[] ofSize(String side) {
        return pdfOf(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + side + " " + side + "] >>");
    }

    private static byte[] withSymbolicLink() {
        byte[] link = ofd();
        int entry = Bytes.lastIndexOf(link, "PK\1\2");
        link[entry + 5] = 3;
        link[entry + 41] = (byte) 0xA1;
        return link;
    }

    private static byte[] withWrongCheckSum() {
        byte[] png = Samples.png();
        png[50] ^= 1;
        return png;
    }

    private static byte[] ofLargestDimensions() {
        byte[] jpeg = jpeg();
        int frame = Bytes.indexOf(jpeg, "\u00FF\u00C0", 0, jpeg.length);
        Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFF);
        return jpeg;
    }
}
