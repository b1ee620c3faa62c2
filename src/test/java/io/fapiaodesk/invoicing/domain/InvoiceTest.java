package io.fapiaodesk.invoicing.domain;

import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.NOW;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.face;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.issued;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.paper;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.requested;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.vendors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.RequestId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class InvoiceTest {

    private static final String NUMBER = "26332000000000000017";

    private final Invoice requested = requested(RequestId.next("IV"), "account");

    @Test
    void an_invoice_is_announced_issued_returned() {
        Invoice announced = requested.submitted(NOW);
        assertThat(announced.status()).isEqualTo(InvoiceStatus.INVOICING);
        assertThat(announced.issuance().submittedAt()).isEqualTo(NOW);

        Invoice issued = announced.issued(NUMBER, NOW.plusSeconds(240));
        assertThat(issued.status()).isEqualTo(InvoiceStatus.INVOICED);
        assertThat(issued.issuance().number()).isEqualTo(NUMBER);
        assertThat(issued.issuance().issuedAt()).isEqualTo(NOW.plusSeconds(240));

        assertThat(issued.requestReturn().returned().status()).isEqualTo(InvoiceStatus.RETURNED);
        assertThat(issued.requestReturn().withdrawReturn()).isEqualTo(issued);
        assertThat(issued.requestReturn().rejectReturn().requestReturn().status())
                .isEqualTo(InvoiceStatus.RETURN_REQUESTED);
    }

    @Test
    void an_announcement_that_is_repeated_after_a_crash_keeps_its_moment() {
        Invoice announced = requested.submitted(NOW);
        assertThat(announced.submitted(NOW.plusSeconds(60))).isEqualTo(announced);
    }

    @Test
    void what_was_not_announced_cannot_have_been_issued() {
        assertThatThrownBy(() -> requested.issued(NUMBER, NOW)).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void a_refused_invoice_is_tried_again_under_a_new_key() {
        Invoice failed = requested.submitted(NOW).fail("BUYER_UNKNOWN", "The buyer is not registered");
        assertThat(failed.issuance().failureCode()).isEqualTo("BUYER_UNKNOWN");
        assertThat(failed.issuance().failureReason()).isEqualTo("The buyer is not registered");

        Invoice again = failed.retry("BR-NEW");
        assertThat(again.status()).isEqualTo(InvoiceStatus.INVOICING);
        assertThat(again.issuance()).isEqualTo(Issuance.notSubmitted("BR-NEW"));
        assertThat(failed.cancel().status()).isEqualTo(InvoiceStatus.CANCELLED);
    }

    @Test
    void each_status_allows_its_own_transitions_and_no_other() {
        Map<InvoiceStatus, Set<String>> allowed = new EnumMap<>(Map.of(
                InvoiceStatus.INVOICING, Set.of("submit", "issue", "fail", "cancel"),
                InvoiceStatus.PENDING_VENDOR, Set.of("cancel", "issuedByVendor", "refusedByVendor"),
                InvoiceStatus.CANCELLED, Set.of(),
                InvoiceStatus.INVOICED, Set.of("requestReturn", "book"),
                InvoiceStatus.RETURN_REQUESTED, Set.of("rejectReturn", "withdrawReturn", "returned", "book"),
                InvoiceStatus.RETURN_REJECTED, Set.of("requestReturn", "book"),
                InvoiceStatus.RETURNED, Set.of("book"),
                InvoiceStatus.FAILED, Set.of("retry", "cancel")));
        Map<String, UnaryOperator<Invoice>> transitions = new HashMap<>(Map.of(
                "submit",
                invoice -> invoice.submitted(NOW),
                "issue",
                invoice -> invoice.issued(NUMBER, NOW),
                "fail",
                invoice -> invoice.fail("CODE", "why"),
                "retry",
                invoice -> invoice.retry("BR-NEW"),
                "cancel",
                Invoice::cancel,
                "requestReturn",
                Invoice::requestReturn,
                "rejectReturn",
                Invoice::rejectReturn,
                "withdrawReturn",
                Invoice::withdrawReturn,
                "returned",
                Invoice::returned,
                "book",
                invoice -> invoice.book(true, false, NOW)));
        transitions.put("issuedByVendor", invoice -> invoice.issuedByVendor("V-1", NOW));
        transitions.put("refusedByVendor", invoice -> invoice.refusedByVendor("why"));

        inEachStatus().forEach((status, invoice) -> {
            assertThat(invoice.status()).isEqualTo(status);
            List<String> worked = new ArrayList<>();
            transitions.forEach((name, transition) -> {
                try {
                    assertThat(transition.apply(invoice).id()).isEqualTo(invoice.id());
                    worked.add(name);
                } catch (IllegalTransitionException refused) {
                    assertThat(refused).hasMessageContaining(status.name());
                }
            });
            assertThat(worked)
                    .as(status.name())
                    .containsExactlyInAnyOrderElementsOf(allowed.getOrDefault(status, Set.of()));
        });
    }

    @Test
    void booking_events_may_come_in_any_order() {
        Invoice invoice = issued(NUMBER);
        Invoice latest = invoice.book(true, true, NOW.plusSeconds(20));
        assertThat(latest.booking().bookedOrDeducted()).isTrue();
        assertThat(latest.book(false, false, NOW.plusSeconds(10))).isEqualTo(latest);
        assertThat(latest.book(false, false, NOW.plusSeconds(20))).isEqualTo(latest);
        assertThat(latest.book(false, false, NOW.plusSeconds(30)).booking().bookedOrDeducted())
                .isFalse();
        assertThat(new Booking(false, true, null).bookedOrDeducted()).isTrue();
        assertThat(new Booking(true, false, null).saysTheSame(true, false)).isTrue();
        assertThat(new Booking(true, false, null).saysTheSame(true, true)).isFalse();
        assertThat(new Booking(true, false, null).saysTheSame(false, false)).isFalse();
    }

    @Test
    void a_historic_invoice_is_corrected_until_an_event_tells_more() {
        Invoice historic = Invoice.historic("INV-1", "account", paper("100.00"), NUMBER, NOW, false, false, null, NOW);
        assertThat(historic.corrected(true, false, "EMS1").booking()).isEqualTo(new Booking(true, false, null));
        assertThat(historic.corrected(true, false, "EMS1").trackingNumber()).isEqualTo("EMS1");

        Invoice told = historic.book(true, true, NOW);
        assertThat(told.corrected(false, false, null).booking()).isEqualTo(told.booking());
        assertThatThrownBy(() -> issued(NUMBER).corrected(true, true, null))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void its_holder_can_do_what_its_status_and_medium_allow() {
        assertThat(requested.actions()).containsExactly(Invoice.Action.CANCEL);
        assertThat(issued(NUMBER).actions()).containsExactly(Invoice.Action.RETURN, Invoice.Action.DOWNLOAD);
        assertThat(issued(NUMBER).requestReturn().actions()).containsExactly(Invoice.Action.DOWNLOAD);
        Invoice paper = Invoice.historic("INV-1", "account", paper("100.00"), NUMBER, NOW, false, false, "EMS1", NOW);
        assertThat(paper.actions()).containsExactly(Invoice.Action.RETURN, Invoice.Action.REPORT_LOSS);
        assertThat(paper.requestReturn().actions()).isEmpty();
    }

    @Test
    void only_what_is_cancelled_or_returned_is_over() {
        assertThat(InvoiceStatus.values())
                .filteredOn(InvoiceStatus::isFinal)
                .containsExactly(InvoiceStatus.CANCELLED, InvoiceStatus.RETURNED);
    }

    @Test
    void ours_has_amounts_and_a_vendors_has_none() {
        assertThat(face("1200.00").requireAmounts().net()).hasToString("1132.08");
        assertThat(face("1200.00").requireRate()).hasToString("0.06");
        assertThatThrownBy(() -> vendors("1.00").requireAmounts()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vendors("1.00").requireRate()).isInstanceOf(IllegalStateException.class);
        InvoiceFace ours = face("1.00");
        InvoiceFace others = vendors("1.00");
        assertThatThrownBy(() -> new InvoiceFace(
                        ours.type(),
                        ours.medium(),
                        others.seller(),
                        ours.buyer(),
                        null,
                        ours.rate(),
                        ours.gross(),
                        ours.amounts(),
                        null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InvoiceFace(
                        ours.type(),
                        ours.medium(),
                        ours.seller(),
                        ours.buyer(),
                        null,
                        null,
                        ours.gross(),
                        ours.amounts(),
                        null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InvoiceFace(
                        ours.type(),
                        ours.medium(),
                        ours.seller(),
                        ours.buyer(),
                        null,
                        ours.rate(),
                        face("2.00").gross(),
                        ours.amounts(),
                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_the_two_digital_types_are_known() {
        assertThat(InvoiceType.named("GENERAL")).contains(InvoiceType.GENERAL);
        assertThat(InvoiceType.named("SPECIAL")).contains(InvoiceType.SPECIAL);
        assertThat(InvoiceType.named("PAPER_SPECIAL")).isEmpty();
    }

    @Test
    void ids_can_be_read_out_and_are_never_the_same() {
        assertThat(InvoiceId.next()).matches("INV(-[0-9A-HJKMNP-TV-Z]{4}){3}").isNotEqualTo(InvoiceId.next());
        assertThat(InvoiceId.nextBureauRequest()).matches("BR(-[0-9A-HJKMNP-TV-Z]{4}){3}");
    }

    private Map<InvoiceStatus, Invoice> inEachStatus() {
        Invoice issued = issued(NUMBER);
        return Map.of(
                InvoiceStatus.INVOICING, requested.submitted(NOW),
                InvoiceStatus.PENDING_VENDOR,
                        Invoice.forwarded("INV-1", RequestId.next("IV"), "account", vendors("1.00"), NOW),
                InvoiceStatus.CANCELLED, requested.cancel(),
                InvoiceStatus.INVOICED, issued,
                InvoiceStatus.RETURN_REQUESTED, issued.requestReturn(),
                InvoiceStatus.RETURN_REJECTED, issued.requestReturn().rejectReturn(),
                InvoiceStatus.RETURNED, issued.requestReturn().returned(),
                InvoiceStatus.FAILED, requested.fail("CODE", "why"));
    }
}
