package io.fapiaodesk.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads as the same name is the same, and nothing else is. */
class AsReadTest {

    @ParameterizedTest
    @CsvSource({
        "示例科技(中国)有限公司, 示例科技（中国）有限公司",
        "ＡＢＣ示例有限公司, ABC示例有限公司",
        "示例　科技 有限公司, 示例科技有限公司",
        "'示例\u00a0有限公司', 示例有限公司",
        "阿·示例有限公司, 阿示例有限公司",
        "阿・示例有限公司, 阿•示例有限公司",
        "\u2f34州示例有限公司, 广州示例有限公司",
        "用\u2f3e示例, 用户示例",
        "\u2ec5示例, 见示例",
        "\u2ef0示例, 龙示例",
        "\u2e9f示例, 母示例",
        "\uf967示例, 不示例",
        "示例﹙中国﹚, 示例(中国)",
        "'Cafe\u0301', Caf\u00e9"
    })
    void what_a_person_reads_as_the_same_is_the_same(String one, String other) {
        assertThat(AsRead.same(one, other)).isTrue();
        assertThat(AsRead.of(one)).isEqualTo(AsRead.of(other)).hasSameHashCodeAs(AsRead.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "示例一号有限公司, 示例1号有限公司",
        "示例龍有限公司, 示例龙有限公司",
        "示例戶有限公司, 示例户有限公司",
        "示例有限公司, 示例有限责任公司",
        "abc示例, ABC示例",
        "示例(中国), 示例中国",
        "示例-中国, 示例中国",
        "示例①, 示例1",
        "示例𠮷, 示例吉"
    })
    void what_a_person_reads_as_another_stays_another(String one, String other) {
        assertThat(AsRead.same(one, other)).isFalse();
    }

    @Test
    void nothing_is_the_same_as_nothing_only() {
        assertThat(AsRead.same(null, null)).isTrue();
        assertThat(AsRead.same(null, "")).isFalse();
        assertThat(AsRead.same("", null)).isFalse();
    }

    @Test
    void every_radical_of_both_blocks_is_read_as_an_ideograph() {
        assertThat(IntStream.concat(IntStream.rangeClosed(0x2E80, 0x2EF3), IntStream.rangeClosed(0x2F00, 0x2FD5))
                        .filter(Character::isDefined)
                        // The one radical that Unicode makes no ideograph of: two strokes that only repeat.
                        .filter(radical -> radical != 0x2E80)
                        .mapToObj(Character::toString)
                        .map(radical -> AsRead.of(radical).text()))
                .allSatisfy(read -> assertThat(Character.UnicodeBlock.of(read.codePointAt(0)))
                        .isNotIn(
                                Character.UnicodeBlock.CJK_RADICALS_SUPPLEMENT,
                                Character.UnicodeBlock.KANGXI_RADICALS));
    }
}
