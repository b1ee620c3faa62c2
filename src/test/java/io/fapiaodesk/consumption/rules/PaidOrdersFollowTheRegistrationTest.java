package io.fapiaodesk.consumption.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.consumption.rules.PaidOrdersFollowTheRegistration.PaidOrder;
import io.fapiaodesk.kernel.ruling.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaidOrdersFollowTheRegistrationTest {

    private final PaidOrdersFollowTheRegistration rule = new PaidOrdersFollowTheRegistration();

    @ParameterizedTest
    @CsvSource({
        "true, false, true, PAID_ORDER_FOLLOWS_REGISTRATION",
        "false, false, true, PAID_ORDER_OF_A_PERSON",
        "true, true, false, PAID_ORDER_IS_INVOICED",
        "false, true, false, PAID_ORDER_IS_INVOICED"
    })
    void what_was_paid_before_goes_with_whoever_is_registered_now_unless_it_is_invoiced(
            boolean registeredToEnterprise, boolean invoiced, boolean invoiceable, String code) {
        Finding finding = rule.examine(new PaidOrder(registeredToEnterprise, invoiced));
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding instanceof Finding.Satisfied).isEqualTo(invoiceable);
        assertThat(finding.rule()).hasToString("R80");
    }
}
