package io.fapiaodesk.consumption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceabilityTest {

    private static final String TAX_ID = "91350100M000100Y43";
    private static final String OTHER_TAX_ID = "91310115MA1K4TXT5W";

    private final Billing billing = new Billing();

    /** In Shanghai it is the 4th when it is still the 3rd in UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-03T15:59:59Z, false, 2025-12",
        "2026-02-03T16:00:00Z, true, 2026-01",
        "2026-03-03T15:59:59Z, true, 2026-01",
        "2026-12-31T23:00:00Z, true, 2026-11"
    })
    void a_bill_is_there_from_the_start_of_the_bill_day_in_shanghai(
            Instant now, boolean invoiceable, YearMonth lastBilled) {
        Billing then = new Billing(Clock.fixed(now, ZoneOffset.UTC));
        then.deliver(then.bill("b1", "100.00", "2026-01"));
        assertThat(then.invoiceability.examine(then.requester(), then.item("b1")) instanceof Ruling.Approved)
                .isEqualTo(invoiceable);
        assertThat(then.invoiceability.lastBilledMonth()).isEqualTo(lastBilled);
    }

    @Test
    void the_bill_day_is_one_that_every_month_has() {
        for (int day : new int[] {0, 29}) {
            assertThatThrownBy(() -> new Invoiceability(billing.accounts, Billing::offer, billing.clock, day))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void usage_that_is_paid_later_waits_for_the_bill_of_its_month_though_it_looks_like_an_order() {
        billing.deliver(
                billing.order("o1", "100.00").put("postpaid", true).put("placedAt", "2026-02-01T00:00:00+08:00"),
                billing.order("o2", "100.00").put("postpaid", true).put("placedAt", "2026-01-31T23:59:59+08:00"));
        assertThat(code("o1")).isEqualTo("BILL_NOT_GENERATED");
        assertThat(code("o2")).isEqualTo("-");
    }

    @Test
    void an_order_is_invoiced_once_its_payment_is_told_and_a_bill_without_one() {
        ObjectNode order = billing.order("o1", "100.00").without("paidAt");
        billing.deliver(order, billing.bill("b1", "100.00", "2026-01").without("paidAt"));
        assertThat(code("o1")).isEqualTo("ORDER_NOT_PAID");
        assertThat(code("b1")).isEqualTo("-");
        billing.deliver(order.put("paidAt", "2026-02-12T09:00:00+08:00"));
        assertThat(code("o1")).isEqualTo("-");
    }

    @Test
    void an_account_has_no_part_in_what_others_consumed() {
        Billing other = new Billing();
        other.deliver(other.order("o1", "100.00"));
        Ruling ruling = billing.invoiceability.examine(billing.requester(), other.item("o1"));
        assertThat(ruling.findings()).extracting(Finding::code).contains("CROSS_ACCOUNT_NOT_SUPPORTED");
        assertThat(((Ruling.Refused) ruling).violations()).hasSize(1);
        assertThat(billing.invoiceability.mayKnow(billing.requester(), other.item("o1")))
                .isFalse();
        assertThat(billing.invoiceability.mayKnow(other.requester(), other.item("o1")))
                .isTrue();
    }

    @Test
    void the_payer_asks_and_the_beneficiary_does_not() {
        Billing payer = new Billing();
        billing.deliver(billing.order("o1", "100.00").put("payerAccountId", payer.account));
        assertThat(code("o1")).isEqualTo("PAYER_MUST_REQUEST");
        assertThat(code(payer.requester(), billing.item("o1"))).isEqualTo("-");
    }

    @Test
    void who_paid_for_itself_is_no_beneficiary() {
        billing.deliver(billing.order("o1", "100.00").put("payerAccountId", billing.account));
        assertThat(code("o1")).isEqualTo("-");
    }

    @Test
    void what_a_reseller_sold_or_paid_for_a_customer_it_invoices_itself() {
        String reseller = billing.account + "-reseller";
        billing.register(reseller(reseller));
        billing.deliver(
                billing.order("o1", "100.00").put("resellerAccountId", "some-reseller"),
                billing.order("o2", "100.00").put("payerAccountId", reseller),
                billing.order("o3", "100.00").put("accountId", reseller));
        assertThat(code("o1")).isEqualTo("RESELLER_ISSUES");
        assertThat(code("o2")).isEqualTo("RESELLER_ISSUES");
        Account asker = billing.accounts.find(reseller).orElseThrow();
        assertThat(code(asker, billing.item("o2"))).isEqualTo("-");
        assertThat(code(asker, billing.item("o3"))).isEqualTo("-");
    }

    @Test
    void a_master_asks_for_members_of_the_same_enterprise_that_use_the_service() {
        String master = billing.account + "-master";
        String member = billing.account + "-member";
        String withoutService = billing.account + "-without";
        String otherEnterprise = billing.account + "-other";
        billing.register(
                Billing.enterprise(master, TAX_ID, null, true),
                Billing.enterprise(member, TAX_ID, master, true),
                Billing.enterprise(withoutService, TAX_ID, master, false),
                Billing.enterprise(otherEnterprise, OTHER_TAX_ID, master, true));
        billing.deliver(
                billing.order("o1", "1.00").put("accountId", member),
                billing.order("o2", "1.00").put("accountId", withoutService),
                billing.order("o3", "1.00").put("accountId", otherEnterprise),
                billing.order("o4", "1.00").put("accountId", master),
                billing.order("o5", "1.00").put("payerAccountId", member));
        Account asker = billing.accounts.find(master).orElseThrow();
        assertThat(code(asker, billing.item("o1"))).isEqualTo("-");
        assertThat(code(asker, billing.item("o2"))).isEqualTo("CROSS_ACCOUNT_NOT_SUPPORTED");
        assertThat(code(asker, billing.item("o3"))).isEqualTo("CROSS_ACCOUNT_NOT_SUPPORTED");
        assertThat(code(asker, billing.item("o4"))).isEqualTo("-");
        assertThat(code(asker, billing.item("o5"))).isEqualTo("-");
        assertThat(code(billing.accounts.find(member).orElseThrow(), billing.item("o4")))
                .isEqualTo("CROSS_ACCOUNT_NOT_SUPPORTED");
    }

    @Test
    void
            when_the_master_switches_the_service_off_it_asks_for_its_own_consumption_only_and_a_delivery_that_repeats_itself_keeps_that() {
        String master = billing.account + "-master";
        String member = billing.account + "-member";
        billing.register(
                Billing.enterprise(master, TAX_ID, null, true), Billing.enterprise(member, TAX_ID, master, true));
        billing.deliver(billing.order("o1", "1.00").put("accountId", member));
        assertThat(codeFor(master, "o1")).isEqualTo("-");

        assertThat(billing.accountTable.chooseMultiAccountService(master, false, Billing.NOW))
                .isTrue();
        assertThat(codeFor(master, "o1")).isEqualTo("CROSS_ACCOUNT_NOT_SUPPORTED");
        billing.register(Billing.enterprise(master, TAX_ID, null, true));
        assertThat(codeFor(master, "o1")).isEqualTo("CROSS_ACCOUNT_NOT_SUPPORTED");

        // The account system says something else than before: that is the newer word.
        billing.register(Billing.enterprise(master, TAX_ID, null, false));
        billing.register(Billing.enterprise(master, TAX_ID, null, true));
        assertThat(codeFor(master, "o1")).isEqualTo("-");
        assertThat(billing.accountTable.chooseMultiAccountService(master, true, Billing.NOW))
                .isFalse();
    }

    private String codeFor(String account, String item) {
        return code(billing.accounts.find(account).orElseThrow(), billing.item(item));
    }

    @Test
    void a_closed_account_asks_for_nothing_and_nothing_is_asked_for_on_its_behalf() {
        Account person = Billing.person(billing.account);
        billing.deliver(billing.order("o1", "100.00"));
        billing.register(closed(person));
        assertThat(code("o1")).isEqualTo("ACCOUNT_CLOSED");

        Billing payer = new Billing();
        billing.deliver(billing.order("o2", "100.00").put("payerAccountId", payer.account));
        assertThat(code(payer.requester(), billing.item("o2"))).isEqualTo("ACCOUNT_CLOSED");
    }

    @Test
    void products_without_one_seller_wait_and_those_of_vendors_are_forwarded() {
        billing.deliver(
                billing.order("o1", "100.00").put("productCode", "trademark"),
                billing.order("o2", "100.00").put("productCode", "marketplace-third-party"));
        assertThat(code("o1")).isEqualTo("CATALOGUE_DECISION_NEEDED");
        assertThat(code("o2")).isEqualTo("-");
    }

    @Test
    void an_amount_may_be_anything_up_to_what_is_open_less_arrears() {
        Account asker = billing.requester();
        assertThat(billing.invoiceability.examineAmount(asker, Yuan.of("333.33"), Yuan.of("1000.00")))
                .isInstanceOf(Ruling.Approved.class);
        assertThat(billing.invoiceability.examineAmount(asker, Yuan.of("0.01"), Yuan.ZERO))
                .isInstanceOf(Ruling.Refused.class);
    }

    private String code(String name) {
        return code(billing.requester(), billing.item(name));
    }

    private String code(Account asker, LedgerItem item) {
        Ruling ruling = billing.invoiceability.examine(asker, item);
        List<Finding.Violated> violations = ruling instanceof Ruling.Refused refused ? refused.violations() : List.of();
        return violations.isEmpty() ? "-" : violations.get(0).code();
    }

    private static Account reseller(String id) {
        Account person = Billing.person(id);
        return new Account(
                id,
                person.kind(),
                person.realName(),
                null,
                person.email(),
                person.language(),
                null,
                null,
                false,
                true,
                null,
                Yuan.ZERO,
                false);
    }

    private static Account closed(Account open) {
        return new Account(
                open.id(),
                open.kind(),
                open.realName(),
                open.taxId(),
                open.email(),
                open.language(),
                null,
                null,
                false,
                false,
                null,
                Yuan.ZERO,
                true);
    }
}
