package io.fapiaodesk.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapitalAmountTest {

    @ParameterizedTest
    @CsvSource({
        "0.00, 零圆整",
        "0.01, 壹分",
        "0.10, 壹角整",
        "0.19, 壹角玖分",
        "1.00, 壹圆整",
        "1.01, 壹圆零壹分",
        "1.10, 壹圆壹角整",
        "10.00, 壹拾圆整",
        "11.00, 壹拾壹圆整",
        "100.00, 壹佰圆整",
        "101.00, 壹佰零壹圆整",
        "110.00, 壹佰壹拾圆整",
        "325.04, 叁佰贰拾伍圆零肆分",
        "1000.00, 壹仟圆整",
        "1001.00, 壹仟零壹圆整",
        "1010.00, 壹仟零壹拾圆整",
        "1409.50, 壹仟肆佰零玖圆伍角整",
        "6007.14, 陆仟零柒圆壹角肆分",
        "6150.00, 陆仟壹佰伍拾圆整",
        "9999.99, 玖仟玖佰玖拾玖圆玖角玖分",
        "10000.00, 壹万圆整",
        "10001.00, 壹万零壹圆整",
        "16409.02, 壹万陆仟肆佰零玖圆零贰分",
        "107000.53, 壹拾万柒仟圆伍角叁分",
        "1000000.00, 壹佰万圆整",
        "1234567.89, 壹佰贰拾叁万肆仟伍佰陆拾柒圆捌角玖分",
        "10000000.00, 壹仟万圆整",
        "99999999.99, 玖仟玖佰玖拾玖万玖仟玖佰玖拾玖圆玖角玖分",
        "100000000.00, 壹亿圆整",
        "100000001.00, 壹亿零壹圆整",
        "100010000.00, 壹亿零壹万圆整",
        "110000000.00, 壹亿壹仟万圆整",
        "9999999999.99, 玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖圆玖角玖分",
        "1200000000000.00, 壹万贰仟亿圆整",
        "-6150.00, （负数）陆仟壹佰伍拾圆整"
    })
    void amounts_are_written_as_on_an_invoice(String amount, String capitals) {
        assertThat(CapitalAmount.of(Yuan.of(amount))).isEqualTo(capitals);
    }

    @Property
    void what_is_written_reads_as_the_same_amount(@ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long fen) {
        String capitals = CapitalAmount.of(new Yuan(BigDecimal.valueOf(fen, 2)));

        assertThat(fenIn(capitals)).isEqualTo(fen);
        assertThat(capitals).doesNotContain("零零").doesNotContain("零圆整圆");
    }

    @Property
    void zero_never_stands_before_a_unit(@ForAll @LongRange(min = 100, max = 999_999_999_999L) long fen) {
        assertThat(CapitalAmount.of(new Yuan(BigDecimal.valueOf(fen, 2)))).doesNotContainPattern("零[拾佰仟万亿圆角分整]");
    }

    /** Reads left to right, as people do: a unit ends what was read since the last larger one. */
    private static long fenIn(String capitals) {
        long yuan = 0;
        long group = 0;
        long digit = 0;
        long fen = 0;
        for (int i = 0; i < capitals.length(); i++) {
            char c = capitals.charAt(i);
            int value = "零壹贰叁肆伍陆柒捌玖".indexOf(c);
            int place = "拾佰仟".indexOf(c);
            if (value >= 0) {
                digit = value;
            } else if (place >= 0) {
                group += digit * (long) Math.pow(10, place + 1);
                digit = 0;
            } else if (c == '万') {
                yuan += (group + digit) * 10_000;
                group = 0;
                digit = 0;
            } else if (c == '亿') {
                yuan = (yuan + group + digit) * 100_000_000;
                group = 0;
                digit = 0;
            } else if (c == '圆') {
                fen = (yuan + group + digit) * 100;
                digit = 0;
            } else if (c == '角') {
                fen += digit * 10;
                digit = 0;
            } else if (c == '分') {
                fen += digit;
                digit = 0;
            }
        }
        return fen;
    }
}
