package io.fapiaodesk.kernel;

import java.math.BigInteger;

/**
 * An amount in the capital numerals that invoices carry beside the figures, because nobody can turn one into another
 * with a stroke of the pen: 1,409.50 is 壹仟肆佰零玖圆伍角整. After the central bank's rules for bills, in the way of
 * fully digital e-invoices: 圆 for the yuan, 整 after everything that does not end in a fen.
 */
public final class CapitalAmount {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String PLACES = "仟佰拾";
    private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);
    private static final BigInteger HUNDRED_MILLION = BigInteger.valueOf(100_000_000);

    private CapitalAmount() {}

    /** A negative amount, as on a red-letter invoice, is marked as such. */
    public static String of(Yuan yuan) {
        BigInteger fen = yuan.amount().unscaledValue().abs();
        BigInteger[] parts = fen.divideAndRemainder(BigInteger.valueOf(100));
        int jiao = parts[1].intValue() / 10;
        int single = parts[1].intValue() % 10;
        StringBuilder text = new StringBuilder(yuan.amount().signum() < 0 ? "（负数）" : "");
        boolean wholeYuan = parts[0].signum() > 0;
        if (wholeYuan || fen.signum() == 0) {
            text.append(number(parts[0])).append('圆');
        }
        if (jiao > 0) {
            text.append(digit(jiao)).append('角');
        } else if (wholeYuan && single > 0) {
            text.append('零');
        }
        return single > 0
                ? text.append(digit(single)).append('分').toString()
                : text.append('整').toString();
    }

    private static String number(BigInteger number) {
        if (number.signum() == 0) {
            return "零";
        }
        if (number.compareTo(HUNDRED_MILLION) >= 0) {
            return grouped(number, HUNDRED_MILLION, '亿');
        }
        return number.compareTo(TEN_THOUSAND) >= 0
                ? grouped(number, TEN_THOUSAND, '万')
                : upToThousands(number.intValue());
    }

    /** One 零 stands for however many places are empty between a group and what follows it. */
    private static String grouped(BigInteger number, BigInteger group, char name) {
        BigInteger[] parts = number.divideAndRemainder(group);
        String head = number(parts[0]) + name;
        if (parts[1].signum() == 0) {
            return head;
        }
        boolean placesEmpty = parts[1].compareTo(group.divide(BigInteger.TEN)) < 0;
        return head + (placesEmpty ? "零" : "") + number(parts[1]);
    }

    private static String upToThousands(int number) {
        StringBuilder text = new StringBuilder();
        boolean placesEmpty = false;
        int rest = number;
        for (int place = 1000, i = 0; place > 0; place /= 10, i++) {
            int digit = rest / place;
            rest %= place;
            if (digit > 0) {
                text.append(placesEmpty ? "零" : "")
                        .append(digit(digit))
                        .append(i < 3 ? PLACES.substring(i, i + 1) : "");
                placesEmpty = false;
            } else {
                placesEmpty = text.length() > 0;
            }
        }
        return text.toString();
    }

    private static char digit(int digit) {
        return DIGITS.charAt(digit);
    }
}
