package io.fapiaodesk.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fapiaodesk.account.persistence.AccountTable;
import io.fapiaodesk.kernel.BadInputs;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.RuleId;
import io.fapiaodesk.platform.crypto.SealerFixtures;
import io.fapiaodesk.platform.security.SignIns;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.LineImport.Outcome;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class ImportAccountsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T02:00:00Z"), ZoneOffset.UTC);
    private static int number;

    private final AccountTable table =
            new AccountTable(new NamedParameterJdbcTemplate(TestDatabase.dataSource()), SealerFixtures.sealer());
    private final Accounts accounts = new Accounts(table);
    private final List<Object> events = new ArrayList<>();
    private final ImportAccounts importAccounts =
            new ImportAccounts(table, new SignIns(TestDatabase.jdbc(), events::add), events::add, CLOCK);

    private final String id = "imported-" + ++number;

    @Test
    void a_new_account_is_stored_as_delivered_and_made_known() {
        assertThat(deliver(enterprise()
                        .put("language", "en")
                        .put("arrears", "12.50")
                        .put("taxpayerType", "GENERAL")
                        .put("accountManager", "manager")
                        .put("masterAccountId", "master")
                        .put("multiAccountService", true)
                        .put("reseller", true)
                        .put("closed", true)))
                .containsExactly(new Outcome.Accepted());

        Account account = accounts.find(id).orElseThrow();
        assertThat(account.kind()).isEqualTo(Account.Kind.ENTERPRISE);
        assertThat(account.taxId()).isEqualTo("91330106673959654P");
        assertThat(account.language()).isEqualTo(Account.Language.EN);
        assertThat(account.taxpayerType()).isEqualTo(Account.TaxpayerType.GENERAL);
        assertThat(account.arrears()).hasToString("12.50");
        assertThat(List.of(account.multiAccountService(), account.reseller(), account.closed()))
                .containsOnly(true);
        assertThat(events).containsExactly(new AccountImported(id));
    }

    @Test
    void what_a_line_leaves_out_is_the_usual() {
        deliver(person());
        Account account = accounts.find(id).orElseThrow();
        assertThat(account.language()).isEqualTo(Account.Language.ZH_CN);
        assertThat(account.arrears()).hasToString("0.00");
        assertThat(account.taxId()).isNull();
        assertThat(account.closed()).isFalse();
    }

    @Test
    void the_same_line_again_changes_nothing() {
        deliver(person());
        events.clear();
        assertThat(deliver(person(), person())).containsExactly(new Outcome.Unchanged(), new Outcome.Unchanged());
        assertThat(events).isEmpty();
    }

    @Test
    void a_person_may_become_an_enterprise_and_others_hear_of_it() {
        deliver(person());
        events.clear();
        assertThat(deliver(enterprise())).containsExactly(new Outcome.Accepted());
        assertThat(events).containsExactly(new AccountBecameEnterprise(id));
    }

    @Test
    void an_enterprise_does_not_become_a_person_again() {
        deliver(enterprise());
        events.clear();

        Outcome outcome = deliver(person()).get(0);

        Refusal why = ((Outcome.Rejected) outcome).why();
        assertThat(why.code()).isEqualTo("REGISTRATION_IRREVERSIBLE");
        assertThat(why.rule()).isEqualTo(new RuleId(23));
        assertThat(accounts.find(id).orElseThrow().kind()).isEqualTo(Account.Kind.ENTERPRISE);
        assertThat(events).isEmpty();
    }

    @Test
    void the_lines_of_one_delivery_follow_each_other() {
        assertThat(deliver(person(), enterprise(), person(), enterprise().put("realName", "Synthetic Sky Ltd.")))
                .extracting(Object::getClass)
                .containsExactly(
                        Outcome.Accepted.class, Outcome.Accepted.class, Outcome.Rejected.class, Outcome.Accepted.class);
        assertThat(accounts.find(id).orElseThrow().realName()).isEqualTo("Synthetic Sky Ltd.");
        assertThat(events)
                .containsExactly(new AccountImported(id), new AccountBecameEnterprise(id), new AccountRenamed(id));
    }

    @Test
    void others_hear_what_has_changed() {
        deliver(enterprise());
        events.clear();
        deliver(enterprise().put("realName", "Synthetic Sky Ltd."));
        deliver(enterprise().put("realName", "Synthetic Sky Ltd.").put("accountManager", "manager"));
        deliver(enterprise()
                .put("realName", "Synthetic Sky Ltd.")
                .put("accountManager", "manager")
                .put("closed", true));
        deliver(enterprise()
                .put("realName", "Synthetic Sky Ltd.")
                .put("taxId", "91350100M000100Y43")
                .put("closed", true));
        assertThat(events)
                .containsExactly(
                        new AccountRenamed(id),
                        new AccountManagerChanged(id),
                        new AccountClosed(id),
                        new AccountRenamed(id),
                        new AccountManagerChanged(id));
    }

    @ParameterizedTest
    @CsvSource({
        "accountId, , /accountId, REQUIRED",
        "accountId, ../admin, /accountId, IDENTIFIER_INVALID",
        "accountId, 'a\r\nb', /accountId, IDENTIFIER_INVALID",
        "kind, PERSON, /kind, UNKNOWN_WORD",
        "kind, ENTERPRISE, /taxId, TAX_ID_MISSING",
        "realName, <script>, /realName, FORBIDDEN_CHARACTER",
        "taxId, 91330106673959645P, /taxId, TAX_ID_WRONG_CHECK_CHARACTER",
        "email, a@localhost, /email, EMAIL_INVALID",
        "language, de, /language, UNKNOWN_WORD",
        "language, ZH_CN, /language, UNKNOWN_WORD",
        "taxpayerType, BIG, /taxpayerType, UNKNOWN_WORD",
        "arrears, 1e3, /arrears, AMOUNT_INVALID",
        "arrears, -1.00, /arrears, AMOUNT_INVALID",
        "accountManager, a b, /accountManager, IDENTIFIER_INVALID"
    })
    void a_wrong_field_is_refused(String field, @Nullable String value, String pointer, String code) {
        assertThat(refusals(person().put(field, value)))
                .extracting(Refusal::pointer, Refusal::code)
                .containsExactly(tuple(pointer, code));
    }

    @Test
    void a_registration_whose_registry_made_another_check_digit_is_taken_when_the_line_says_so() {
        ObjectNode line = enterprise().put("taxId", "91330106673959645P").put("acknowledgeTaxId", true);
        assertThat(importAccounts.read(new JsonFields(line))).isInstanceOf(Result.Done.class);
        assertThat(refusals(line.put("taxId", "9133010667395964SP")))
                .extracting(Refusal::code)
                .containsExactly("TAX_ID_FORBIDDEN_LETTER");
    }

    @Test
    void everything_that_is_wrong_with_a_line_is_found_at_once() {
        assertThat(refusals(person().put("kind", "x").put("email", "x").put("masterAccountId", id)))
                .extracting(Refusal::code)
                .containsExactly("UNKNOWN_WORD", "EMAIL_INVALID", "MASTER_OF_ITSELF");
    }

    @ParameterizedTest
    @MethodSource("badInputs")
    void every_bad_input_is_refused_or_stored_in_normal_form(String field, BadInputs.Value input) {
        ObjectNode line = enterprise().put(field, input.text());
        JsonFields fields = new JsonFields(line);
        if (importAccounts.read(fields) instanceof Result.Done<Account> done) {
            assertThat(input.expect()).isNotEqualTo("REJECT");
            assertThat(store(List.of(done.value()))).containsExactly(new Outcome.Accepted());
            assertThat(accounts.find(done.value().id())).contains(done.value());
        }
    }

    static Stream<Object[]> badInputs() {
        return Stream.of(new String[] {"realName", "text"}, new String[] {"email", "email"}, new String[] {
                    "taxId", "taxid"
                })
                .flatMap(pair -> BadInputs.texts(pair[1]).stream().map(input -> new Object[] {pair[0], input}));
    }

    private ObjectNode person() {
        return line("""
            {"kind": "PERSONAL", "realName": "A Person", "email": "person@example.com"}
            """);
    }

    private ObjectNode enterprise() {
        return line("""
            {"kind": "ENTERPRISE", "realName": "Synthetic Cloud Ltd.", "taxId": "91330106673959654P",
             "email": "tax@example.com"}
            """);
    }

    private ObjectNode line(String json) {
        try {
            return ((ObjectNode) new ObjectMapper().readTree(json)).put("accountId", id);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<Outcome> deliver(ObjectNode... lines) {
        List<Account> read = Stream.of(lines)
                .map(line -> importAccounts.read(new JsonFields(line)).<Account>fold(account -> account, refusals -> {
                    throw new AssertionError(refusals);
                }))
                .toList();
        return store(read);
    }

    private List<Outcome> store(List<Account> lines) {
        return Objects.requireNonNull(TestDatabase.transaction().execute(status -> importAccounts.store(lines)));
    }

    private List<Refusal> refusals(ObjectNode line) {
        return importAccounts.read(new JsonFields(line)).fold(account -> List.of(), refusals -> refusals);
    }
}
