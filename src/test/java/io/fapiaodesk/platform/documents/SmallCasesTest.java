package io.fapiaodesk.platform.documents;

import static io.fapiaodesk.platform.documents.Samples.join;
import static io.fapiaodesk.platform.documents.Samples.latin1;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people really send them, of which each was refused, or kept with too much in it, once. */
class SmallCasesTest {

    private final Inspection inspection = new Inspection(InspectionLimits.DEFAULT, System::nanoTime);

    static Stream<Arguments> each_file_under_each_name() {
        return Stream.of(
                        "bom-in-front.pdf",
                        "owner-only-256.pdf",
                        "stray-bytes.jpg",
                        "tail-after-end.jpg",
                        "gps.jpg",
                        "tail-after-iend.png",
                        "gps.heic")
                .flatMap(file -> Stream.of(".png", ".jpg", ".jfif", ".HEIC", ".pdf")
                        .map(ending -> Arguments.of(file, "证明" + ending)));
    }

    @ParameterizedTest
    @MethodSource("each_file_under_each_name")
    void is_accepted_as_what_it_is(String file, String name) {
        InspectedFile kept = accepted(name, file(file));

        assertThat(kept.kind().isCalled(file.substring(file.lastIndexOf('.') + 1)))
                .isTrue();
        assertThat(kept.kind().isCalled(kept.fileName().substring("证明.".length())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"tail-after-iend.png, 'IEND', 8", "tail-after-end.jpg, '\u00FF\u00D9', 2"})
    void the_tail_of_a_picture_is_gone(String name, String end, int bytes) throws IOException {
        byte[] file = file(name);
        byte[] kept = accepted(name, file).content();

        assertThat(kept.length).isLessThan(file.length);
        assertThat(Bytes.lastIndexOf(kept, end)).isEqualTo(kept.length - bytes);
        assertThat(ImageIO.read(new ByteArrayInputStream(kept))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gps.heic", "gps.jpg"})
    void place_maker_and_serial_number_are_gone(String name) {
        String before = text(file(name));
        String after = text(accepted(name, file(name)).content());

        assertThat(before).contains("Apple", "F2LXXXXXXX");
        assertThat(after).doesNotContain("Apple", "iPhone", "F2LXXXXXXX", "0232", "Exif");
    }

    @Test
    void the_picture_in_a_heic_stays_where_it_was() {
        byte[] file = file("gps.heic");
        byte[] kept = accepted("x.heic", file).content();

        // its place and length are those that the file gives for its first item
        assertThat(kept).hasSameSizeAs(file);
        assertThat(Arrays.copyOfRange(kept, 0x1a4, 0x1a4 + 0x2b8b))
                .isEqualTo(Arrays.copyOfRange(file, 0x1a4, 0x1a4 + 0x2b8b));
        assertThat(Arrays.copyOfRange(kept, 0x2d2f, kept.length)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gps.heic", "gps.jpg", "tail-after-iend.png"})
    void the_film_of_a_motion_photo_is_gone(String name) {
        byte[] film = join(
                Samples.box("ftyp", latin1("mp42\0\0\0\0mp42isom")),
                Samples.box("moov", latin1("GPS 31.2304N 121.4737E")),
                Samples.box("mdat", new byte[500]));

        byte[] kept = accepted(name, join(file(name), film)).content();

        assertThat(text(kept)).doesNotContain("mp42", "moov", "31.2304N");
        assertThat(kept).isEqualTo(accepted(name, file(name)).content());
        byte[] boxed = join(file(name), Samples.box("mpvd", film));
        assertThat(text(accepted(name, boxed).content())).doesNotContain("mp42", "31.2304N");
    }

    @Test
    void what_xmp_and_makers_boxes_of_a_heic_say_is_gone() {
        byte[] maker = Samples.box("uuid", latin1("0123456789abcdefSerialNumber=F2LYYYYYYY"));

        byte[] kept = accepted("x.heic", join(file("gps.heic"), maker)).content();

        assertThat(text(kept)).doesNotContain("F2LYYYYYYY", "uuid");
    }

    @Test
    void a_heic_with_any_byte_of_its_description_changed_is_accepted_or_refused_and_nothing_breaks() {
        Random random = new Random(17);
        byte[] file = file("gps.heic");
        for (int i = 0; i < 2000; i++) {
            byte[] changed = file.clone();
            changed[random.nextInt(0x1a4)] = (byte) random.nextInt(256);
            assertThat(inspection.inspect(List.of(new Upload("x.heic", changed))))
                    .as("round %d", i)
                    .isNotNull();
        }
    }

    @Test
    void a_heic_whose_picture_lies_beyond_its_end_is_refused() {
        byte[] file = file("gps.heic");

        assertThat(code("x.heic", Arrays.copyOf(file, 0x1a4 + 0x2b8b - 1))).isEqualTo("FILE_CORRUPT");
    }

    @Test
    void a_mark_or_a_blank_line_before_a_pdf_is_not_kept() {
        byte[] pdf = Samples.pdf();
        assertThat(accepted("x.pdf", join(latin1("\u00EF\u00BB\u00BF"), pdf)).content())
                .isEqualTo(pdf);
        assertThat(accepted("x.pdf", join(latin1("\r\n"), pdf)).content()).isEqualTo(pdf);
        assertThat(code(
                        "x.pdf",
                        join(latin1("\u00EF\u00BB\u00BF"), Samples.pdfWith("/OpenAction << /S /Launch >>", ""))))
                .isEqualTo("FILE_ACTIVE_CONTENT");
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private InspectedFile accepted(String name, byte[] content) {
        Result<List<InspectedFile>> result = inspection.inspect(List.of(new Upload(name, content)));
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done<List<InspectedFile>>) result).value().get(0);
    }

    private String code(String name, byte[] content) {
        return inspection
                .inspect(List.of(new Upload(name, content)))
                .fold(files -> "ACCEPTED", refusals -> refusals.get(0).code());
    }

    private static byte[] file(String name) {
        try (InputStream in = SmallCasesTest.class.getResourceAsStream("/cases/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
