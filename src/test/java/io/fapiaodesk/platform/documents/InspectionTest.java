package io.fapiaodesk.platform.documents;

import static io.fapiaodesk.platform.documents.Samples.box;
import static io.fapiaodesk.platform.documents.Samples.chunk;
import static io.fapiaodesk.platform.documents.Samples.deflate;
import static io.fapiaodesk.platform.documents.Samples.deflatedZeros;
import static io.fapiaodesk.platform.documents.Samples.exif;
import static io.fapiaodesk.platform.documents.Samples.heic;
import static io.fapiaodesk.platform.documents.Samples.join;
import static io.fapiaodesk.platform.documents.Samples.jpeg;
import static io.fapiaodesk.platform.documents.Samples.jpegWith;
import static io.fapiaodesk.platform.documents.Samples.latin1;
import static io.fapiaodesk.platform.documents.Samples.ofd;
import static io.fapiaodesk.platform.documents.Samples.ofdEntries;
import static io.fapiaodesk.platform.documents.Samples.pdf;
import static io.fapiaodesk.platform.documents.Samples.pdfOf;
import static io.fapiaodesk.platform.documents.Samples.pdfWith;
import static io.fapiaodesk.platform.documents.Samples.pdfWithStream;
import static io.fapiaodesk.platform.documents.Samples.picture;
import static io.fapiaodesk.platform.documents.Samples.png;
import static io.fapiaodesk.platform.documents.Samples.pngOf;
import static io.fapiaodesk.platform.documents.Samples.slice;
import static io.fapiaodesk.platform.documents.Samples.utf8;
import static io.fapiaodesk.platform.documents.Samples.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The family "content" of the bad inputs that were collected for this application, and their kin. */
@Timeout(30)
class InspectionTest {

    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    /** Less than 200 kB that unpack to more than any one thing in a file may. */
    private static final byte[] MANY_ZEROS = deflatedZeros(150L << 20);

    private final Inspection inspection = new Inspection(InspectionLimits.DEFAULT, System::nanoTime);

    @Nested
    class Whole_files_are_accepted {

        @Test
        void of_each_kind_as_what_they_are() {
            assertThat(accepted("x.pdf", pdf()).kind()).isEqualTo(FileKind.PDF);
            assertThat(accepted("x.jpg", jpeg()).kind()).isEqualTo(FileKind.JPEG);
            assertThat(accepted("x.png", png()).kind()).isEqualTo(FileKind.PNG);
            assertThat(accepted("x.heic", heic(4032, 3024)).kind()).isEqualTo(FileKind.HEIC);
            assertThat(accepted("x.ofd", ofd()).kind()).isEqualTo(FileKind.OFD);
        }

        @Test
        void a_pdf_as_other_software_writes_it() throws IOException {
            byte[] file = writtenByPdfBox(document -> {});

            assertThat(accepted("x.pdf", file).content()).isEqualTo(file);
        }

        @Test
        void a_pdf_with_links_bookmarks_and_a_place_to_open_at() {
            byte[] file = pdfWith(
                    "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>",
                    "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.com)"
                            + " >> >>]");

            assertThat(accepted("x.pdf", file).content()).isEqualTo(file);
        }

        @Test
        void a_pdf_whose_content_is_packed_and_made_text_of() {
            assertThat(accepted("x.pdf", pdfWithStream("/Filter /FlateDecode", deflate(new byte[100_000]))))
                    .isNotNull();
            assertThat(accepted("x.pdf", pdfWithStream("/Filter [/ASCII85Decode /FlateDecode]", latin1("GhQ]Y~>"))))
                    .isNotNull();
        }

        @Test
        void an_interlaced_png() throws IOException {
            byte[] seven = {0, 0, 0};
            // 1 pixel of 8 bits: only the first of the seven passes has a row
            byte[] png = pngOf(1, 1, 8, 0, deflate(slice(seven, 0, 2)));
            png[8 + 8 + 12] = 1;
            byte[] header = slice(png, 16, 29);
            byte[] interlaced = join(slice(png, 0, 8), chunk("IHDR", header), slice(png, 33, png.length));

            assertThat(accepted("x.png", interlaced)).isNotNull();
            assertThat(ImageIO.read(new ByteArrayInputStream(interlaced))).isNotNull();
        }

        @Test
        void of_exactly_the_largest_size_and_not_of_one_byte_more() {
            int most = InspectionLimits.DEFAULT.fileBytes();
            byte[] noise = new byte[most - 900];
            new Random(42).nextBytes(noise);
            byte[] small = pdfWithStream("", noise);
            byte[] exact = pdfWithStream("", Arrays.copyOf(noise, noise.length + most - small.length));

            assertThat(exact).hasSize(most);
            assertThat(accepted("x.pdf", exact)).isNotNull();
            assertThat(code("x.pdf", new byte[most + 1])).isEqualTo("FILE_TOO_LARGE");
        }

        @Test
        void without_an_extension_which_they_get() {
            assertThat(accepted("certificate", pdf()).fileName()).isEqualTo("certificate.pdf");
            assertThat(accepted("照片", jpeg()).fileName()).isEqualTo("照片.jpg");
        }

        @Test
        void under_the_same_name_and_under_names_that_differ_in_case_only() {
            List<Upload> uploads =
                    List.of(new Upload("A.pdf", pdf()), new Upload("a.pdf", pdf()), new Upload("a.pdf", pdf()));

            assertThat(inspection.inspect(uploads))
                    .isInstanceOfSatisfying(Result.Done.class, done -> assertThat((List<?>) done.value())
                            .hasSize(3));
        }
    }

    @Nested
    class Pictures_are_kept_without_what_they_say_about_their_making {

        @Test
        void a_comment_with_a_script_is_gone_and_the_picture_is_there() throws IOException {
            byte[] kept = accepted("x.jpg", jpegWith(0xFE, latin1("<script>alert(1)</script>")))
                    .content();

            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("script");
            assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(64);
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void the_place_is_gone_and_which_way_is_up_is_kept(boolean littleEndian) throws IOException {
            byte[] kept =
                    accepted("x.jpg", jpegWith(0xE1, exif(littleEndian, 6))).content();

            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("31.2304N");
            int exif = Bytes.indexOf(kept, "Exif\0\0MM", 0, kept.length);
            assertThat(exif).isPositive();
            assertThat(kept[exif + 6 + 8 + 2 + 9]).isEqualTo((byte) 6);
            assertThat(ImageIO.read(new ByteArrayInputStream(kept))).isNotNull();
        }

        @Test
        void nothing_that_hangs_on_after_the_end_of_a_jpeg_is_kept() {
            assertThat(accepted("x.jpg", join(jpeg(), latin1("a film"))).content())
                    .isEqualTo(jpeg());
        }

        @Test
        void nothing_that_hangs_on_after_the_end_of_a_png_is_kept() {
            assertThat(accepted("x.png", join(png(), latin1("a thumbnail"))).content())
                    .isEqualTo(png());
        }

        @Test
        void stray_bytes_between_the_segments_of_a_jpeg_are_gone() throws IOException {
            byte[] jpeg = jpeg();
            byte[] stray = join(slice(jpeg, 0, 20), new byte[] {0, (byte) 0xFF, 0, 7}, slice(jpeg, 20, jpeg.length));

            byte[] kept = accepted("x.jpg", stray).content();

            assertThat(kept).isEqualTo(jpeg);
            assertThat(ImageIO.read(new ByteArrayInputStream(kept))).isNotNull();
        }

        @Test
        void a_damaged_exif_segment_does_no_harm() {
            assertThat(accepted("x.jpg", jpegWith(0xE1, latin1("Exif\0\0MM\0*\177\177\177\177")))
                            .content())
                    .isEqualTo(jpeg());
        }

        @Test
        void the_texts_of_a_png_are_gone() throws IOException {
            byte[] png = png();
            byte[] withText =
                    join(slice(png, 0, 33), chunk("tEXt", latin1("Comment\0<script>")), slice(png, 33, png.length));

            byte[] kept = accepted("x.png", withText).content();

            assertThat(kept).isEqualTo(png);
            assertThat(ImageIO.read(new ByteArrayInputStream(kept))).isNotNull();
        }
    }

    @Nested
    class Files_are_not_what_they_say {

        @Test
        void nothing_at_all() {
            assertThat(code("x.pdf", new byte[0])).isEqualTo("FILE_EMPTY");
        }

        @Test
        void something_else_under_an_accepted_name() {
            assertThat(code("x.pdf", utf8("<!DOCTYPE html><html><script>alert(1)</script></html>")))
                    .isEqualTo("FILE_TYPE_MISMATCH");
            assertThat(code("x.jpg", join(latin1("\177ELF\2\1\1"), new byte[200])))
                    .isEqualTo("FILE_TYPE_MISMATCH");
            assertThat(code("x.png", utf8("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")))
                    .isEqualTo("FILE_TYPE_MISMATCH");
            assertThat(code("x.pdf", zip(Map.of("a.txt", utf8("a"))))).isEqualTo("FILE_TYPE_MISMATCH");
            assertThat(code("x.ofd", zip(Map.of("a.txt", utf8("a"))))).isEqualTo("FILE_TYPE_MISMATCH");
            assertThat(code("x.pdf", latin1(EICAR))).isEqualTo("FILE_TYPE_MISMATCH");
            assertThat(code("x.heic", join(box("ftyp", latin1("avif\0\0\0\0avifmif1")), new byte[64])))
                    .isEqualTo("FILE_TYPE_MISMATCH");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"x.png", "x.jpg", "x.jfif", "x.HEIC", "x.pdf", "x.ofd", "x.webp", "x.docx", "证明 2026.11"})
        void one_accepted_kind_under_the_name_of_another_is_kept_under_its_own(String name) {
            Map.of("jpg", jpeg(), "png", png(), "heic", heic(10, 10), "pdf", pdf(), "ofd", ofd())
                    .forEach((ending, content) -> {
                        InspectedFile kept = accepted(name, content);
                        assertThat(kept.fileName().toLowerCase(Locale.ROOT)).endsWith("." + ending);
                        assertThat(kept.content()).isEqualTo(content);
                    });
        }

        @Test
        void whoever_reviews_a_file_can_tell_what_it_was_called() {
            assertThat(accepted("mmexport.png", jpeg()))
                    .returns("mmexport.jpg", InspectedFile::fileName)
                    .returns("png", InspectedFile::calledAs);
            assertThat(accepted("PROOF.JPEG", jpeg()))
                    .returns("PROOF.JPEG", InspectedFile::fileName)
                    .returns(null, InspectedFile::calledAs);
            assertThat(accepted("证明 2026.11", jpeg()))
                    .returns("证明 2026.11.jpg", InspectedFile::fileName)
                    .returns(null, InspectedFile::calledAs);
        }

        @ParameterizedTest
        @CsvSource({
            "certificate.pdf, EXCEL, xl/workbook.xml",
            "certificate.docx, WORD, word/document.xml",
            "certificate.pdf, POWERPOINT, ppt/presentation.xml",
            "certificate.jpg, ZIP, holiday.jpg"
        })
        void an_office_file_or_an_archive_is_named_as_what_it_is(String name, String what, String entry) {
            assertThat(refusals(List.of(new Upload(name, zip(Map.of(entry, new byte[9]))))))
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.arguments()).startsWith(name, "{file." + what + "}"));
        }

        @Test
        void everything_else_is_named_as_what_it_is() {
            Map<String, byte[]> files = Map.of(
                    "VIDEO", join(box("ftyp", latin1("isom\0\0\0\0isommp42")), box("moov", new byte[64])),
                    "PICTURE", animatedGif(1),
                    "WEB_PAGE", utf8("<!DOCTYPE html><html></html>"),
                    "PROGRAM", join(latin1("\177ELF\2\1\1"), new byte[200]),
                    "TEXT", utf8("兹证明张三为我公司员工"),
                    "UNKNOWN", new byte[300]);
            files.forEach((what, content) -> assertThat(refusals(List.of(new Upload("证明.pdf", content))))
                    .as(what)
                    .singleElement()
                    .satisfies(refusal -> assertThat(refusal.arguments()).startsWith("证明.pdf", "{file." + what + "}")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x.svg", "x.xml", "x.docm", "x.рdf", "x.exe", "x.pdf.jsp", "x.htaccess", "x.html"})
        void a_name_of_another_kind_is_refused_whatever_is_in_it(String name) {
            assertThat(code(name, pdf())).isEqualTo("FILE_TYPE_NOT_ALLOWED");
        }

        @Test
        void kinds_that_are_not_accepted() {
            String xxe = "<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                    + "<svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>";
            assertThat(code("x", utf8(xxe))).isEqualTo("FILE_TYPE_NOT_ALLOWED");
            assertThat(code("x.docm", zip(Map.of("word/vbaProject.bin", new byte[9]))))
                    .isEqualTo("FILE_TYPE_NOT_ALLOWED");
            assertThat(code("x", animatedGif(10_000))).isEqualTo("FILE_TYPE_NOT_ALLOWED");
            assertThat(code("x.gif", animatedGif(10_000))).isEqualTo("FILE_TYPE_NOT_ALLOWED");
            assertThat(code("eicar.com", latin1(EICAR))).isEqualTo("FILE_TYPE_NOT_ALLOWED");
            byte[] nested = latin1(EICAR);
            for (int i = 0; i < 6; i++) {
                nested = zip(Map.of("x.zip", nested));
            }
            assertThat(code("x.zip", nested)).isEqualTo("FILE_TYPE_NOT_ALLOWED");
            assertThat(code("x.pdf", nested)).isEqualTo("FILE_TYPE_MISMATCH");
        }
    }

    @Nested
    class Damaged_files {

        @Test
        void a_pdf_without_what_makes_it_one() {
            assertThat(code("x.pdf", latin1("%PDF-1.7"))).isEqualTo("FILE_CORRUPT");
            byte[] pdf = pdf();
            String text = new String(pdf, StandardCharsets.ISO_8859_1);
            assertThat(code("x.pdf", slice(pdf, 0, text.indexOf("xref")))).isEqualTo("FILE_CORRUPT");
            assertThat(code("x.pdf", slice(pdf, 0, text.indexOf("%%EOF")))).isEqualTo("FILE_CORRUPT");
            assertThat(code("x.pdf", latin1("%PDF-1.7\n" + "garbage ".repeat(50) + "\nstartxref\n0\n%%EOF")))
                    .isEqualTo("FILE_CORRUPT");
            assertThat(code("x.pdf", pdfOf("<< /Type /Catalog >>"))).isEqualTo("FILE_CORRUPT");
        }

        @Test
        void a_pdf_nested_beyond_reason() {
            byte[] file = pdfWith("/Names " + "[".repeat(200_000) + "]".repeat(200_000), "");

            assertThat(code("x.pdf", file)).isIn("FILE_CORRUPT", "FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void a_png_with_a_wrong_check_sum_or_a_missing_end() {
            byte[] png = png();
            byte[] flipped = png.clone();
            flipped[50] ^= 1;

            assertThat(code("x.png", flipped)).isEqualTo("FILE_CORRUPT");
            assertThat(code("x.png", slice(png, 0, png.length - 12))).isEqualTo("FILE_CORRUPT");
            assertThat(code("x.png", pngOf(10, 10, 8, 0, deflate(new byte[50]))))
                    .isEqualTo("FILE_CORRUPT");
            assertThat(code("x.png", pngOf(10, 10, 7, 0, deflate(new byte[110]))))
                    .isEqualTo("FILE_CORRUPT");
            assertThat(code("x.png", pngOf(10, 10, 8, 0, new byte[110]))).isEqualTo("FILE_CORRUPT");
        }

        @Test
        void a_jpeg_that_breaks_off() {
            byte[] jpeg = jpeg();

            assertThat(code("x.jpg", slice(jpeg, 0, jpeg.length - 2))).isEqualTo("FILE_CORRUPT");
            assertThat(code("x.jpg", slice(jpeg, 0, 100))).isEqualTo("FILE_CORRUPT");
            assertThat(code("x.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9}))
                    .isEqualTo("FILE_CORRUPT");
        }

        @Test
        void a_heic_that_is_not_made_of_boxes() {
            byte[] heic = heic(10, 10);

            assertThat(code("x.heic", slice(heic, 0, heic.length - 1))).isEqualTo("FILE_CORRUPT");
            assertThat(accepted("x.heic", join(heic, latin1("tail"))).content()).isEqualTo(heic);
            assertThat(code("x.heic", join(slice(heic, 0, heic.length - 108), latin1("tail"))))
                    .isEqualTo("FILE_CORRUPT");
            assertThat(code("x.heic", slice(heic, 0, 24))).isEqualTo("FILE_CORRUPT");
        }

        @Test
        void an_ofd_that_breaks_off_or_was_changed() {
            byte[] ofd = ofd();
            byte[] flipped = ofd.clone();
            flipped[60] ^= 1;

            assertThat(code("x.ofd", slice(ofd, 0, ofd.length - 30))).isEqualTo("FILE_CORRUPT");
            assertThat(code("x.ofd", flipped)).isEqualTo("FILE_CORRUPT");
        }

        @Test
        void every_prefix_of_a_good_file_is_refused_and_nothing_breaks() {
            Map<String, byte[]> files =
                    Map.of("x.pdf", pdf(), "x.jpg", jpeg(), "x.png", png(), "x.heic", heic(10, 10), "x.ofd", ofd());
            files.forEach((name, content) -> {
                for (int length = 1; length < content.length - 1; length += 7) {
                    assertThat(code(name, slice(content, 0, length)))
                            .as("%s, first %d bytes", name, length)
                            .isIn("FILE_CORRUPT", "FILE_TYPE_MISMATCH");
                }
            });
        }

        @Test
        void a_file_with_any_byte_changed_is_accepted_or_refused_and_nothing_breaks() {
            long seed = 20260212;
            Random random = new Random(seed);
            Map<String, byte[]> files =
                    Map.of("x.pdf", pdf(), "x.jpg", jpeg(), "x.png", png(), "x.heic", heic(10, 10), "x.ofd", ofd());
            files.forEach((name, content) -> {
                for (int i = 0; i < 300; i++) {
                    byte[] changed = content.clone();
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                    assertThat(inspection.inspect(List.of(new Upload(name, changed))))
                            .as("%s, seed %d, round %d", name, seed, i)
                            .isNotNull();
                }
            });
        }
    }

    @Nested
    class Protected_files {

        @ParameterizedTest
        @ValueSource(ints = {40, 128, 256})
        void a_pdf_that_does_not_open_without_a_password(int bits) throws IOException {
            assertThat(code("x.pdf", enciphered("secret", bits, false, document -> {})))
                    .isEqualTo("FILE_ENCRYPTED");
        }

        @ParameterizedTest
        @CsvSource({"40, false", "128, false", "128, true", "256, true"})
        void a_pdf_that_opens_without_a_password_is_accepted_whatever_its_owner_forbids(int bits, boolean aes)
                throws IOException {
            byte[] file = enciphered("", bits, aes, document -> {});

            assertThat(accepted("x.pdf", file).content()).isEqualTo(file);
        }

        @ParameterizedTest
        @CsvSource({"40, false", "128, false", "128, true", "256, true"})
        void what_would_do_something_is_found_behind_the_cipher(int bits, boolean aes) throws IOException {
            assertThat(code("x.pdf", enciphered("", bits, aes, document -> document.getDocumentCatalog()
                            .setOpenAction(new PDActionJavaScript("app.alert(1)")))))
                    .isEqualTo("FILE_ACTIVE_CONTENT");
        }

        @ParameterizedTest
        @CsvSource({"40, false", "128, true", "256, true"})
        void a_bomb_is_found_behind_the_cipher(int bits, boolean aes) throws IOException {
            byte[] file = enciphered("", bits, aes, document -> {
                COSStream stream = document.getDocument().createCOSStream();
                try (OutputStream raw = stream.createRawOutputStream()) {
                    raw.write(MANY_ZEROS);
                }
                stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
                document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, stream);
            });

            assertThat(file.length).isLessThan(250_000);
            assertThat(code("x.pdf", file)).isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void a_bundle_of_objects_behind_the_cipher_is_measured_before_it_is_unpacked() throws IOException {
            byte[] file = enciphered("", 128, true, document -> document.getPage(0)
                    .getCOSObject()
                    .setItem(COSName.getPDFName("PieceInfo"), new COSString(new byte[2 << 20])));
            InspectionLimits few = new InspectionLimits(5, 10 << 20, 1 << 20, 1000, 1000, Duration.ofSeconds(10));

            assertThat(new String(file, StandardCharsets.ISO_8859_1))
                    .contains("/ObjStm")
                    .doesNotContain("PieceInfo");
            assertThat(code("x.pdf", file)).isEqualTo("ACCEPTED");
            assertThat(code(new Inspection(few, System::nanoTime), "x.pdf", file))
                    .isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void an_encrypted_archive() {
            byte[] ofd = ofd();
            ofd[Bytes.indexOf(ofd, "PK\1\2", 0, ofd.length) + 8] |= 1;

            assertThat(code("x.ofd", ofd)).isEqualTo("FILE_ENCRYPTED");
        }
    }

    @Nested
    class Bombs {

        @Test
        void a_pdf_stream_that_unpacks_to_a_thousand_times_its_size() {
            byte[] file = pdfWithStream("/Filter /FlateDecode", MANY_ZEROS);

            assertThat(file.length).isLessThan(200_000);
            assertThat(code("x.pdf", file)).isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/Type /XObject", // not a word of how it is packed
                    "/F#69lter /Fl#61teDecode",
                    "/Filter 5 0 R",
                    "/Filter [/FlateDecode]"
                })
        void a_pdf_stream_that_lies_about_how_it_is_packed(String dictionary) {
            assertThat(code("x.pdf", pdfWithStream(dictionary, MANY_ZEROS))).isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void a_pdf_stream_packed_ten_times_over() {
            byte[] packed = deflatedZeros(8L << 20);
            for (int i = 1; i < 10; i++) {
                packed = deflate(packed);
            }
            String filters = "/Filter [" + "/FlateDecode ".repeat(10) + "]";

            assertThat(code("x.pdf", pdfWithStream(filters, packed))).isEqualTo("FILE_DECOMPRESSION_BOMB");
            assertThat(code("x.pdf", pdfWithStream("/Filter [/FlateDecode /LZWDecode]", packed)))
                    .isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void a_bomb_of_objects_in_a_pdf() {
            byte[] file = pdfWithStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", MANY_ZEROS);

            assertThat(code("x.pdf", file)).isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void a_pdf_page_the_size_of_a_country() {
            byte[] file = pdfWith("", "/CropBox [0 0 1000000000 1000000000]");
            assertThat(code("x.pdf", file)).isEqualTo("FILE_DECOMPRESSION_BOMB");
            assertThat(code(
                            "x.pdf",
                            pdfOf(
                                    "<< /Type /Catalog /Pages 2 0 R >>",
                                    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e9 1000000000] >>")))
                    .isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void a_picture_in_a_pdf_that_fills_all_memory() {
            byte[] file = pdfWithStream(
                    "/Type /XObject /Subtype /Image /Width 65535 /Height 65535 /BitsPerComponent 1"
                            + " /Filter /CCITTFaxDecode",
                    new byte[10]);

            assertThat(code("x.pdf", file)).isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void pictures_whose_header_alone_is_too_much() {
            assertThat(code("x.png", pngOf(65_535, 65_535, 1, 0, deflate(new byte[10]))))
                    .isEqualTo("FILE_DECOMPRESSION_BOMB");
            byte[] jpeg = jpeg();
            int frame = Bytes.indexOf(jpeg, "\u00FF\u00C0", 0, jpeg.length);
            Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0xFF);
            assertThat(code("x.jpg", jpeg)).isEqualTo("FILE_DECOMPRESSION_BOMB");
            assertThat(code("x.heic", heic(65_535, 65_535))).isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void a_png_that_unpacks_to_more_than_its_picture() {
            assertThat(code("x.png", pngOf(10, 10, 8, 0, MANY_ZEROS))).isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void an_archive_that_packs_far_too_well() {
            Map<String, byte[]> entries = new LinkedHashMap<>(ofdEntries());
            entries.put("Doc_0/Res/a.bin", new byte[5 << 20]);

            assertThat(code("x.ofd", zip(entries))).isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void an_archive_whose_entries_share_their_bytes() {
            assertThat(code("x.ofd", withSharedEntries(ofd()))).isEqualTo("FILE_DECOMPRESSION_BOMB");
            assertThat(code("x.pdf", withSharedEntries(zip(Map.of("a", new byte[1000])))))
                    .isEqualTo("FILE_TYPE_MISMATCH");
        }

        @Test
        void an_archive_that_holds_more_than_it_says() {
            Map<String, byte[]> entries = new LinkedHashMap<>(ofdEntries());
            entries.put("Doc_0/a.bin", new byte[5000]);
            byte[] ofd = zip(entries);
            int last = Bytes.lastIndexOf(ofd, "PK\1\2");
            ofd[last + 24] = 10;
            ofd[last + 25] = 0;

            assertThat(code("x.ofd", ofd)).isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void an_archive_of_too_many_entries() {
            Map<String, byte[]> entries = new LinkedHashMap<>(ofdEntries());
            for (int i = 0; i < 2000; i++) {
                entries.put("Doc_0/" + i, new byte[0]);
            }

            assertThat(code("x.ofd", zip(entries))).isEqualTo("FILE_DECOMPRESSION_BOMB");
        }

        @Test
        void a_file_that_takes_longer_than_it_may() {
            AtomicLong nanos = new AtomicLong();
            Inspection slow = new Inspection(
                    InspectionLimits.DEFAULT,
                    () -> nanos.getAndAdd(Duration.ofSeconds(1).toNanos()));

            for (Map.Entry<String, byte[]> file : Map.of(
                            "x.pdf",
                            pdfWithStream("", latin1("stream ".repeat(100))),
                            "x.png",
                            picture("png", 3000, 3000))
                    .entrySet()) {
                assertThat(code(slow, file.getKey(), file.getValue())).isEqualTo("FILE_DECOMPRESSION_BOMB");
            }
        }
    }

    @Nested
    class Files_that_would_do_something {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
                    "/OpenAction << /S /Java#53cript /J#53 (app.alert(1)) >>",
                    "/Names << /JavaScript << /Names [] >> >>",
                    "/AA << /WC << /S /Launch /F (cmd.exe) >> >>",
                    "/OpenAction << /S /SubmitForm /F (http://example.com) >>",
                    "/OpenAction << /S /ImportData /F (data.fdf) >>",
                    "/OpenAction << /S /GoToE /T << /R /C >> >>",
                    "/Names << /EmbeddedFiles << /Names [] >> >>",
                    "/AcroForm << /Fields [] /XFA [] >>",
                    "/AF [<< /Type /Filespec /EF << >> >>]"
                })
        void a_pdf_that_acts_or_carries_something(String inCatalog) {
            assertThat(code("x.pdf", pdfWith(inCatalog, ""))).isEqualTo("FILE_ACTIVE_CONTENT");
        }

        @ParameterizedTest
        @ValueSource(strings = {"FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D"})
        void a_pdf_page_with_something_to_play_or_to_take_away(String annotation) {
            assertThat(code("x.pdf", pdfWith("", "/Annots [<< /Type /Annot /Subtype /" + annotation + " >>]")))
                    .isEqualTo("FILE_ACTIVE_CONTENT");
        }

        @Test
        void an_object_that_nothing_seems_to_refer_to() {
            assertThat(code("x.pdf", pdfWith("", "", "<< /S /JavaScript /JS (app.alert(1)) >>")))
                    .isEqualTo("FILE_ACTIVE_CONTENT");
            assertThat(code("x.pdf", pdfWithStream("/Type /EmbeddedFile", latin1("MZ"))))
                    .isEqualTo("FILE_ACTIVE_CONTENT");
            assertThat(code("x.pdf", pdfWithStream("/F (/etc/passwd)", new byte[0])))
                    .isEqualTo("FILE_ACTIVE_CONTENT");
        }

        @Test
        void a_script_that_is_packed_away() throws IOException {
            byte[] file = writtenByPdfBox(
                    document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));

            assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("JavaScript");
            assertThat(code("x.pdf", file)).isEqualTo("FILE_ACTIVE_CONTENT");
        }

        @Test
        void a_file_that_is_an_archive_as_well() {
            byte[] archive = zip(Map.of("x.jar", new byte[100]));

            assertThat(code("x.pdf", join(pdf(), archive))).isEqualTo("FILE_ACTIVE_CONTENT");
            assertThat(code("x.jpg", join(jpeg(), archive))).isEqualTo("FILE_ACTIVE_CONTENT");
            assertThat(code("x.png", join(png(), archive))).isEqualTo("FILE_ACTIVE_CONTENT");
            assertThat(code("x.pdf", join(pdf(), archive, latin1("\n%%EOF\n")))).isEqualTo("FILE_ACTIVE_CONTENT");
            assertThat(code("x.pdf", join(pdf(), latin1("tail")))).isEqualTo("FILE_CORRUPT");
        }

        @Test
        void a_picture_that_is_a_pdf_as_well() {
            assertThat(code("x.jpg", jpegWith(0xFE, pdf()))).isEqualTo("FILE_ACTIVE_CONTENT");
        }

        @Test
        void an_archive_with_a_link_another_archive_or_a_program() {
            byte[] link = ofd();
            int entry = Bytes.lastIndexOf(link, "PK\1\2");
            link[entry + 5] = 3;
            link[entry + 41] = (byte) 0xA1;
            assertThat(code("x.ofd", link)).isEqualTo("FILE_ACTIVE_CONTENT");

            for (byte[] inner : List.of(ofd(), latin1("MZ program"), latin1("\177ELF"), latin1("#!/bin/sh"))) {
                Map<String, byte[]> entries = new LinkedHashMap<>(ofdEntries());
                entries.put("Doc_0/Attachs/a.bin", inner);
                assertThat(code("x.ofd", zip(entries))).isEqualTo("FILE_ACTIVE_CONTENT");
            }
        }

        @Test
        void an_ofd_that_would_read_other_files() {
            for (String hostile : List.of(
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><OFD>&e;</OFD>",
                    "<OFD xmlns:xi=\"http://www.w3.org/2001/XInclude\"/>")) {
                Map<String, byte[]> entries = Map.of("OFD.xml", utf8(hostile));
                assertThat(code("x.ofd", zip(entries))).isEqualTo("FILE_ACTIVE_CONTENT");
            }
            Map<String, byte[]> hidden = Map.of("OFD.xml", "<!DOCTYPE x []><OFD/>".getBytes(StandardCharsets.UTF_16));
            assertThat(code("x.ofd", zip(hidden))).isEqualTo("FILE_ACTIVE_CONTENT");
        }

        @Test
        void an_archive_with_something_before_it() {
            byte[] ofd = ofd();
            assertThat(code("x.ofd", join(latin1("PK\3\4"), ofd))).isIn("FILE_CORRUPT", "FILE_ACTIVE_CONTENT");
        }
    }

    @Nested
    class Several_files {

        @Test
        void are_one_to_five() {
            Upload upload = new Upload("x.pdf", pdf());

            assertThat(refusals(List.of())).extracting(Refusal::code).containsExactly("FILE_COUNT");
            assertThat(refusals(Collections.nCopies(6, upload)))
                    .extracting(Refusal::code, Refusal::pointer)
                    .containsExactly(tuple("FILE_COUNT", "/proof"));
            assertThat(inspection.inspect(Collections.nCopies(5, upload))).isInstanceOf(Result.Done.class);
        }

        @Test
        void are_each_told_what_is_wrong_with_them() {
            List<Upload> uploads =
                    List.of(new Upload("x.pdf", pdf()), new Upload("../x", pdf()), new Upload("y.pdf", new byte[0]));

            assertThat(refusals(uploads)).extracting(Refusal::pointer).containsExactly("/proof/1", "/proof/2");
            assertThat(refusals(uploads)).extracting(Refusal::code).containsExactly("FILE_NAME_INVALID", "FILE_EMPTY");
        }

        @Test
        void a_part_without_a_file_name_is_no_file() {
            assertThat(code("", pdf())).isEqualTo("FILE_NAME_INVALID");
        }
    }

    private interface Change {
        void apply(PDDocument document) throws IOException;
    }

    /** One page with a photograph, written the way PDFBox writes: objects packed together. */
    private static byte[] writtenByPdfBox(Change change) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(JPEGFactory.createFromByteArray(document, jpeg()), 10, 10);
            }
            change.apply(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] enciphered(String toOpen, int bits, boolean aes, Change change) throws IOException {
        return writtenByPdfBox(document -> {
            change.apply(document);
            AccessPermission nothing = new AccessPermission(0);
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", toOpen, nothing);
            policy.setEncryptionKeyLength(bits);
            policy.setPreferAES(aes);
            document.protect(policy);
        });
    }

    /** Lets the second entry of the directory begin where the first one does. */
    private static byte[] withSharedEntries(byte[] archive) {
        int first = Bytes.indexOf(archive, "PK\1\2", 0, archive.length);
        int end = Bytes.lastIndexOf(archive, "PK\5\6");
        byte[] entry = slice(archive, first, first + 46 + Bytes.u16LittleEndian(archive, first + 28L));
        int twice = entry.length * 2;
        byte[] tail = slice(archive, end, archive.length);
        tail[8] = 2;
        tail[10] = 2;
        tail[12] = (byte) twice;
        tail[13] = (byte) (twice >> 8);
        return join(slice(archive, 0, first), entry, entry, tail);
    }

    private static byte[] animatedGif(int frames) {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes(latin1("GIF89a\1\0\1\0\0\0\0"));
        for (int i = 0; i < frames; i++) {
            gif.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0});
        }
        gif.write(0x3B);
        return gif.toByteArray();
    }

    private InspectedFile accepted(String name, byte[] content) {
        Result<List<InspectedFile>> result = inspection.inspect(List.of(new Upload(name, content)));
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done<List<InspectedFile>>) result).value().get(0);
    }

    private List<Refusal> refusals(List<Upload> uploads) {
        return inspection.inspect(uploads).fold(files -> List.of(), refusals -> refusals);
    }

    private String code(String name, byte[] content) {
        return code(inspection, name, content);
    }

    private static String code(Inspection inspection, String name, byte[] content) {
        return inspection
                .inspect(List.of(new Upload(name, content)))
                .fold(files -> "ACCEPTED", refusals -> refusals.get(0).code());
    }
}
