package io.fapiaodesk.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fapiaodesk.platform.documents.FileRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The family "filename" of the bad inputs that were collected for this application, and their kin. */
class FileNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "在职证明.pdf",
                "PROOF.PDF",
                "证明 (1).pdf",
                "x.exe.pdf", // what it is, its content says
                "A.pdf vs a.pdf",
                "社保缴费证明（2026年1月）.pdf",
                "Zeugnis, Ümit und Söhne.pdf",
                "证明😀👍🏽.pdf",
                "\ud83e\udee0\ud83e\udee9.pdf", // faces of Unicode 14 and 16
                "𪚥\ud888\udf50.pdf"
            })
    void a_plain_name_stays_as_it_is(String name) {
        assertThat(normalised(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '§',
            value = {
                "§x.pdf §                           ¦ x.pdf",
                "§　证明　.pdf§                      ¦ 证明.pdf",
                "x.pdf.                             ¦ x.pdf",
                "-rf.pdf                            ¦ _rf.pdf",
                "nul.pdf                            ¦ _nul.pdf",
                "COM1.tar.pdf                       ¦ _COM1.tar.pdf",
                "nullable.pdf                       ¦ nullable.pdf",
                "a\".pdf                            ¦ a_.pdf",
                "<img src=x onerror=alert(1)>.pdf   ¦ _img src=x onerror=alert(1)_.pdf",
                "${7*7}.pdf                         ¦ __7_7_.pdf",
                "$(id).pdf                          ¦ _(id).pdf",
                "a|b.pdf                            ¦ a_b.pdf",
                "a;b&c`d'e.pdf                      ¦ a_b_c_d_e.pdf",
                "=cmd|' /C calc'!A0.pdf             ¦ _cmd__ _C calc_!A0.pdf",
                "+1.pdf                             ¦ _1.pdf",
                "@SUM(1).pdf                        ¦ _SUM(1).pdf",
                "...hidden.pdf                      ¦ _hidden.pdf",
                "Re: proof.pdf                      ¦ Re_ proof.pdf",
                "certificate                        ¦ certificate.pdf",
            })
    void an_odd_name_is_made_plain(String raw, String plain) {
        assertThat(normalised(raw)).isEqualTo(plain);
    }

    @Test
    void what_nobody_sees_is_left_out() {
        assertThat(normalised("a\u200b.pdf")).isEqualTo("a.pdf");
        assertThat(normalised("\ufeffa\u00ad.pdf")).isEqualTo("a.pdf");
        assertThat(normalised("cafe\u0301.pdf")).isEqualTo("caf\u00e9.pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.pdf\u0000.jsp",
                "x.pdf/",
                ".pdf",
                "",
                "..",
                " ",
                "...",
                "../../etc/cron.d/x",
                "....//....//x.pdf",
                "%252e%252e%252fx.pdf",
                "%2e%2e%2fx.pdf",
                "x%00.pdf",
                "/etc/passwd",
                "\\\\host\\share\\x.pdf",
                "..\\..\\x.pdf",
                "C:\\x.pdf",
                "c:x.pdf",
                "http://127.0.0.1/x.pdf",
                "file:///etc/passwd",
                "a/../b.pdf",
                "a\r\nSet-Cookie: b.pdf",
                "a\u0007.pdf",
                "a\u2028b.pdf",
                "\u202efdp.exe.pdf",
                "a\u2066b.pdf",
                "\ud800.pdf",
                "\ue000.pdf"
            })
    void a_name_that_is_none_is_refused(String raw) {
        assertThatExceptionOfType(FileRefusedException.class)
                .isThrownBy(() -> FileName.of(raw))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.FILE_NAME_INVALID));
    }

    @Test
    void a_name_of_five_thousand_characters_is_refused() {
        assertThatExceptionOfType(FileRefusedException.class).isThrownBy(() -> FileName.of("a".repeat(5000) + ".pdf"));
    }

    @Test
    void a_long_name_is_cut_between_characters_and_keeps_its_extension() {
        assertThat(normalised("a".repeat(252) + ".pdf")).isEqualTo("a".repeat(200) + ".pdf");
        assertThat(normalised("证".repeat(100) + ".pdf")).isEqualTo("证".repeat(66) + ".pdf");
        assertThat(normalised("𪚥".repeat(100) + ".pdf")).isEqualTo("𪚥".repeat(50) + ".pdf");
        assertThat(normalised("证".repeat(300) + ".pdf").getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(255);
    }

    private static String normalised(String raw) {
        return FileName.of(raw).withExtension(FileKind.PDF);
    }
}
