package io.fapiaodesk.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.documents.StoredDocument;
import io.fapiaodesk.platform.documents.Upload;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.testing.Api;
import io.fapiaodesk.testing.Cases;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.WholeApplication;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Titles by agreement as customers, account managers and the account system reach them: over HTTP, to the invoice. */
@WholeApplication
class TitleAgreementsIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String AGREEMENTS = "/api/title-agreements";
    private static final String OF_MANAGERS = "/api/staff/title-agreements";
    private static final String TITLE = "示例云科技（上海）有限公司";
    private static final String FORM = """
        {"titleName": "%s", "taxId": "91310115MA1K4TXT5W",
         "contact": {"name": "Contact", "phone": "021-0000", "email": "contact@customer.example"}}\
        """.formatted(TITLE);

    @LocalServerPort
    private int port;

    @Autowired
    private Cases cases;

    @Autowired
    private Documents documents;

    @Autowired
    private Clock clock;

    private final int number = NUMBER.incrementAndGet();
    private final String me = "agreed-" + number;
    private Api api;

    @BeforeEach
    void an_enterprise_has_an_account_manager_and_has_consumed_something() {
        api = new Api(port);
        account(me, "manager");
        consume(me, "ecs", "1200.00", "");
    }

    @Test
    void a_signed_agreement_makes_a_further_title_usable_until_one_of_the_parties_ends_it() {
        String id = requested(api.post(me, AGREEMENTS, FORM));
        assertThat(api.post(me, AGREEMENTS, FORM).text("/code")).isEqualTo("AGREEMENT_PENDING");
        assertThat(api.get(me, AGREEMENTS + "/" + id).text("/status")).isEqualTo("IN_EVALUATION");
        assertThat(api.get("personal", AGREEMENTS + "/" + id).status()).isEqualTo(404);

        sign(id, "manager");

        Api.Answer signed = api.get(me, AGREEMENTS + "/" + id);
        assertThat(signed.text("/status")).isEqualTo("IN_FORCE");
        assertThat(signed.text("/signedBy")).isEqualTo("manager");
        assertThat(signed.text("/validUntil"))
                .isEqualTo(ShanghaiTime.today(clock).plusDays(365).toString());
        String title = signed.text("/titleId");
        Api.Answer preview = preview("ecs", title);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("/invoices/0/title")).isEqualTo(TITLE);
        assertThat(api.post(me, AGREEMENTS, FORM).text("/code")).isEqualTo("TITLE_ALREADY_AGREED");
        assertThat(registerOf("manager")).contains(id);
        assertThat(registerOf("manager2")).doesNotContain(id);

        assertThat(api.post("manager2", OF_MANAGERS + "/" + id + "/termination", "{\"reason\": \"not mine\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.post(me, AGREEMENTS + "/" + id + "/termination", "{}").status())
                .isEqualTo(422);
        assertThat(api.post("manager", OF_MANAGERS + "/" + id + "/termination", "{\"reason\": \"关系终止\"}")
                        .text("/status"))
                .isEqualTo("ENDED_EARLY");
        assertThat(api.post(me, AGREEMENTS + "/" + id + "/termination", "{\"reason\": \"twice\"}")
                        .text("/code"))
                .isEqualTo("NOT_IN_FORCE");
        assertThat(api.get(me, AGREEMENTS + "/" + id).text("/endReason")).isEqualTo("关系终止");
        assertThat(preview("ecs", title).status()).isEqualTo(409);
        assertThat(timeline(id)).containsExactly("AGREEMENT_REQUESTED", "AGREEMENT_SIGNED", "AGREEMENT_ENDED");
        assertThat(mailsTo(me)).anyMatch(mail -> mail.contains("关系终止"));
    }

    @Test
    void when_the_account_system_names_another_manager_the_evaluation_goes_there() {
        String id = requested(api.post(me, AGREEMENTS, FORM));

        account(me, "manager2");

        assertThat(assignee(id)).isEqualTo("manager2");
        assertThat(timeline(id)).containsExactly("AGREEMENT_REQUESTED", "MANAGER_CHANGED");
        assertThat(mailsTo(Groups.ACCOUNT_MANAGERS))
                .anyMatch(mail -> mail.contains(id) && mail.contains("由 manager2 负责"));
        account(me, null);
        assertThat(assignee(id)).isNull();
        assertThat(cases.candidates(new RequestId(id))).contains(Groups.ACCOUNT_MANAGERS);
        sign(id, "manager2");
        assertThat(api.get(me, AGREEMENTS + "/" + id).text("/signedBy")).isEqualTo("manager2");
    }

    @Test
    void when_a_manager_may_not_sign_in_any_more_the_evaluation_is_for_the_group() {
        String leaver = "leaving-manager-" + number;
        staff(leaver, "account-managers", true);
        account(me, leaver);
        String id = requested(api.post(me, AGREEMENTS, FORM));
        assertThat(assignee(id)).isEqualTo(leaver);

        staff(leaver, "account-managers", false);

        assertThat(assignee(id)).isNull();
        staff(leaver, "account-managers", true);
        assertThat(assignee(id)).isEqualTo(leaver);
        staff(leaver, "paper-clerks", true);
        assertThat(assignee(id)).isNull();
        assertThat(timeline(id))
                .containsExactly("AGREEMENT_REQUESTED", "MANAGER_CHANGED", "MANAGER_CHANGED", "MANAGER_CHANGED");
    }

    @Test
    void while_a_manager_is_absent_the_deputy_reads_and_signs() {
        String absent = "absent-manager-" + number;
        String deputy = "deputy-manager-" + number;
        staff(absent, "account-managers", true);
        staff(deputy, "account-managers", true);
        account(me, absent);
        String id = requested(api.post(me, AGREEMENTS, FORM));
        assertThat(registerOf(deputy)).isEmpty();

        String arranged = "/api/admin/account-managers/" + absent;
        assertThat(api.put(
                                "admin",
                                arranged,
                                "{\"absentUntil\": \"%s\", \"deputy\": \"%s\"}"
                                        .formatted(ShanghaiTime.today(clock).plusDays(9), deputy))
                        .text("/deputy"))
                .isEqualTo(deputy);

        assertThat(assignee(id)).isEqualTo(deputy);
        assertThat(registerOf(deputy)).containsExactly(id);
        sign(id, deputy);
        assertThat(api.put("admin", arranged, "{}").status()).isEqualTo(200);
        assertThat(registerOf(deputy)).isEmpty();
    }

    @Test
    void a_manager_opens_one_for_a_ticket_and_the_customer_may_withdraw_it() {
        String form = FORM.replaceFirst("\\{", "{\"accountId\": \"%s\", \"ticket\": \"T-7\", ".formatted(me));
        assertThat(api.post("manager2", OF_MANAGERS, form).text("/errors/0/code"))
                .isEqualTo("ACCOUNT_NOT_YOURS");
        assertThat(api.post(me, OF_MANAGERS, form).status()).isEqualTo(403);

        String id = requested(api.post("manager", OF_MANAGERS, form));

        assertThat(timeline(id)).containsExactly("AGREEMENT_OPENED");
        assertThat(mailsTo(me)).anyMatch(mail -> mail.contains(id));
        assertThat(api.post(me, AGREEMENTS + "/" + id + "/withdrawal", "").text("/status"))
                .isEqualTo("WITHDRAWN");
        assertThat(api.post(me, AGREEMENTS + "/" + id + "/withdrawal", "").text("/code"))
                .isEqualTo("ALREADY_CLOSED");
    }

    @Test
    void whoever_pays_for_a_person_uses_the_persons_title_by_an_agreement_that_is_signed_and_sealed() {
        String person = "behalf-" + number;
        api.deliver("accounts", """
            {"accountId": "%s", "kind": "PERSONAL", "realName": "示例受益人", "email": "%s@customer.example", "language": "en"}\
            """.formatted(person, person));
        consume(person, "cdn", "88.80", ", \"payerAccountId\": \"" + me + "\"");
        String item = person + "/cdn";
        assertThat(api.post(person, "/api/invoice-previews", order(item, "null"))
                        .text("/code"))
                .isEqualTo("PAYER_MUST_REQUEST");

        Api.Answer wrongProof = fileOnBehalf(person, "SIGNATURE", "SEAL");
        assertThat(wrongProof.status()).isEqualTo(409);
        assertThat(wrongProof.text("/rule")).isEqualTo("R50");
        assertThat(api.postForm(
                                "manager",
                                OF_MANAGERS + "/pay-on-behalf",
                                "agreement",
                                onBehalf(person, "SEAL", "SIGNATURE"))
                        .text("/errors/0/code"))
                .isEqualTo("FILE_COUNT");
        String id = requested(fileOnBehalf(person, "SEAL", "SIGNATURE"));
        sign(id, "manager");

        String title = api.get(me, AGREEMENTS + "/" + id).text("/titleId");
        Api.Answer preview = api.post(me, "/api/invoice-previews", order(item, "\"" + title + "\""));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("/invoices/0/title")).isEqualTo("示例受益人");
        assertThat(preview.body().at("/invoices/0/deductible").asBoolean()).isFalse();
        assertThat(preview.text("/invoices/0/deductibility")).contains("personal title");
        Api.Answer personal = api.get(person, "/api/titles");
        assertThat(personal.body().at("/items/0/deductible").asBoolean(true)).isFalse();
        assertThat(personal.text("/items/0/deductibility")).contains("cannot be used to deduct");
        Api.Answer ownItem = preview("ecs", title);
        assertThat(ownItem.status()).isEqualTo(409);
        assertThat(ownItem.text("/code")).isEqualTo("PAY_ON_BEHALF_AGREEMENT_NEEDED");
        assertThat(ownItem.text("/rule")).isEqualTo("R50");
        assertThat(mailsTo(person)).anyMatch(mail -> mail.contains("示例受益人"));
        assertThat(api.post(person, AGREEMENTS + "/" + id + "/termination", "{\"reason\": \"不再由其代付\"}")
                        .text("/status"))
                .isEqualTo("ENDED_EARLY");
        assertThat(api.post(me, "/api/invoice-previews", order(item, "\"" + title + "\""))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_payer_without_an_account_manager_starts_a_pay_on_behalf_agreement_and_the_group_signs_it() {
        String person = "beneficiary-" + number;
        String payer = "payer-" + number;
        api.deliver("accounts", """
            {"accountId": "%s", "kind": "PERSONAL", "realName": "示例受益人", "email": "%s@customer.example", "language": "en"}\
            """.formatted(person, person));
        account(payer, null);
        consume(person, "cdn", "88.80", ", \"payerAccountId\": \"" + payer + "\"");

        Api.Answer stranger = askOnBehalf(payer, person, "示例别人");
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.text("/errors/0/code")).isEqualTo("NO_ACCOUNT_OF_THAT_NAME");
        assertThat(askOnBehalf(payer, "nobody-" + number, "示例受益人").body().at("/errors"))
                .isEqualTo(stranger.body().at("/errors"));
        assertThat(askOnBehalf(payer, payer, "示例智能制造有限公司").status()).isEqualTo(409);

        String id = requested(askOnBehalf(payer, person, "示例受益人"));
        assertThat(askOnBehalf(payer, person, "示例受益人").status()).isEqualTo(409);
        assertThat(assignee(id)).isNull();
        assertThat(cases.candidates(new RequestId(id))).contains(Groups.ACCOUNT_MANAGERS);
        sign(id, "manager2");

        String title = api.get(payer, AGREEMENTS + "/" + id).text("/titleId");
        Api.Answer preview = api.post(payer, "/api/invoice-previews", order(person + "/cdn", "\"" + title + "\""));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("/invoices/0/title")).isEqualTo("示例受益人");
        assertThat(timeline(payer, id)).containsExactly("AGREEMENT_REQUESTED", "AGREEMENT_SIGNED");
    }

    @Test
    void a_persons_domain_names_go_under_an_agreed_title_and_nothing_else_does() {
        String person = "domains-" + number;
        api.deliver("accounts", """
            {"accountId": "%s", "kind": "PERSONAL", "realName": "示例客户", "email": "%s@customer.example", "language": "en", "accountManager": "manager"}\
            """.formatted(person, person));
        consume(person, "ecs", "10.00", "");
        Api.Answer withoutDomains = api.post(person, AGREEMENTS, FORM);
        assertThat(withoutDomains.status()).isEqualTo(409);
        assertThat(withoutDomains.text("/code")).isEqualTo("AGREEMENT_FOR_ENTERPRISES");
        consume(person, "domain", "69.00", "");

        String id = requested(api.post(person, AGREEMENTS, FORM));
        sign(id, "manager");

        Api.Answer agreed = api.get(person, AGREEMENTS + "/" + id);
        assertThat(agreed.text("/kind")).isEqualTo("DOMAIN_EXCEPTION");
        String title = "\"" + agreed.text("/titleId") + "\"";
        Api.Answer preview = api.post(person, "/api/invoice-previews", order(person + "/domain", title));
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("/invoices/0/title")).isEqualTo(TITLE);
        Api.Answer server = api.post(person, "/api/invoice-previews", order(person + "/ecs", title));
        assertThat(server.status()).isEqualTo(409);
        assertThat(server.text("/rule")).isEqualTo("R79");
    }

    /** R80: contracts use the new entity's information too; the title and its term stay. */
    @Test
    void when_a_person_becomes_an_enterprise_the_agreement_is_drawn_up_anew_with_the_new_name() throws IOException {
        String person = "becomes-" + number;
        api.deliver("accounts", """
            {"accountId": "%s", "kind": "PERSONAL", "realName": "示例客户", "email": "%s@customer.example", "language": "en", "accountManager": "manager"}\
            """.formatted(person, person));
        consume(person, "domain", "69.00", "");
        String id = requested(api.post(person, AGREEMENTS, FORM));
        sign(id, "manager");
        assertThat(papers(id)).singleElement().asString().contains("示例客户").doesNotContain("示例成长有限公司");

        api.deliver("accounts", """
            {"accountId": "%s", "kind": "ENTERPRISE", "realName": "示例成长有限公司", "taxId": "91310115MA1K4TXT5W", "email": "%s@customer.example", "language": "en", "accountManager": "manager"}\
            """.formatted(person, person));

        Api.Answer agreed = api.get(person, AGREEMENTS + "/" + id);
        assertThat(agreed.text("/status")).isEqualTo("IN_FORCE");
        assertThat(timeline(person, id))
                .containsExactly("AGREEMENT_REQUESTED", "AGREEMENT_SIGNED", "AGREEMENT_DRAWN_UP_ANEW");
        assertThat(papers(id)).hasSize(2).last().asString().contains("示例成长有限公司", "换发日期", TITLE);
        assertThat(api.get(person, "/api/titles").text("/items/0/name")).isEqualTo("示例成长有限公司");
        assertThat(api.post(person, "/api/invoice-previews", order(person + "/domain", "null"))
                        .text("/invoices/0/title"))
                .isEqualTo("示例成长有限公司");
    }

    @Test
    void either_party_puts_the_signed_copy_into_the_case() {
        String id = requested(api.post(me, AGREEMENTS, FORM));
        sign(id, "manager");

        Api.Answer added = api.postForm(me, AGREEMENTS + "/" + id + "/documents", null, "", Proof.pdf());

        assertThat(added.text("/documents/0/mediaType")).isEqualTo("application/pdf");
        assertThat(api.postForm("manager", OF_MANAGERS + "/" + id + "/documents", null, "", Proof.pdf())
                        .status())
                .isEqualTo(200);
        assertThat(api.postForm("manager2", OF_MANAGERS + "/" + id + "/documents", null, "", Proof.pdf())
                        .status())
                .isEqualTo(404);
        assertThat(api.postForm(me, AGREEMENTS + "/" + id + "/documents", null, "", new Upload("a.exe", new byte[] {1}))
                        .text("/errors/0/code"))
                .isEqualTo("FILE_TYPE_NOT_ALLOWED");
        assertThat(timeline(id))
                .containsExactly("AGREEMENT_REQUESTED", "AGREEMENT_SIGNED", "SIGNED_COPY_ADDED", "SIGNED_COPY_ADDED");
    }

    /** What the documents of the case say, the first first. */
    private List<String> papers(String id) throws IOException {
        List<String> papers = new ArrayList<>();
        for (StoredDocument document : documents.of(new RequestId(id))) {
            try (PDDocument pdf = Loader.loadPDF(documents.file(document.id()).content())) {
                papers.add(new PDFTextStripper().getText(pdf));
            }
        }
        return papers;
    }

    private void account(String id, @Nullable String manager) {
        api.deliver("accounts", """
            {"accountId": "%s", "kind": "ENTERPRISE", "realName": "示例智能制造有限公司", "taxId": "91350100M000100Y43", "email": "%s@customer.example", "language": "en"%s}\
            """.formatted(
                        id, id, manager == null ? "" : ", \"accountManager\":" + " \"" + manager + "\""));
    }

    private void consume(String account, String product, String amount, String more) {
        api.deliver("consumption", """
            {"sourceId": "%1$s/%2$s", "kind": "ORDER", "accountId": "%1$s", "productCode": "%2$s", "amount": "%3$s", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"%4$s}\
            """.formatted(account, product, amount, more));
    }

    /** The password is the name, as of all sign-ins that the tests use. */
    private void staff(String name, String group, boolean enabled) {
        assertThat(api.put(
                                "admin",
                                "/api/admin/sign-ins/" + name,
                                "{\"password\": \"%s\", \"groups\": [\"%s\"], \"enabled\": %s}"
                                        .formatted(name, group, enabled))
                        .status())
                .isBetween(200, 299);
    }

    private Api.Answer askOnBehalf(String payer, String beneficiary, String name) {
        return api.postForm(
                payer,
                AGREEMENTS + "/pay-on-behalf",
                "agreement",
                """
                {"beneficiaryAccountId": "%s", "beneficiaryName": "%s", "payerProof": "SEAL", "beneficiaryProof": "%s"}\
                """.formatted(beneficiary, name, beneficiary.equals(payer) ? "SEAL" : "SIGNATURE"),
                Proof.pdf());
    }

    private String onBehalf(String person, String payerProof, String beneficiaryProof) {
        return """
            {"payerAccountId": "%s", "beneficiaryAccountId": "%s", "payerProof": "%s", "beneficiaryProof": "%s"}\
            """.formatted(me, person, payerProof, beneficiaryProof);
    }

    private Api.Answer fileOnBehalf(String person, String payerProof, String beneficiaryProof) {
        return api.postForm(
                "manager",
                OF_MANAGERS + "/pay-on-behalf",
                "agreement",
                onBehalf(person, payerProof, beneficiaryProof),
                Proof.pdf());
    }

    private static String requested(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.text("/requestId");
    }

    private void sign(String id, String manager) {
        cases.decide(
                new SignedIn(manager, null, Set.of(Groups.ACCOUNT_MANAGERS)),
                new RequestId(id),
                Map.of("decision", "sign"));
    }

    private @Nullable String assignee(String id) {
        return cases.task(new RequestId(id)).getAssignee();
    }

    private Api.Answer preview(String product, String title) {
        return api.post(me, "/api/invoice-previews", order(me + "/" + product, "\"" + title + "\""));
    }

    private static String order(String item, String title) {
        return "{\"method\": \"ORDER_DETAIL\", \"itemIds\": [\"%s\"], \"invoiceType\": \"GENERAL\", \"titleId\": %s}"
                .formatted(item, title);
    }

    private List<String> timeline(String id) {
        return timeline(me, id);
    }

    private List<String> timeline(String who, String id) {
        return api.get(who, "/api/requests/" + id).body().at("/timeline").findValuesAsText("what");
    }

    private List<String> registerOf(String manager) {
        return StreamSupport.stream(
                        api.get(manager, OF_MANAGERS).body().at("/items").spliterator(), false)
                .map(item -> item.at("/id").asText())
                .toList();
    }

    /** The mails to an account or a group, once there is one. */
    private List<String> mailsTo(String who) {
        String to = who.equals(Groups.ACCOUNT_MANAGERS) ? who + "@fapiao.example" : who + "@customer.example";
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> StreamSupport.stream(
                                        api.get("ops", "/api/sandbox/mails?to=" + to)
                                                .body()
                                                .at("/items")
                                                .spliterator(),
                                        false)
                                .map(JsonNode::toString)
                                .toList(),
                        mails -> !mails.isEmpty());
    }
}
