package io.fapiaodesk.portal.web;

import static io.fapiaodesk.testing.Results.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.account.MaintainMailboxes;
import io.fapiaodesk.invoicing.ImportInvoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.paper.LossReport;
import io.fapiaodesk.paper.ReportLoss;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.embedded.EmbeddedMail;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Idempotency;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.testing.Cases;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.WholeApplication;
import io.fapiaodesk.title.AgreementForm;
import io.fapiaodesk.title.ApplyForAgreement;
import io.fapiaodesk.title.ApplyForTitle;
import io.fapiaodesk.title.MaintainTitles;
import io.fapiaodesk.title.PayOnBehalfForm;
import io.fapiaodesk.title.TitleForm;
import io.fapiaodesk.title.TitleView;
import io.fapiaodesk.title.WithdrawAgreement;
import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where people's addresses and numbers are, and where they are not. */
@WholeApplication
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataIT {

    private static final SignedIn MANAGER = new SignedIn("manager", null, Set.of(Groups.ACCOUNT_MANAGERS));
    private static final SignedIn REVIEWER = new SignedIn("reviewer", null, Set.of(Groups.TITLE_REVIEWERS));

    private static final String EMAIL = "quiet-account@secret-customer.example";
    private static final String MAILBOX = "quiet-mailbox@secret-customer.example";
    private static final String BANK = "Quiet Sample Bank 静";
    private static final String BANK_ACCOUNT = "6200770088009900";
    private static final String ADDRESS = "Quiet Sample Road 77";
    private static final String PHONE = "0571-77008800";
    private static final String CONTACT = "Quiet Contact 静";
    private static final String CONTACT_PHONE = "0571-99006611";
    private static final String CONTACT_EMAIL = "quiet-contact@secret-customer.example";
    private static final String[] OF_AN_AGREEMENT = {
        BANK, BANK_ACCOUNT, ADDRESS, PHONE, CONTACT, CONTACT_PHONE, CONTACT_EMAIL
    };
    private static final String TITLE = "Synthetic Cloud Tooling Co., Ltd.";
    private static final List<String> PERSONAL =
            List.of(EMAIL, MAILBOX, BANK, BANK_ACCOUNT, ADDRESS, PHONE, CONTACT, CONTACT_PHONE, CONTACT_EMAIL);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportAccounts importAccounts;

    @Autowired
    private ImportInvoices importInvoices;

    @Autowired
    private ReportLoss reportLoss;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MaintainMailboxes mailboxes;

    @Autowired
    private MaintainTitles titles;

    @Autowired
    private ApplyForTitle apply;

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private StaffCases cases;

    @Autowired
    private Journal journal;

    @Autowired
    private ApplyForAgreement applyForAgreement;

    @Autowired
    private WithdrawAgreement withdrawAgreement;

    @Autowired
    private Cases processes;

    @Autowired
    private EmbeddedMail mail;

    @Test
    void no_table_holds_an_address_or_a_number_in_clear() throws Exception {
        SignedIn customer = customer();
        submit(customer);
        RequestId agreement = submitAgreement(enterprise());
        processes.decide(MANAGER, submitAgreement(enterprise()), Map.of("decision", "sign"));
        reportLoss(customer);
        Account account = accounts.find(customer.name()).orElseThrow();
        idempotency.once(customer, "quiet-key", "POST /api/mailboxes", () -> mailboxes
                .add(customer, MAILBOX, null)
                .fold(added -> ResponseEntity.ok(added.address().value()), refusals -> {
                    throw new AssertionError(refusals);
                }));
        assertThat(account.email()).isEqualTo(EMAIL);

        Map<String, String> found = new TreeMap<>();
        List<String> tables = jdbc.sql("select tablename from pg_tables where schemaname = 'public' order by 1")
                .query(String.class)
                .list();
        for (String table : tables) {
            for (String text : PERSONAL) {
                String hex = HexFormat.of().formatHex(text.getBytes(UTF_8));
                if (jdbc.sql("select exists (select 1 from " + table + " t where strpos(t::text, :text) > 0"
                                + " or strpos(t::text, :hex) > 0)")
                        .param("text", text)
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single()) {
                    found.put(table, text);
                }
            }
        }

        assertThat(tables)
                .contains(
                        "account",
                        "mailbox",
                        "title",
                        "title_application",
                        "title_agreement",
                        "paper_loss",
                        "idempotency",
                        "notice",
                        "act_ru_variable");
        assertThat(found).isEmpty();
        assertThat(processes.variables(agreement)).isNotEmpty();
    }

    private void reportLoss(SignedIn customer) throws Exception {
        String accountId = String.valueOf(customer.accountId());
        imports.take(
                new ByteArrayInputStream(
                        "{\"number\": \"330019413077008800\", \"accountId\": \"%s\", \"entityCode\": \"E01\", \"type\": \"SPECIAL\", \"medium\": \"PAPER\", \"gross\": \"1.00\", \"rate\": \"0.06\", \"issuedAt\": \"2024-03-01T10:00:00+08:00\"}"
                                .formatted(accountId)
                                .getBytes(UTF_8)),
                importInvoices);
        String invoice = jdbc.sql("select id from invoice where number = '330019413077008800'")
                .query(String.class)
                .single();
        LossReport.Contact contact = new LossReport.Contact(CONTACT, CONTACT_PHONE, ADDRESS);
        LossReport report = new LossReport(false, false, null, null, null, contact, null);
        assertThat(reportLoss.report(accountId, invoice, report)).isInstanceOf(Result.Done.class);
    }

    @Test
    void of_an_agreement_neither_task_nor_mails_nor_logs_name_a_person_or_a_number(CapturedOutput output)
            throws Exception {
        SignedIn customer = enterprise();
        RequestId withdrawn = submitAgreement(customer);
        withdrawAgreement.withdraw(customer, withdrawn);
        RequestId id = submitAgreement(customer);
        assertThat(String.valueOf(processes.variables(id))).contains(TITLE).doesNotContain(OF_AN_AGREEMENT);
        processes.decide(MANAGER, id, Map.of("decision", "sign"));

        List<String> mails = await().until(
                        () -> mail.newest(200, null).stream()
                                .map(caught -> caught.subject() + caught.text())
                                .filter(text -> text.contains(id.value()) || text.contains(withdrawn.value()))
                                .toList(),
                        // Asked for, withdrawn, asked for again, signed.
                        found -> found.size() >= 4);

        assertThat(mails).allSatisfy(text -> assertThat(text).contains(TITLE).doesNotContain(OF_AN_AGREEMENT));
        assertThat(String.valueOf(journal.read(id.value()))).doesNotContain(OF_AN_AGREEMENT);
        assertThat(output.getAll()).doesNotContain(OF_AN_AGREEMENT);
    }

    @Test
    void a_manager_reads_whom_to_talk_to_in_clear_only_when_it_is_written_down() throws Exception {
        RequestId id = submitAgreement(enterprise());

        assertThat(facts(MANAGER, id, false))
                .doesNotContain(OF_AN_AGREEMENT)
                .contains("•••• 9900", "•••• 6611", "Q••", "q••");
        assertThat(processes.actions(id)).doesNotContain("READ_IN_CLEAR");

        assertThat(facts(MANAGER, id, true)).contains(OF_AN_AGREEMENT);
        assertThat(processes.actions(id)).containsOnlyOnce("READ_IN_CLEAR");
    }

    @Test
    void the_task_about_a_persons_title_names_an_account_and_not_the_person() throws Exception {
        SignedIn payer = enterprise();
        SignedIn beneficiary = customer();
        RequestId id = done(applyForAgreement.openPayOnBehalf(
                        MANAGER,
                        new PayOnBehalfForm(payer.name(), beneficiary.name(), null, "SEAL", "SIGNATURE"),
                        List.of(Proof.pdf())))
                .requestId();

        assertThat(String.valueOf(processes.variables(id)))
                .contains(beneficiary.name().replace("-", "\\-"))
                .doesNotContain("示例客户");
    }

    @Test
    void the_columns_hold_what_only_the_application_can_open() throws Exception {
        SignedIn customer = customer();
        RequestId id = submit(customer);

        byte[] raw = jdbc.sql("select phone from title_application where request_id = ?")
                .param(id.value())
                .query((row, number) -> row.getBytes(1))
                .single();

        assertThat(new String(raw, UTF_8)).startsWith("\2k1").doesNotContain("77008800");
        assertThat(raw).hasSizeGreaterThan(PHONE.length() + 28);
    }

    @Test
    void what_was_changed_or_moved_in_the_database_is_not_shown() throws Exception {
        SignedIn customer = customer();
        RequestId id = submit(customer);
        RequestId other = submit(customer());
        jdbc.sql("""
            update title_application a set phone = b.phone
              from title_application b where a.request_id = :id and b.request_id = :other
            """).param("id", id.value()).param("other", other.value()).update();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> cases.read(REVIEWER, id.value(), true)))
                .hasMessageContaining("title_application/" + id + "/phone was changed");
    }

    @Test
    void staff_read_numbers_and_addresses_in_clear_only_when_it_is_written_down() throws Exception {
        RequestId id = submit(customer());
        await().untilAsserted(() -> assertThat(facts(id, false)).isNotEmpty());

        assertThat(facts(id, false))
                .doesNotContain(BANK, BANK_ACCOUNT, ADDRESS, PHONE)
                .contains("•••• 9900", "Q••");
        assertThat(journal.read(id.value())).extracting(JournalLine::action).doesNotContain("READ_IN_CLEAR");

        assertThat(facts(id, true)).contains(BANK, BANK_ACCOUNT, ADDRESS, PHONE);
        assertThat(journal.read(id.value())).extracting(JournalLine::action).containsOnlyOnce("READ_IN_CLEAR");
    }

    @Test
    void a_customer_reads_his_own_in_clear() throws Exception {
        SignedIn customer = customer();
        Account account = accounts.find(customer.name()).orElseThrow();
        String title = titles.list(account).get(0).id();
        titles.editDetails(customer, title, new MaintainTitles.DetailsChange(BANK, BANK_ACCOUNT, ADDRESS, PHONE));

        assertThat(titles.list(account))
                .singleElement()
                .extracting(TitleView::bank, TitleView::bankAccount, TitleView::address, TitleView::phone)
                .containsExactly(BANK, BANK_ACCOUNT, ADDRESS, PHONE);
    }

    private List<String> facts(RequestId id, boolean clear) {
        return facts(REVIEWER, id, clear);
    }

    private List<String> facts(SignedIn reader, RequestId id, boolean clear) {
        return cases.read(reader, id.value(), clear).orElseThrow().facts().stream()
                .map(fact -> String.valueOf(fact.value()))
                .toList();
    }

    private SignedIn customer() throws Exception {
        String id = "c-" + UUID.randomUUID();
        String line = """
            {"accountId": "%s", "kind": "PERSONAL", "realName": "示例客户", "email": "%s", "language": "en"}
            """.formatted(id, EMAIL);
        imports.take(new ByteArrayInputStream(line.getBytes(UTF_8)), importAccounts);
        return new SignedIn(id, id, Set.of());
    }

    private RequestId submit(SignedIn customer) {
        TitleForm form = new TitleForm(
                "EMPLOYED",
                TITLE,
                "91310115MA1K4TXT5W",
                "ENTERPRISE",
                "EMPLOYMENT_CERTIFICATE",
                true,
                BANK,
                BANK_ACCOUNT,
                ADDRESS,
                PHONE,
                true,
                null);
        return apply.submit(customer, form, List.of(Proof.pdf())).fold(ApplyForTitle.Submitted::requestId, refusals -> {
            throw new AssertionError(refusals);
        });
    }

    private SignedIn enterprise() throws Exception {
        String id = "e-" + UUID.randomUUID();
        processes.deliver("""
            {"accountId": "%s", "kind": "ENTERPRISE", "realName": "示例制造有限公司", "taxId": "52440300MJL180002M", "email": "%s", "language": "en", "accountManager": "manager"}
            """.formatted(id, EMAIL), importAccounts);
        return new SignedIn(id, id, Set.of());
    }

    private RequestId submitAgreement(SignedIn customer) {
        return done(applyForAgreement.submit(
                        customer,
                        new AgreementForm(
                                TITLE,
                                "91310115MA1K4TXT5W",
                                null,
                                BANK,
                                BANK_ACCOUNT,
                                ADDRESS,
                                PHONE,
                                new AgreementForm.ContactForm(CONTACT, CONTACT_PHONE, CONTACT_EMAIL),
                                null)))
                .requestId();
    }
}
