package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.Yuan;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How returns are decided.
 *
 * @param secondOperatorAbove an invoice over more than this, in CNY with tax, is reversed when two tax operators say so
 */
@ConfigurationProperties("fapiao.returning")
record ReturningSettings(@DefaultValue("100000.00") BigDecimal secondOperatorAbove) {

    boolean needsSecondOperator(Yuan gross) {
        return gross.amount().compareTo(secondOperatorAbove) > 0;
    }
}
