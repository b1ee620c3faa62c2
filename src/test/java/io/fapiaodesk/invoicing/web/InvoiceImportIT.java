package io.fapiaodesk.invoicing.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.testing.Api;
import io.fapiaodesk.testing.WholeApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplication
class InvoiceImportIT {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private Invoices invoices;

    @Autowired
    private InvoiceTable table;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionTemplate transaction;

    private Api api;
    private final String me = "historic-" + COUNT.incrementAndGet();
    private final String number = "2633200000000000%04d".formatted(COUNT.get());

    @BeforeEach
    void an_enterprise_is_known() {
        api = new Api(port);
        api.deliver("accounts", """
            {"accountId": "%s", "kind": "ENTERPRISE", "realName": "Synthetic Cloud Ltd.", "taxId": "91350100M000100Y43", "email": "a@example.com"}\
            """.formatted(me));
    }

    @Test
    void an_invoice_of_old_is_taken_in_once() {
        String line = historic(number, "SPECIAL", "DIGITAL", "6150.00", ", \"booked\": true");
        assertThat(deliver("invoices", line)).isEqualTo("1 0 ");
        assertThat(deliver("invoices", line)).isEqualTo("0 1 ");

        Api.Answer mine = api.get(me, "/api/invoices?q=" + number.substring(6));
        assertThat(mine.body().at("/total").intValue()).isEqualTo(1);
        JsonNode invoice = mine.body().at("/items/0");
        assertThat(invoice.at("/number").asText()).isEqualTo(number);
        assertThat(invoice.at("/status").asText()).isEqualTo("INVOICED");
        assertThat(invoice.at("/net").asText()).isEqualTo("5801.89");
        assertThat(invoice.at("/tax").asText()).isEqualTo("348.11");
        assertThat(invoice.at("/entityName").asText()).isEqualTo("Alibaba Cloud Computing Co., Ltd.");
        assertThat(invoice.at("/title").asText()).isEqualTo("Synthetic Cloud Ltd.");
        assertThat(invoice.at("/booked").booleanValue()).isTrue();
        assertThat(invoice.at("/issuedAt").asText()).isEqualTo("2024-03-01T10:00:00+08:00");
        assertThat(invoice.has("requestId")).isFalse();
    }

    @Test
    void what_an_invoice_of_old_says_never_changes_but_its_parcel_may() {
        api.deliver("invoices", historic("12345678", "GENERAL", "PAPER", "100.00", ""));
        assertThat(deliver("invoices", historic("12345678", "GENERAL", "PAPER", "100.01", "")))
                .isEqualTo("0 0 INVOICE_SAYS_OTHERWISE");
        assertThat(deliver("invoices", historic("12345678", "SPECIAL", "PAPER", "100.00", "")))
                .isEqualTo("0 0 INVOICE_SAYS_OTHERWISE");
        assertThat(deliver(
                        "invoices",
                        historic("12345678", "GENERAL", "PAPER", "100.00", ", \"trackingNumber\": \"EMS1\"")))
                .isEqualTo("1 0 ");
        api.deliver(
                "delivery-events",
                "{\"trackingNumber\": \"EMS1\", \"status\": \"IN_TRANSIT\", \"at\": \"2026-01-02T10:00:00+08:00\"}");
        Api.Answer mine = api.get(me, "/api/invoices");
        assertThat(mine.text("/items/0/paper/trackingNumber")).isEqualTo("EMS1");
        assertThat(mine.text("/items/0/paper/deliveryStatus")).isEqualTo("IN_TRANSIT");
        assertThat(mine.body().at("/items/0/actions"))
                .extracting(JsonNode::asText)
                .contains("RETURN", "REPORT_LOSS");
    }

    @Test
    void a_bad_line_is_rejected_with_its_reason_and_the_others_are_taken() {
        assertThat(deliver(
                        "invoices",
                        historic("1234", "GENERAL", "DIGITAL", "1.00", ""),
                        historic("99332000000000000017", "GENERAL", "DIGITAL", "1.00", ""),
                        historic("12345678", "GENERAL", "DIGITAL", "1.00", ""),
                        historic("1234", "GENERAL", "PAPER", "1.00", ""),
                        historic(number, "GENERAL", "DIGITAL", "0.00", ""),
                        historic(number, "GENERAL", "DIGITAL", "1.00", ", \"isAdmin\": true"),
                        historic(number, "GENERAL", "DIGITAL", "1.00", "").replace("E01", "E99"),
                        historic(number, "GENERAL", "DIGITAL", "1.00", "").replace("0.06", "6"),
                        historic(number, "GENERAL", "DIGITAL", "1.00", "").replace(me, "nobody"),
                        historic("3300194130 12345678", "GENERAL", "PAPER", "1.00", "")))
                .isEqualTo("1 0 INVOICE_NUMBER_INVALID INVOICE_NUMBER_INVALID INVOICE_NUMBER_OLD_FORMAT"
                        + " INVOICE_NUMBER_OF_PAPER_INVALID INVOICE_OF_NOTHING UNKNOWN_FIELD UNKNOWN_ENTITY"
                        + " RATE_INVALID UNKNOWN_ACCOUNT");
    }

    @Test
    void booking_events_come_twice_and_in_any_order_and_the_latest_counts() {
        api.deliver("invoices", historic(number, "SPECIAL", "DIGITAL", "100.00", ""));
        String booked = booking(number, true, false, "2026-01-02T10:00:00+08:00");
        assertThat(deliver("booking-events", booked)).isEqualTo("1 0 ");
        assertThat(deliver("booking-events", booked)).isEqualTo("0 1 ");
        assertThat(deliver("booking-events", booking(number, false, false, "2026-01-01T10:00:00+08:00")))
                .isEqualTo("0 1 ");
        assertThat(facts().booked()).isTrue();
        assertThat(deliver("booking-events", booking(number, false, true, "2026-01-02T10:00:00+08:00")))
                .isEqualTo("0 0 BOOKING_CONTRADICTS");
        assertThat(deliver("booking-events", booking(number, true, true, "2026-01-03T10:00:00+08:00")))
                .isEqualTo("1 0 ");
        assertThat(facts().deducted()).isTrue();
        assertThat(deliver("invoices", historic(number, "SPECIAL", "DIGITAL", "100.00", "")))
                .isEqualTo("0 1 ");
        assertThat(facts().booked()).isTrue();
    }

    @Test
    void a_booking_event_of_no_invoice_is_rejected() {
        assertThat(deliver("booking-events", booking("26332000000000999999", true, false, "2026-01-02T10:00:00+08:00")))
                .isEqualTo("0 0 UNKNOWN_INVOICE");
        assertThat(deliver(
                        "booking-events",
                        "{\"number\": \"26332000000000999999\", \"booked\": true, \"at\":"
                                + " \"2026-01-02T10:00:00+08:00\"}"))
                .isEqualTo("0 0 REQUIRED");
    }

    @Test
    void a_returned_invoice_makes_its_amounts_free_only_when_the_red_one_exists() {
        api.deliver("consumption", order("o1", "100.00"));
        Api.Answer requested = api.post(me, "/api/invoice-requests", byDetail("o1"));
        String id = requested.text("/invoices/0/id");
        asIfIssued(id);

        transaction.executeWithoutResult(status -> invoices.requestReturn(id));
        Api.Answer waiting = api.post(me, "/api/invoice-previews", byDetail("o1"));
        assertThat(waiting.text("/code")).isEqualTo("RED_NOT_ISSUED");
        assertThat(waiting.text("/rule")).isEqualTo("R62");
        assertThat(api.post(
                                me,
                                "/api/invoice-previews",
                                "{\"method\": \"AMOUNT\", \"amount\": \"1.00\", \"invoiceType\": \"GENERAL\"}")
                        .text("/code"))
                .isEqualTo("RED_NOT_ISSUED");

        transaction.executeWithoutResult(status -> invoices.concludeReturn(id, "RT-TEST"));
        assertThat(ledger.find(List.of(me + "/o1"))).singleElement().satisfies(item -> assertThat(item.open())
                .hasToString("100.00"));
        assertThat(api.post(me, "/api/invoice-previews", byDetail("o1")).status())
                .isEqualTo(200);
    }

    @Test
    void a_list_of_orders_is_tried_out_and_nothing_is_stored() {
        api.deliver("consumption", order("o1", "100.00"), order("o2", "50.00"));
        String list =
                "sourceId,amount\n%1$s/o1,40.00\n%1$s/o2\nnobodys\n\"=HYPERLINK(1)\"\n%1$s/o1,60.01\n".formatted(me);
        Api.Answer tried = dryRun(list, "text/csv");
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.body().at("/invoiceable").intValue()).isEqualTo(2);
        assertThat(tried.body().at("/lines").findValuesAsText("outcome"))
                .containsExactly("INVOICEABLE", "INVOICEABLE", "REFUSED", "REFUSED", "REFUSED");
        assertThat(tried.text("/lines/2/reasons/0/code")).isEqualTo("CROSS_ACCOUNT_NOT_SUPPORTED");
        assertThat(tried.text("/lines/3/reasons/0/code")).isEqualTo("CELL_IS_A_FORMULA");
        assertThat(tried.text("/lines/4/reasons/0/code")).isEqualTo("CSV_NAMED_TWICE");
        assertThat(tried.text("/preview/total/gross")).isEqualTo("90.00");
        assertThat(tried.body().toString()).doesNotContain("HYPERLINK");
        assertThat(api.get(me, "/api/invoices").body().at("/total").intValue()).isZero();

        Api.Answer tooMuch = dryRun("%s/o1,100.01".formatted(me), "text/csv");
        assertThat(tooMuch.text("/lines/0/reasons/0/code")).isEqualTo("AMOUNT_EXCEEDS_CONSUMPTION");
        assertThat(tooMuch.text("/lines/0/reasons/0/wouldPassIf")).isNotEmpty();
        assertThat(dryRun("", "text/csv").text("/code")).isEqualTo("CSV_EMPTY");
        assertThat(dryRun("o1", "text/plain").status()).isEqualTo(415);
    }

    private Api.Answer dryRun(String list, String type) {
        return api.send(api.request(me, "/api/invoice-dry-runs")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(list.getBytes(UTF_8)))
                .build());
    }

    /** As if the tax bureau had issued it, whatever the process has done with it so far. */
    private void asIfIssued(String id) {
        transaction.executeWithoutResult(status -> {
            Invoice invoice = table.lock(id).orElseThrow();
            if (!invoice.status().isIssued()) {
                table.update(invoice.submitted(Instant.EPOCH).issued(number, Instant.EPOCH));
            }
        });
    }

    private InvoiceFacts facts() {
        return invoices.byNumber(List.of(number)).get(0);
    }

    /** How many lines were accepted and unchanged, and the codes of the rejected ones. */
    private String deliver(String what, String... lines) {
        JsonNode report = api.deliverSome(what, lines).body();
        return report.at("/accepted") + " " + report.at("/unchanged") + " "
                + String.join(" ", report.at("/rejected").findValuesAsText("code"));
    }

    private String historic(String of, String type, String medium, String gross, String more) {
        return """
            {"number": "%s", "accountId": "%s", "entityCode": "E01", "type": "%s", "medium": "%s", "gross": "%s", "rate": "0.06", "issuedAt": "2024-03-01T10:00:00+08:00"%s}\
            """.formatted(of, me, type, medium, gross, more);
    }

    private static String booking(String of, boolean booked, boolean deducted, String at) {
        return "{\"number\": \"%s\", \"booked\": %s, \"deducted\": %s, \"at\": \"%s\"}"
                .formatted(of, booked, deducted, at);
    }

    private String order(String id, String amount) {
        return """
            {"sourceId": "%1$s/%2$s", "kind": "ORDER", "accountId": "%1$s", "productCode": "ecs", "amount": "%3$s", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"}\
            """.formatted(me, id, amount);
    }

    private String byDetail(String id) {
        return "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%s/%s\"], \"invoiceType\": \"GENERAL\"}"
                .formatted(me, id);
    }
}
