package io.fapiaodesk.invoicing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.testing.Api;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.WholeApplication;
import io.fapiaodesk.title.domain.InvoiceDetails;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleKind;
import io.fapiaodesk.title.persistence.TitleTable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Which titles an invoice can be asked for under, and the way out where one cannot be used; over HTTP. */
@WholeApplication
class TitlesOfInvoicesIT {

    private static final String PREVIEWS = "/api/invoice-previews";
    private static final String REQUESTS = "/api/invoice-requests";
    private static final String TAX_ID = "91310115MA1K4TXT5W";
    private static final SignedIn MANAGER = new SignedIn("manager", null, Set.of(Groups.ACCOUNT_MANAGERS));

    @LocalServerPort
    private int port;

    @Autowired
    private TitleTable titles;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private final String me = "titled-" + UUID.randomUUID().toString().substring(0, 8);
    private Api api;

    @BeforeEach
    void a_person_has_consumed_something() {
        api = new Api(port);
        account(me, "PERSONAL", "");
        order(me, "o1", "ecs", "");
    }

    /** R87, R19: the customer has to know what cannot be invoiced under the present title any more. */
    @Test
    void an_application_suspends_the_title_once_the_uninvoiced_items_are_acknowledged() {
        Api.Answer unaware = apply(false);
        assertThat(unaware.status()).isEqualTo(409);
        assertThat(unaware.text("/code")).isEqualTo("ISSUE_PENDING_FIRST");
        assertThat(unaware.text("/rule")).isEqualTo("R87");
        assertThat(unaware.text("/detail")).startsWith("1 consumed items");
        assertThat(unaware.text("/wouldPassIf")).contains("confirm");
        assertThat(api.post(me, PREVIEWS, byDetail(me, "o1", null)).status()).isEqualTo(200);

        Api.Answer aware = apply(true);
        assertThat(aware.status()).isEqualTo(201);
        Api.Answer refused = api.post(me, REQUESTS, byDetail(me, "o1", null));
        assertRefused(refused, "TITLE_SUSPENDED", "R19", "withdraw");

        api.post(me, "/api/title-applications/" + aware.text("/requestId") + "/withdrawal", "");
        assertThat(api.post(me, REQUESTS, byDetail(me, "o1", null)).status()).isEqualTo(201);
    }

    @Test
    void a_title_that_has_expired_is_refused_from_its_last_day_on() {
        String holds = reviewed(1, null);
        assertThat(api.post(me, PREVIEWS, byDetail(me, "o1", holds)).text("/invoices/0/title"))
                .isEqualTo("Synthetic Cloud Tooling Co., Ltd.");

        String expired = reviewed(0, null);
        assertRefused(
                api.post(me, REQUESTS, byDetail(me, "o1", expired)), "TITLE_EXPIRED", "R22", "Apply for it again");
    }

    @Test
    void special_vat_ends_before_the_title_and_general_invoices_go_on() {
        String title = reviewed(200, 0);
        String general = byDetail(me, "o1", title);

        assertRefused(api.post(me, REQUESTS, general.replace("GENERAL", "SPECIAL")), "SPECIAL_VAT_EXPIRED", "R21", "");
        assertThat(api.post(me, REQUESTS, general).status()).isEqualTo(201);
    }

    @Test
    void special_vat_serves_to_the_day_before_its_end() {
        String special = byDetail(me, "o1", reviewed(200, 1)).replace("GENERAL", "SPECIAL");

        assertThat(api.post(me, REQUESTS, special).status()).isEqualTo(201);
    }

    @Test
    void a_renamed_enterprise_invoices_what_it_consumed_before_under_its_new_name() {
        String enterprise = me + "-e";
        account(enterprise, "ENTERPRISE", ", \"taxId\": \"%s\"".formatted(TAX_ID));
        order(enterprise, "o1", "ecs", "");
        String old = api.get(enterprise, "/api/titles").text("/items/0/id");
        api.deliver("accounts", """
                {"accountId": "%s", "kind": "ENTERPRISE", "realName": "Renamed Tooling Co., Ltd.", "email": "a@example.com", "accountManager": "manager", "taxId": "%s"}""".formatted(enterprise, TAX_ID));
        assertThat(api.post(enterprise, "/api/titles/" + old + "/synchronisation", "")
                        .status())
                .isEqualTo(200);

        assertRefused(
                api.post(enterprise, REQUESTS, byDetail(enterprise, "o1", old)),
                "TITLE_INVALID",
                "R51",
                "took its place");
        Api.Answer accepted = api.post(enterprise, REQUESTS, byDetail(enterprise, "o1", null));
        assertThat(api.get(enterprise, "/api/invoices/" + accepted.text("/invoices/0/id"))
                        .text("/title"))
                .isEqualTo("Renamed Tooling Co., Ltd.");
    }

    /** R12: whether its buyer is a general or a small-scale taxpayer makes no difference for a general invoice. */
    @ParameterizedTest
    @ValueSource(strings = {"GENERAL", "SMALL_SCALE"})
    void general_invoices_are_for_every_taxpayer(String taxpayerType) {
        String enterprise = me + "-" + taxpayerType.charAt(0);
        account(
                enterprise,
                "ENTERPRISE",
                ", \"taxId\": \"%s\", \"taxpayerType\": \"%s\"".formatted(TAX_ID, taxpayerType));
        order(enterprise, "o1", "ecs", "");

        Api.Answer preview = api.post(enterprise, PREVIEWS, byDetail(enterprise, "o1", null));

        assertThat(preview.body().at("/findings").findValuesAsText("code")).contains("GENERAL_FOR_ANY_TAXPAYER");
        assertThat(api.post(enterprise, REQUESTS, byDetail(enterprise, "o1", null))
                        .status())
                .isEqualTo(201);
    }

    /** R33: the status is there at once, with the promise of one business day, and the invoice comes soon after. */
    @Test
    void where_a_request_stands_is_seen_at_once_and_until_when_the_mail_comes() {
        Api.Answer accepted = api.post(me, REQUESTS, byDetail(me, "o1", null));
        Api.Answer request = api.get(me, "/api/requests/" + accepted.text("/id"));
        assertThat(request.text("/status")).isIn("ISSUING", "ISSUED");
        assertThat(accepted.text("/promise/target")).isEqualTo(accepted.text("/promise/limit"));
        assertThat(ShanghaiTime.dayOf(java.time.OffsetDateTime.parse(accepted.text("/promise/target"))
                        .toInstant()))
                .isAfterOrEqualTo(ShanghaiTime.today(clock));

        String invoice = "/api/invoices/" + accepted.text("/invoices/0/id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get(me, invoice).text("/status").equals("INVOICED"));
        assertThat(api.get(me, "/api/requests/" + accepted.text("/id")).text("/outcome"))
                .isEqualTo("ISSUED");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        api.get("ops", "/api/sandbox/mails").body().toString().contains(me + "@customer.example"));
    }

    /** R50: the beneficiary's title needs the agreement, and serves for nobody else's items. */
    @Test
    void what_was_paid_for_somebody_is_invoiced_under_his_title_by_agreement_only() {
        String payer = me + "-payer";
        account(payer, "ENTERPRISE", ", \"taxId\": \"%s\"".formatted(TAX_ID));
        order(payer, "own", "ecs", "");
        order(me, "paid", "ecs", ", \"payerAccountId\": \"%s\"".formatted(payer));
        String his = api.get(me, "/api/titles").text("/items/0/id");
        assertRefused(
                api.post(payer, REQUESTS, byDetail(me, "paid", his)),
                "PAY_ON_BEHALF_AGREEMENT_NEEDED",
                "R50",
                "agreement signed");

        String form = """
                {"payerAccountId": "%s", "beneficiaryAccountId": "%s", "payerProof": "SEAL", "beneficiaryProof": "SIGNATURE"}""".formatted(payer, me);
        Api.Answer agreement =
                api.postForm("manager", "/api/staff/title-agreements/pay-on-behalf", "agreement", form, Proof.pdf());
        assertThat(agreement.status()).isEqualTo(201);
        sign(agreement.text("/requestId"));
        String agreed = agreed(payer);

        Api.Answer accepted = api.post(payer, REQUESTS, byDetail(me, "paid", agreed));
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(api.get(payer, "/api/invoices/" + accepted.text("/invoices/0/id"))
                        .text("/title"))
                .isEqualTo("示例客户");
        assertRefused(
                api.post(payer, REQUESTS, byDetail(payer, "own", agreed)),
                "PAY_ON_BEHALF_AGREEMENT_NEEDED",
                "R50",
                "your own titles");
    }

    /** R79: a person's domain names go under an enterprise's title by agreement, and nothing else goes under it. */
    @Test
    void a_persons_domain_names_are_invoiced_under_an_agreed_title_and_nothing_else_is() {
        account(me, "PERSONAL", "");
        order(me, "d1", "domain", "");
        String reviewed = reviewed(300, null);
        assertRefused(
                api.post(me, REQUESTS, byDetail(me, "d1", reviewed)),
                "DOMAIN_NEEDS_AGREEMENT",
                "R79",
                "account manager");

        Api.Answer agreement = api.post(me, "/api/title-agreements", """
                {"titleName": "Agreed Domains Co., Ltd.", "taxId": "91350100M000100Y43", "contact": {"name": "A Contact", "phone": "021-0000", "email": "c@customer.example"}}""");
        assertThat(agreement.status()).as(agreement.body().toString()).isEqualTo(201);
        sign(agreement.text("/requestId"));
        String agreed = agreed(me);

        assertRefused(
                api.post(me, REQUESTS, byDetail(me, "o1", agreed)), "TITLE_FOR_DOMAINS_ONLY", "R79", "domain names");
        Api.Answer accepted = api.post(me, REQUESTS, byDetail(me, "d1", agreed));
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(api.get(me, "/api/invoices/" + accepted.text("/invoices/0/id"))
                        .text("/title"))
                .isEqualTo("Agreed Domains Co., Ltd.");
    }

    private static void assertRefused(Api.Answer refused, String code, String rule, String wayOut) {
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo(code);
        assertThat(refused.text("/rule")).isEqualTo(rule);
        assertThat(refused.text("/wouldPassIf")).isNotEmpty().contains(wayOut);
    }

    private void account(String id, String kind, String more) {
        api.deliver("accounts", """
                {"accountId": "%1$s", "kind": "%2$s", "realName": "示例客户", "email": "%1$s@customer.example", "accountManager": "manager"%3$s}""".formatted(id, kind, more));
    }

    private void order(String account, String name, String product, String more) {
        api.deliver("consumption", """
                {"sourceId": "%1$s/%2$s", "kind": "ORDER", "accountId": "%1$s", "productCode": "%3$s", "amount": "100.00", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"%4$s}""".formatted(account, name, product, more));
    }

    private static String byDetail(String account, String name, @Nullable String title) {
        return "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%s/%s\"], \"invoiceType\": \"GENERAL\"%s}"
                .formatted(account, name, title == null ? "" : ", \"titleId\": \"" + title + "\"");
    }

    private Api.Answer apply(boolean acknowledged) {
        String form = """
                {"identity": "EMPLOYED", "titleName": "Synthetic Cloud Tooling Co., Ltd.", "taxId": "%s", "titleKind": "ENTERPRISE", "proofKind": "SOCIAL_SECURITY", "wantsSpecialVat": false, "acknowledgeUninvoiced": %s}""".formatted(TAX_ID, acknowledged);
        return api.postForm(me, "/api/title-applications", "application", form, Proof.pdf());
    }

    /** A title by review; how it came to be is told elsewhere. */
    private String reviewed(int days, @Nullable Integer specialDays) {
        LocalDate today = ShanghaiTime.today(clock);
        Title title = new Title(
                UUID.randomUUID().toString(),
                me,
                Title.Origin.REVIEW,
                TitleKind.ENTERPRISE,
                "Synthetic Cloud Tooling Co., Ltd.",
                TAX_ID,
                today.plusDays(days),
                specialDays == null ? null : today.plusDays(specialDays),
                new InvoiceDetails("Synthetic Bank", "0000", "1 Road", "021-0000"),
                clock.instant(),
                null,
                null);
        transaction.executeWithoutResult(status -> titles.insert(title, null));
        return title.id();
    }

    private void sign(String requestId) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(MANAGER, null, List.of()));
        identity.setAuthentication(MANAGER.name(), List.copyOf(MANAGER.groups()));
        try {
            Task task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(requestId)
                    .singleResult();
            tasks.complete(task.getId(), Map.of("decision", "sign"));
        } finally {
            SecurityContextHolder.clearContext();
            identity.clearAuthentication();
        }
    }

    private String agreed(String account) {
        return StreamSupport.stream(
                        api.get(account, "/api/titles").body().at("/items").spliterator(), false)
                .filter(title -> title.hasNonNull("agreementKind"))
                .map(title -> title.at("/id").asText())
                .findFirst()
                .orElseThrow();
    }
}
