package io.fapiaodesk.invoicing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestOutcomeTest {

    private static final Instant NOW = Instant.parse("2026-02-12T02:00:00Z");

    private final Invoice onItsWay = requested();
    private final Invoice issued = requested().submitted(NOW).issued("26332000000000000017", NOW);
    private final Invoice failed = requested().submitted(NOW).fail("QUOTA", "none left");
    private final Invoice cancelled = requested().cancel();
    private final Invoice givenUp = failed.cancel();
    private final Invoice vendors = Invoice.forwarded(
            "INV-9",
            RequestId.next("IV"),
            "a",
            new InvoiceFace(
                    InvoiceType.GENERAL,
                    Medium.DIGITAL,
                    Seller.vendor("v"),
                    new Buyer("b", null, null, null, null, null),
                    null,
                    null,
                    Yuan.of("1.00"),
                    null,
                    null),
            NOW);

    @Test
    void a_request_is_issuing_as_long_as_one_invoice_is_on_its_way() {
        assertOutcome("ISSUING", false, onItsWay);
        assertOutcome("ISSUING", false, onItsWay, issued, failed, cancelled, vendors);
    }

    @Test
    void a_refused_invoice_keeps_it_open_until_somebody_decides() {
        assertOutcome("FAILED", false, failed);
        assertOutcome("FAILED", false, failed, issued, vendors);
    }

    @Test
    void it_is_issued_when_all_are_and_partly_issued_when_some_are() {
        assertOutcome("ISSUED", true, issued, issued);
        assertOutcome("PARTLY_ISSUED", true, issued, cancelled);
        assertOutcome("PARTLY_ISSUED", true, issued, givenUp);
        assertOutcome("PARTLY_ISSUED", false, issued, vendors);
    }

    @Test
    void without_any_invoice_of_ours_it_waits_for_the_vendor_or_is_cancelled_or_failed() {
        assertOutcome("FORWARDED_TO_VENDOR", false, vendors);
        assertOutcome("FORWARDED_TO_VENDOR", false, vendors, cancelled);
        assertOutcome("CANCELLED", true, cancelled, cancelled);
        assertOutcome("FAILED", true, givenUp);
        assertOutcome("FAILED", true, givenUp, cancelled);
    }

    private static void assertOutcome(String word, boolean settled, Invoice... invoices) {
        assertThat(RequestOutcome.of(List.of(invoices))).isEqualTo(new RequestOutcome(word, settled));
    }

    private static Invoice requested() {
        TaxSplit amounts = TaxRate.of("0.06").split(Yuan.of("1.00"));
        return Invoice.requested(
                InvoiceId.next(),
                RequestId.next("IV"),
                "a",
                new InvoiceFace(
                        InvoiceType.GENERAL,
                        Medium.DIGITAL,
                        new Seller("E01", "s", "s", null, null, null, null, null),
                        new Buyer("b", null, null, null, null, null),
                        "c",
                        TaxRate.of("0.06"),
                        Yuan.of("1.00"),
                        amounts,
                        null),
                NOW);
    }
}
