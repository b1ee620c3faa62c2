package io.fapiaodesk.invoicing.domain;

import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.ALIBABA_CLOUD;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.SOFTWARE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceSheetTest {

    private static final RequestId REQUEST = RequestId.next("IV");
    private static final TaxRate RATE = TaxRate.of("0.06");

    private final InvoiceSheet mine = sheet("mine", "account");
    private final InvoiceSheet theirs = sheet("theirs", "account");
    private final InvoiceSheet vendors = new InvoiceSheet(
            Invoice.forwarded("INV-V", REQUEST, "account", InvoiceFixtures.vendors("9.00"), InvoiceFixtures.NOW),
            List.of(new InvoiceLine(1, "vendors", null, Yuan.of("9.00"), null)));

    @Test
    void the_last_invoice_of_a_request_takes_every_offset_back() {
        assertThat(takesBack(List.of(), "of nobody", "E05", RATE)).isTrue();
    }

    @Test
    void an_offset_goes_with_the_invoice_that_it_made_smaller() {
        assertThat(takesBack(List.of(theirs), "mine", "E01", RATE)).isTrue();
        assertThat(takesBack(List.of(theirs), "theirs", "E01", RATE)).isFalse();
    }

    @Test
    void one_that_left_nothing_to_invoice_goes_with_the_last_invoice_of_its_entity_content_and_rate() {
        assertThat(takesBack(List.of(vendors), "used up", "E01", RATE)).isTrue();
        assertThat(takesBack(List.of(vendors, theirs), "used up", "E01", RATE)).isFalse();
        assertThat(takesBack(List.of(vendors), "used up", "E05", RATE)).isFalse();
        assertThat(takesBack(List.of(vendors), "used up", "E01", TaxRate.of("0.13")))
                .isFalse();
        assertThat(mine.takesBack(List.of(vendors), "used up", ALIBABA_CLOUD.code(), "SMS", RATE))
                .isFalse();
    }

    private boolean takesBack(List<InvoiceSheet> others, String item, String entity, TaxRate rate) {
        return mine.takesBack(others, item, entity, SOFTWARE, rate);
    }

    private static InvoiceSheet sheet(String item, String account) {
        Invoice invoice = InvoiceFixtures.requested(REQUEST, account);
        return new InvoiceSheet(invoice, InvoiceFixtures.lines(invoice.face(), item));
    }
}
