package io.fapiaodesk.portal.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.account.MaintainMailboxes;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Idempotency;
import io.fapiaodesk.platform.web.Imports;
import io.fapiaodesk.testing.Proof;
import io.fapiaodesk.testing.WholeApplication;
import io.fapiaodesk.title.ApplyForTitle;
import io.fapiaodesk.title.MaintainTitles;
import io.fapiaodesk.title.TitleForm;
import io.fapiaodesk.title.TitleView;
import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where people's addresses and numbers are, and where they are not. */
@WholeApplication
class PersonalDataIT {

    private static final SignedIn REVIEWER = new SignedIn("reviewer", null, Set.of(Groups.TITLE_REVIEWERS));

    private static final String EMAIL = "quiet-account@secret-customer.example";
    private static final String MAILBOX = "quiet-mailbox@secret-customer.example";
    private static final String BANK = "Quiet Sample Bank 静";
    private static final String BANK_ACCOUNT = "6200770088009900";
    private static final String ADDRESS = "Quiet Sample Road 77";
    private static final String PHONE = "0571-77008800";
    private static final List<String> PERSONAL = List.of(EMAIL, MAILBOX, BANK, BANK_ACCOUNT, ADDRESS, PHONE);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Imports imports;

    @Autowired
    private ImportAccounts importAccounts;

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

    @Test
    void no_table_holds_an_address_or_a_number_in_clear() throws Exception {
        SignedIn customer = customer();
        submit(customer);
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
                .contains("account", "mailbox", "title", "title_application", "idempotency", "act_ru_variable");
        assertThat(found).isEmpty();
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
        return cases.read(REVIEWER, id.value(), clear).orElseThrow().facts().stream()
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
                "Synthetic Cloud Tooling Co., Ltd.",
                "91310115MA1K4TXT5W",
                "ENTERPRISE",
                "EMPLOYMENT_CERTIFICATE",
                true,
                BANK,
                BANK_ACCOUNT,
                ADDRESS,
                PHONE,
                true);
        return apply.submit(customer, form, List.of(Proof.pdf())).fold(ApplyForTitle.Submitted::requestId, refusals -> {
            throw new AssertionError(refusals);
        });
    }
}
