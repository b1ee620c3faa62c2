package io.fapiaodesk.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the typefaces have, and what becomes of what they have not. */
class DrawableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "示例科技（上海）有限公司 No. 1, Ümit & Söhne · ¥ 1.00",
                "喆堃垚犇㐂䶮", // extension A and young ideographs of the basic block
                "𬱖𪩘𫖮𣲗𨰰", // of the table of general standard characters
                "𠮷𠀋𣘺", // Japanese names
                "𠜎𡃁𤦹" // Cantonese ones
            })
    void the_rare_characters_of_names_are_drawn(String name) {
        assertThat(Drawable.firstMissing(name)).isEmpty();
    }

    @Test
    void a_character_that_no_typeface_has_is_named() {
        assertThat(Drawable.firstMissing(null, "示例", "示例𪚥有限公司")).contains("U+2A6A5 𪚥");
        assertThat(Drawable.check("/titleName", "示例😀有限公司"))
                .isEqualTo(Result.refused(Refusal.invalidField("/titleName", "CHARACTER_NOT_PRINTABLE", "U+1F600 😀")));
    }

    @Test
    void what_nobody_could_refuse_any_more_is_printed_as_its_number_and_never_as_a_box() throws IOException {
        String page = stubCopy("示例𠮷𪚥有限公司");

        assertThat(page).contains("示例𠮷〔U+2A6A5〕有限公司").doesNotContain("#");
    }

    private static String stubCopy(String buyer) throws IOException {
        Map<String, Object> values = new HashMap<>(Map.of(
                "id", "PL-1",
                "number", "10000001",
                "special", true,
                "issuedOn", "2024-01-05",
                "seller", "阿里云计算有限公司",
                "sellerEnglish", "",
                "buyer", buyer,
                "taxId", "",
                "gross", "1.00",
                "net", ""));
        values.put("tax", "");
        values.put("madeOn", "2026-11-28");
        byte[] file = new PdfPrinter().print("stub-copy", "PL-1", Instant.EPOCH, values);
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
