package io.fapiaodesk.platform.crypto;

import static io.fapiaodesk.platform.crypto.SealerFixtures.key;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fapiaodesk.platform.crypto.Sealer.Place;
import io.fapiaodesk.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {

    private static final String KEYS = key("k1", 1);
    private static final Place PHONE = new Place("title", "T-1", "phone");

    private final Sealer sealer = new Sealer(SealingKeys.parse(KEYS));

    @BeforeEach
    @AfterEach
    void forgetKeys() {
        TestDatabase.jdbc().sql("delete from document").update();
        TestDatabase.jdbc().sql("delete from sealing_key").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0571-00000000", "示例银行 𠮷"})
    void a_text_comes_back_as_it_was_sealed(String text) {
        assertThat(sealer.openText(PHONE, sealer.sealText(PHONE, text))).isEqualTo(text);
    }

    @Test
    void what_is_not_there_stays_not_there() {
        assertThat(sealer.sealText(PHONE, null)).isNull();
        assertThat(sealer.openText(PHONE, null)).isNull();
    }

    @Test
    void a_sealed_text_shows_nothing_and_is_another_each_time() {
        byte[] one = sealed("0571-00000000");
        byte[] two = sealed("0571-00000000");

        assertThat(new String(one, StandardCharsets.ISO_8859_1))
                .startsWith("\2k1")
                .doesNotContain("0571");
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void a_text_opens_nowhere_but_in_its_own_place() {
        byte[] value = sealed("0571-00000000");

        for (Place elsewhere : List.of(
                new Place("title_application", "T-1", "phone"),
                new Place("title", "T-2", "phone"),
                new Place("title", "T-1", "bank_account"))) {
            assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> sealer.openText(elsewhere, value));
        }
    }

    @Test
    void a_text_that_was_changed_or_cut_off_is_not_given_out() {
        byte[] value = sealed("0571-00000000");
        for (int at = 3; at < value.length; at++) {
            byte[] changed = value.clone();
            changed[at] ^= 1;
            assertThatExceptionOfType(TamperedException.class)
                    .isThrownBy(() -> sealer.openText(PHONE, changed))
                    .withMessageContaining("title/T-1/phone was changed");
        }
        for (int length : List.of(0, 1, 3, 14, 15, 30)) {
            assertThatExceptionOfType(TamperedException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> sealer.openText(PHONE, Arrays.copyOf(value, length)));
        }
    }

    @Test
    void a_text_says_which_key_it_needs() {
        byte[] value = sealed("0571-00000000");
        Sealer another = new Sealer(SealingKeys.parse(key("k2", 2)));

        assertThatIllegalStateException()
                .isThrownBy(() -> another.openText(PHONE, value))
                .withMessageContaining("k1");
    }

    @Test
    void after_a_change_of_keys_old_texts_open_and_new_ones_use_the_new_key() {
        byte[] old = sealed("0571-00000000");
        Sealer changed = new Sealer(SealingKeys.parse(key("k2", 2) + ", " + KEYS));

        assertThat(changed.openText(PHONE, old)).isEqualTo("0571-00000000");
        assertThat(new String(requireNonNull(changed.sealText(PHONE, "x")), StandardCharsets.ISO_8859_1))
                .startsWith("\2k2");
    }

    @Test
    void a_start_with_another_key_under_the_same_id_is_refused() {
        SealerFixtures.started(KEYS);

        assertThatExceptionOfType(UnusableSealingKeysException.class)
                .isThrownBy(() -> SealerFixtures.started(key("k1", 99)))
                .withMessageContaining("k1");
    }

    @Test
    void a_start_without_a_key_that_was_in_use_is_refused() {
        SealerFixtures.started(KEYS);

        assertThatExceptionOfType(UnusableSealingKeysException.class)
                .isThrownBy(() -> SealerFixtures.started(key("k2", 2)))
                .withMessage("Data is encrypted with the key k1, which is missing in fapiao.encryption-keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k1", "k1:", "k1:c2hvcnQ=", "k1:***", ":AAAA", "k 1:AAAA", "k1:%s,k1:%s", ","})
    void keys_that_are_none_are_told_without_being_shown(String keys) {
        String secret = key("", 1).substring(1);

        assertThatExceptionOfType(UnusableSealingKeysException.class)
                .isThrownBy(() -> SealingKeys.parse(keys.replace("%s", secret)))
                .withMessageContaining("fapiao.encryption-keys")
                .satisfies(e -> assertThat(e).hasMessageNotContaining(secret));
    }

    @Test
    void the_embedded_mode_makes_a_key_once_that_only_the_owner_may_read(@TempDir Path directory) throws IOException {
        String made = SealingConfiguration.generatedOnce(directory.resolve("data"));
        String again = SealingConfiguration.generatedOnce(directory.resolve("data"));

        assertThat(again).isEqualTo(made);
        assertThat(SealingKeys.parse(made).currentId()).isEqualTo("k1");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("data/encryption-keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_real_database_needs_a_key_from_the_operator() {
        assertThatExceptionOfType(UnusableSealingKeysException.class)
                .isThrownBy(() -> new SealingConfiguration().configuredKeys(" "))
                .withMessageContaining("fapiao.encryption-keys");
        assertThat(new SealingConfiguration().configuredKeys(KEYS).currentId()).isEqualTo("k1");
    }

    private byte[] sealed(String text) {
        return requireNonNull(sealer.sealText(PHONE, text));
    }
}
