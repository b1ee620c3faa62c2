package io.fapiaodesk.invoicing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeductibilityTest {

    private static final Buyer PERSON = new Buyer("Individual", null, null, null, null, null);
    private static final Buyer ENTERPRISE = new Buyer("示例企业有限公司", "91310115MA1K4TXT5W", null, null, null, null);

    /** R16, FAQ "Invoicing rules for personal and enterprise accounts". */
    @Test
    void only_a_special_vat_invoice_of_an_enterprise_deducts_input_vat() {
        assertThat(Deductibility.of(InvoiceType.SPECIAL, ENTERPRISE).isDeductible())
                .isTrue();
        assertThat(Deductibility.of(InvoiceType.GENERAL, ENTERPRISE)).isEqualTo(Deductibility.GENERAL_TYPE);
        assertThat(Deductibility.of(InvoiceType.GENERAL, PERSON)).isEqualTo(Deductibility.PERSONAL_TITLE);
        assertThat(Deductibility.of(InvoiceType.GENERAL, PERSON).isDeductible()).isFalse();
    }
}
