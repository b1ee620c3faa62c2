package io.fapiaodesk.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.TaxIdCheck;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"kernel", "upstream", "account", "catalogue"})
    void every_text_is_there_in_both_languages(String bundle) throws IOException {
        assertThat(texts(bundle + "_zh_CN").stringPropertyNames())
                .isEqualTo(texts(bundle).stringPropertyNames())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(TaxIdCheck.Reason.class)
    void every_reason_against_a_tax_id_has_a_text(TaxIdCheck.Reason reason) throws IOException {
        assertThat(texts("kernel")).containsKey("refusal.TAX_ID_" + reason);
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(TextsTest.class.getResourceAsStream("/messages/" + bundle + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
