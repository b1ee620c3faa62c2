package io.fapiaodesk.account.persistence;

import static java.util.Objects.requireNonNull;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.platform.crypto.Sealer.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** The table of accounts. */
@Component
public class AccountTable {

    private static final String COLUMNS =
            "id, kind, real_name, tax_id, email, language, account_manager, master_account_id, multi_account_service,"
                    + " reseller, taxpayer_type, arrears, closed";

    /** As it holds: what the account chose here goes before what was delivered. */
    private static final String STANDING = COLUMNS.replace(
            "multi_account_service", "coalesce(multi_account_choice, multi_account_service) as multi_account_service");

    private final NamedParameterJdbcOperations jdbc;
    private final Sealer sealer;

    public AccountTable(NamedParameterJdbcOperations jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    public Optional<Account> find(String id) {
        return jdbc
                .query(
                        "select " + STANDING + " from account where id = :id",
                        Map.of("id", id),
                        (row, n) -> account(row))
                .stream()
                .findFirst();
    }

    public List<Account> findAll(Collection<String> ids) {
        return jdbc.query(
                "select " + STANDING + " from account where id = any(:ids)", ids(ids), (row, n) -> account(row));
    }

    public List<Account> membersOf(String masterId) {
        return jdbc.query(
                "select " + STANDING + " from account where master_account_id = :master order by id",
                Map.of("master", masterId),
                (row, n) -> account(row));
    }

    public Set<String> existing(Collection<String> ids) {
        return new HashSet<>(jdbc.queryForList("select id from account where id = any(:ids)", ids(ids), String.class));
    }

    /** The accounts that one of the managers looks after, in the order of their ids. */
    public List<Account> managedBy(Collection<String> managers) {
        return jdbc.query(
                "select " + STANDING + " from account where account_manager = any(:ids) order by id",
                ids(managers),
                (row, n) -> account(row));
    }

    /** As it is until the transaction ends: no delivery changes it before. Others may hold it at the same time. */
    public Optional<Account> hold(String id) {
        return jdbc
                .query(
                        "select " + STANDING + " from account where id = :id for share",
                        Map.of("id", id),
                        (row, n) -> account(row))
                .stream()
                .findFirst();
    }

    /** Keeps what an account chose here about the multi-account service; false when it stood like this. */
    public boolean chooseMultiAccountService(String id, boolean enabled, Instant now) {
        return jdbc.update("""
            update account set multi_account_choice = :enabled, changed_at = :now
            where id = :id and coalesce(multi_account_choice, multi_account_service) <> :enabled
            """, Map.of("id", id, "enabled", enabled, "now", ShanghaiTime.at(now))) == 1;
    }

    /**
     * As they were delivered. Locks in the order of ids, so that two deliveries of the same accounts wait for each other and not for ever. What
     * only names an account, as consumption does, needs not wait.
     */
    public Map<String, Account> lock(Collection<String> ids) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from account where id = any(:ids) order by id for no key update",
                        ids(ids),
                        (row, n) -> account(row))
                .stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    public void save(Collection<Account> accounts, Instant now) {
        List<Account> inLockingOrder =
                accounts.stream().sorted(Comparator.comparing(Account::id)).toList();
        jdbc.batchUpdate(
                "insert into account (" + COLUMNS + """
                    , imported_at, changed_at)
                    values (:id, :kind, :realName, :taxId, :email, :language, :accountManager, :masterAccountId,
                            :multiAccountService, :reseller, :taxpayerType, :arrears, :closed, :now, :now)
                    on conflict (id) do update
                       set kind = excluded.kind, real_name = excluded.real_name, tax_id = excluded.tax_id,
                           email = excluded.email, language = excluded.language,
                           account_manager = excluded.account_manager,
                           master_account_id = excluded.master_account_id,
                           multi_account_choice = case
                               when account.multi_account_service = excluded.multi_account_service
                               then account.multi_account_choice end,
                           multi_account_service = excluded.multi_account_service, reseller = excluded.reseller,
                           taxpayer_type = excluded.taxpayer_type, arrears = excluded.arrears,
                           closed = excluded.closed, changed_at = excluded.changed_at
                    """,
                inLockingOrder.stream().map(account -> parameters(account, now)).toArray(SqlParameterSource[]::new));
    }

    private static Place email(String id) {
        return new Place("account", id, "email");
    }

    private static Map<String, Object> ids(Collection<String> ids) {
        return Map.of("ids", ids.toArray(String[]::new));
    }

    private SqlParameterSource parameters(Account account, Instant now) {
        Account.TaxpayerType taxpayerType = account.taxpayerType();
        return new MapSqlParameterSource()
                .addValue("id", account.id())
                .addValue("kind", account.kind().name())
                .addValue("realName", account.realName())
                .addValue("taxId", account.taxId())
                .addValue("email", sealer.sealText(email(account.id()), account.email()))
                .addValue("language", account.language().name())
                .addValue("accountManager", account.accountManager())
                .addValue("masterAccountId", account.masterAccountId())
                .addValue("multiAccountService", account.multiAccountService())
                .addValue("reseller", account.reseller())
                .addValue("taxpayerType", taxpayerType == null ? null : taxpayerType.name())
                .addValue("arrears", account.arrears().amount())
                .addValue("closed", account.closed())
                .addValue("now", ShanghaiTime.at(now));
    }

    private Account account(ResultSet row) throws SQLException {
        String taxpayerType = row.getString("taxpayer_type");
        return new Account(
                row.getString("id"),
                Account.Kind.valueOf(row.getString("kind")),
                row.getString("real_name"),
                row.getString("tax_id"),
                requireNonNull(sealer.openText(email(row.getString("id")), row.getBytes("email"))),
                Account.Language.valueOf(row.getString("language")),
                row.getString("account_manager"),
                row.getString("master_account_id"),
                row.getBoolean("multi_account_service"),
                row.getBoolean("reseller"),
                taxpayerType == null ? null : Account.TaxpayerType.valueOf(taxpayerType),
                new Yuan(row.getBigDecimal("arrears")),
                row.getBoolean("closed"));
    }
}
