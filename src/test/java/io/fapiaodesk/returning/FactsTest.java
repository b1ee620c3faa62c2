package io.fapiaodesk.returning;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.returning.rules.ReturnFacts;
import io.fapiaodesk.returning.rules.ReturnFacts.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactsTest {

    @ParameterizedTest
    @CsvSource({
        "INVOICING, ISSUING",
        "PENDING_VENDOR, NOT_OURS_TO_RETURN",
        "CANCELLED, NOT_OURS_TO_RETURN",
        "INVOICED, ISSUED",
        "RETURN_REQUESTED, RETURNING",
        "RETURN_REJECTED, ISSUED",
        "RETURNED, RETURNED",
        "FAILED, NOT_OURS_TO_RETURN"
    })
    void what_can_be_returned_follows_from_where_the_invoice_stands(InvoiceFacts.Status status, State state) {
        assertThat(facts(status, InvoiceFacts.Type.SPECIAL).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(InvoiceFacts.Status.class)
    void only_a_special_invoice_is_taken_for_one(InvoiceFacts.Status status) {
        assertThat(facts(status, InvoiceFacts.Type.SPECIAL).special()).isTrue();
        assertThat(facts(status, InvoiceFacts.Type.GENERAL).special()).isFalse();
    }

    private static ReturnFacts facts(InvoiceFacts.Status status, InvoiceFacts.Type type) {
        TaxRate rate = TaxRate.of("0.06");
        Yuan gross = Yuan.of("1200.00");
        InvoiceFacts invoice = new InvoiceFacts(
                "INV-1",
                null,
                "enterprise",
                status,
                type,
                InvoiceFacts.Medium.DIGITAL,
                null,
                null,
                false,
                false,
                "E01",
                "Seller",
                null,
                "示例客户有限公司",
                null,
                null,
                rate,
                gross,
                rate.split(gross),
                false,
                null,
                true);
        return Facts.of(invoice, false, "Wrong title", null);
    }
}
