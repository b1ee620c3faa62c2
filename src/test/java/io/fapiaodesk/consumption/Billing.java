package io.fapiaodesk.consumption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.account.persistence.AccountTable;
import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.consumption.persistence.ConsumptionTable;
import io.fapiaodesk.consumption.persistence.DeficitStatements;
import io.fapiaodesk.consumption.persistence.LedgerTable;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.crypto.SealerFixtures;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.LineImport.Outcome;
import io.fapiaodesk.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** A billing system that delivers the consumption of an account of its own, and the ledger that keeps it. */
final class Billing {

    static final Instant NOW = Instant.parse("2026-02-12T02:00:00Z");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final NamedParameterJdbcTemplate jdbc = new NamedParameterJdbcTemplate(TestDatabase.dataSource());
    final AccountTable accountTable = new AccountTable(jdbc, SealerFixtures.sealer());
    final Accounts accounts = new Accounts(accountTable);
    final ConsumptionTable table = new ConsumptionTable(jdbc);
    final LedgerTable ledgerTable = new LedgerTable(jdbc);
    final Clock clock;
    final Ledger ledger;
    final ImportConsumption importConsumption;
    final Invoiceability invoiceability;
    final String account;

    Billing() {
        this(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    Billing(Clock clock) {
        this("billing-" + NUMBER.incrementAndGet(), clock);
        register(person(account));
    }

    private Billing(String account, Clock clock) {
        this.account = account;
        this.clock = clock;
        ledger = ledger(Billing::offer, clock);
        importConsumption = new ImportConsumption(table, ledger, accounts, clock);
        invoiceability = new Invoiceability(accounts, Billing::offer, clock, 4);
    }

    /** The same account at another time. */
    Billing at(Instant then) {
        return new Billing(account, Clock.fixed(then, ZoneOffset.UTC));
    }

    /** The ledger of the same books under another catalogue, or at another time. */
    Ledger ledger(BiFunction<String, Instant, Result<Offer>> catalogue, Clock at) {
        return new Ledger(ledgerTable, new DeficitStatements(jdbc), accounts, catalogue, at);
    }

    void register(Account... registered) {
        accountTable.save(List.of(registered), clock.instant());
    }

    Account requester() {
        return accounts.find(account).orElseThrow();
    }

    /** A small catalogue. */
    static Result<Offer> offer(String productCode, Instant placedAt) {
        return switch (productCode) {
            case "trademark" ->
                Result.refused(Refusal.wrongState("CATALOGUE_DECISION_NEEDED", "trademark", "E04, E09"));
            case "marketplace-third-party" -> Result.refused(Refusal.wrongState("VENDOR_ISSUES"));
            case "cdn" -> Result.done(new Offer("E05", "E05", "Software service fee", TaxRate.of("0.06")));
            case "sms" -> Result.done(new Offer("E02b", "E02", "SMS service fee", TaxRate.of("0.09")));
            default -> Result.done(new Offer("E01c", "E01", "Software service fee", TaxRate.of("0.06")));
        };
    }

    String id(String name) {
        return account + "/" + name;
    }

    ObjectNode order(String name, String amount) {
        return line("ORDER", name, amount);
    }

    ObjectNode bill(String name, String amount, String month) {
        return line("BILL", name, amount).put("month", month);
    }

    ObjectNode refund(String name, String amount, String of) {
        return line("REFUND", name, amount).put("refundOf", id(of));
    }

    /** A refund of what a stored-value card had paid. */
    ObjectNode refundToBalance(String name, String amount, String of) {
        return refund(name, amount, of).put("refundedTo", "BALANCE");
    }

    ObjectNode topUp(String name, String amount) {
        return line("TOP_UP", name, amount);
    }

    private ObjectNode line(String kind, String name, String amount) {
        try {
            return ((ObjectNode) new ObjectMapper().readTree("""
                {"productCode": "ecs", "placedAt": "2026-01-05T10:00:00+08:00", "paidAt": "2026-01-05T10:00:00+08:00"}
                """))
                    .put("kind", kind)
                    .put("sourceId", id(name))
                    .put("accountId", account)
                    .put("amount", amount);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    List<Outcome> deliver(ObjectNode... lines) {
        List<ConsumptionItem> read = Stream.of(lines)
                .map(line -> importConsumption
                        .read(new JsonFields(line))
                        .<ConsumptionItem>fold(item -> item, refusals -> {
                            throw new AssertionError(refusals);
                        }))
                .toList();
        return inTransaction(() -> importConsumption.store(read));
    }

    List<String> rejections(ObjectNode... lines) {
        return deliver(lines).stream()
                .filter(Outcome.Rejected.class::isInstance)
                .map(outcome -> ((Outcome.Rejected) outcome).why().code())
                .toList();
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(TestDatabase.transaction().execute(status -> work.get()));
    }

    void inTransaction(Runnable work) {
        TestDatabase.transaction().executeWithoutResult(status -> work.run());
    }

    LedgerItem item(String name) {
        return find(name).orElseThrow();
    }

    Optional<LedgerItem> find(String name) {
        return ledger.find(List.of(id(name))).stream().findFirst();
    }

    static Account person(String id) {
        return account(id, Account.Kind.PERSONAL, null, null, false);
    }

    static Account enterprise(String id, String taxId, @Nullable String master, boolean service) {
        return account(id, Account.Kind.ENTERPRISE, taxId, master, service);
    }

    private static Account account(
            String id, Account.Kind kind, @Nullable String taxId, @Nullable String master, boolean service) {
        return new Account(
                id,
                kind,
                "A Customer",
                taxId,
                "customer@example.com",
                Account.Language.EN,
                null,
                master,
                service,
                false,
                null,
                Yuan.ZERO,
                false);
    }
}
