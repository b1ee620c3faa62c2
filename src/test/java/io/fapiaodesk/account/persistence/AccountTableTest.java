package io.fapiaodesk.account.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.crypto.SealerFixtures;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

class AccountTableTest {

    private static final Instant NOW = Instant.parse("2026-02-12T02:00:00Z");

    private static final Account PERSON = new Account(
            "table-person",
            Account.Kind.PERSONAL,
            "A Person",
            null,
            "person@example.com",
            Account.Language.ZH_CN,
            null,
            null,
            false,
            false,
            null,
            Yuan.ZERO,
            false);

    private static final Account ENTERPRISE = new Account(
            "table-enterprise",
            Account.Kind.ENTERPRISE,
            "Synthetic Cloud Ltd.",
            "91330106673959654P",
            "tax@example.com",
            Account.Language.EN,
            "manager",
            "table-master",
            true,
            true,
            Account.TaxpayerType.SMALL_SCALE,
            Yuan.of("12.50"),
            true);

    private final AccountTable table =
            new AccountTable(new NamedParameterJdbcTemplate(TestDatabase.dataSource()), SealerFixtures.sealer());
    private final Accounts accounts = new Accounts(table);

    @Test
    void an_account_is_found_as_it_was_delivered() {
        table.save(List.of(PERSON, ENTERPRISE), NOW);
        assertThat(accounts.find("table-person")).contains(PERSON);
        assertThat(accounts.find("table-enterprise")).contains(ENTERPRISE);
        assertThat(accounts.find("table-nobody")).isEmpty();
        assertThat(accounts.existing(List.of("table-person", "table-nobody"))).containsExactly("table-person");
        assertThat(table.lock(List.of("table-person", "table-nobody"))).isEqualTo(Map.of("table-person", PERSON));
    }

    @Test
    void the_database_itself_refuses_that_an_enterprise_becomes_a_person() {
        table.save(List.of(ENTERPRISE), NOW);
        Account person = new Account(
                ENTERPRISE.id(),
                Account.Kind.PERSONAL,
                "A Person",
                null,
                "person@example.com",
                Account.Language.ZH_CN,
                null,
                null,
                false,
                false,
                null,
                Yuan.ZERO,
                false);
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> table.save(List.of(person), NOW));
        assertThat(accounts.find(ENTERPRISE.id())).contains(ENTERPRISE);
    }
}
