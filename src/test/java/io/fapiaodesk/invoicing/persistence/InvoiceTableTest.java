package io.fapiaodesk.invoicing.persistence;

import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.NOW;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.face;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.lines;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.paper;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.requested;
import static io.fapiaodesk.invoicing.domain.InvoiceFixtures.vendors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceId;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceRequest;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.LinesPer;
import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.crypto.SealerFixtures;
import io.fapiaodesk.testing.TestDatabase;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class InvoiceTableTest {

    private final InvoiceTable table =
            new InvoiceTable(new NamedParameterJdbcTemplate(TestDatabase.dataSource()), SealerFixtures.sealer());
    private final InvoiceRequestTable requests = new InvoiceRequestTable(TestDatabase.jdbc(), SealerFixtures.sealer());

    private final String account = "buyer-" + UUID.randomUUID();
    private final RequestId requestId = RequestId.next("IV");
    private final InvoiceRequest request = new InvoiceRequest(
            requestId,
            account,
            Method.AMOUNT,
            Yuan.of("333.33"),
            YearMonth.of(2026, 1),
            InvoiceType.GENERAL,
            "title",
            "version",
            account,
            NOW);

    @BeforeEach
    void a_request_is_kept() {
        TestDatabase.transaction().executeWithoutResult(status -> {
            TestDatabase.jdbc()
                    .sql("""
                        INSERT INTO request (id, kind, account_id, status, opened_at, book_version, findings)
                        VALUES (:id, 'INVOICE_ISSUANCE', :account, 'INVOICING', now(), 'test', '[]')
                        """)
                    .param("id", requestId.value())
                    .param("account", account)
                    .update();
            requests.insert(request);
        });
    }

    @Test
    void a_request_is_kept_as_it_was_made() {
        assertThat(requests.find(requestId)).contains(request);
        assertThat(requests.find(RequestId.next("IV"))).isEmpty();
    }

    @Test
    void what_a_customer_writes_on_a_request_is_kept_sealed() {
        RequestId id = RequestId.next("IV");
        TestDatabase.jdbc()
                .sql("""
                    INSERT INTO request (id, kind, account_id, status, opened_at, book_version, findings)
                    VALUES (:id, 'INVOICE_ISSUANCE', :account, 'INVOICING', now(), 'test', '[]')
                    """)
                .param("id", id.value())
                .param("account", account)
                .update();
        InvoiceRequest wishes = new InvoiceRequest(
                id,
                account,
                Method.ORDER_DETAIL,
                null,
                null,
                InvoiceType.GENERAL,
                null,
                "version",
                account,
                NOW,
                LinesPer.CONTENT,
                "PO 4711",
                List.of("a@customer.example", "b@customer.example"));
        requests.insert(wishes);

        assertThat(requests.find(id)).contains(wishes);
        assertThat(TestDatabase.jdbc()
                        .sql("select invoice_request::text from invoice_request where id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .doesNotContain("4711", "customer.example", "504F2034", "504f2034");
    }

    @Test
    void an_invoice_is_kept_with_its_lines() {
        Invoice invoice = requested(requestId, account);
        table.insert(invoice, lines(invoice.face(), "order-1"));

        assertThat(table.find(invoice.id())).contains(invoice);
        assertThat(table.lock(invoice.id())).contains(invoice);
        assertThat(table.ofRequest(requestId)).containsExactly(invoice);
        assertThat(table.lockWithSiblings(invoice.id())).contains(invoice);
        assertThat(table.lines(invoice.id())).isEqualTo(lines(invoice.face(), "order-1"));
        assertThat(table.amountsByItem(invoice.id())).isEqualTo(Map.of("order-1", Yuan.of("1200.00")));
    }

    @Test
    void what_happens_to_it_is_kept() {
        Invoice invoice = requested(requestId, account);
        table.insert(invoice, lines(invoice.face(), "order-1"));
        Invoice issued = invoice.submitted(NOW).issued(number(), NOW).book(true, false, NOW);
        table.update(issued);
        assertThat(table.find(invoice.id())).contains(issued);

        assertThatThrownBy(() -> table.update(requested(requestId, account))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_vendors_and_a_historic_invoice_are_kept_too() {
        Invoice vendors = Invoice.forwarded(InvoiceId.next(), requestId, account, vendors("10.00"), NOW);
        table.insert(vendors, lines(vendors.face(), "order-1"));
        assertThat(table.find(vendors.id())).contains(vendors);

        String number = number();
        Invoice paper =
                Invoice.historic(InvoiceId.next(), account, paper("100.00"), number, NOW, true, false, "EMS1", NOW);
        table.insert(paper, List.of());
        assertThat(table.lockByNumbers(List.of(number, "unknown"))).isEqualTo(Map.of(number, paper));
        assertThatThrownBy(() -> table.insert(
                        Invoice.historic(
                                InvoiceId.next(), account, paper("1.00"), number, NOW, false, false, null, NOW),
                        List.of()))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void an_account_reads_its_own_newest_first_by_status_and_number() {
        Invoice first = requested(requestId, account);
        Invoice second = Invoice.requested(InvoiceId.next(), requestId, account, face("5.00"), NOW.plusSeconds(1));
        Invoice issued = Invoice.requested(InvoiceId.next(), requestId, account, face("7.00"), NOW.plusSeconds(2))
                .submitted(NOW)
                .issued(number(), NOW);
        List.of(first, second, issued).forEach(invoice -> table.insert(invoice, lines(invoice.face(), "order-1")));

        assertThat(table.page(account, null, null, 0, 10)).containsExactly(issued, second, first);
        assertThat(table.page(account, null, null, 1, 1)).containsExactly(second);
        assertThat(table.page(account, InvoiceStatus.INVOICING, null, 0, 10)).containsExactly(second, first);
        String number = String.valueOf(issued.issuance().number());
        assertThat(table.page(account, null, number.substring(4), 0, 10)).containsExactly(issued);
        assertThat(table.page(account, null, "%", 0, 10)).isEmpty();
        assertThat(table.page("somebody-else", null, number, 0, 10)).isEmpty();
        assertThat(table.count(account, null, null)).isEqualTo(3);
        assertThat(table.count(account, InvoiceStatus.INVOICED, null)).isEqualTo(1);
        assertThat(table.lines(List.of(first.id(), second.id()))).containsOnlyKeys(first.id(), second.id());
    }

    @Test
    void what_is_being_returned_is_known_by_item() {
        String item = "order-" + UUID.randomUUID();
        Invoice returning = requested(requestId, account)
                .submitted(NOW)
                .issued(number(), NOW)
                .requestReturn();
        Invoice standing = requested(requestId, account);
        table.insert(returning, lines(returning.face(), item));
        table.insert(standing, lines(standing.face(), item));
        assertThat(table.inReturn(List.of(item, "another"))).isEqualTo(Map.of(item, Yuan.of("1200.00")));
    }

    @Test
    void ten_thousand_lines_are_kept_in_their_order() {
        TaxRate rate = TaxRate.of("0.06");
        List<InvoiceLine> many = IntStream.rangeClosed(1, 10_001)
                .mapToObj(n -> new InvoiceLine(n, "many-" + n, "content", Yuan.of("1.00"), rate.split(Yuan.of("1.00"))))
                .toList();
        Invoice invoice = Invoice.requested(InvoiceId.next(), requestId, account, face("10001.00"), NOW);
        table.insert(invoice, many);
        assertThat(table.lines(invoice.id())).isEqualTo(many);
    }

    /** Tests share a database; so that each has numbers of its own. */
    private static String number() {
        return "26"
                + String.format(
                        "%018d", Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000_000_000_000L));
    }
}
