package io.fapiaodesk.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.platform.print.PdfPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class ReturnLabelsTest {

    private static final ReturnPackage CHINESE = new ReturnPackage(
            "1 Example Road, Hangzhou", "Example Invoice Team", "0571-00000000", "杭州市示例路1号", "示例发票组", List.of("1"));
    private static final ReturnPackage ENGLISH_ONLY = new ReturnPackage(
            "1 Example Road, Hangzhou", "Example Invoice Team", "0571-00000000", null, null, List.of("1"));

    private final ReturnLabels labels = new ReturnLabels(new PdfPrinter());

    /** Decision 28. */
    @Test
    void a_label_is_in_chinese_with_the_english_beside_it_for_who_reads_english() {
        assertThat(label(CHINESE, true))
                .contains("杭州市示例路1号", "示例发票组", "0571-00000000", "1 Example Road, Hangzhou", "Example Invoice Team");
        assertThat(label(CHINESE, false))
                .contains("杭州市示例路1号", "示例发票组")
                .doesNotContain("1 Example Road", "Example Invoice Team");
    }

    /** Decision 21: what nobody has entered is not guessed. */
    @Test
    void while_the_chinese_address_is_not_known_the_label_bears_the_faqs() {
        assertThat(label(ENGLISH_ONLY, false)).contains("1 Example Road, Hangzhou", "Example Invoice Team");
    }

    private String label(ReturnPackage parcel, boolean forEnglishReaders) {
        byte[] pdf = labels.print(
                List.of(parcel),
                id -> Map.of("number", "3300194130 12345678", "seller", "示例有限公司", "gross", "100.00"),
                forEnglishReaders,
                Instant.parse("2026-02-12T02:00:00Z"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
