package io.fapiaodesk.consumption;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.consumption.domain.Seller;
import io.fapiaodesk.consumption.persistence.DeficitStatements;
import io.fapiaodesk.consumption.persistence.DeficitStatements.Line;
import io.fapiaodesk.consumption.persistence.DeficitStatements.Row;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows an account what is in deficit, and how each deficit came and went. */
@Service
public class ReadDeficits {

    private static final int MOST_OPEN = 200;

    private final DeficitStatements statements;
    private final Ledger ledger;
    private final ReadConsumption consumption;
    private final Entities entities;
    private final Texts texts;

    ReadDeficits(
            DeficitStatements statements, Ledger ledger, ReadConsumption consumption, Entities entities, Texts texts) {
        this.consumption = consumption;
        this.statements = statements;
        this.ledger = ledger;
        this.entities = entities;
        this.texts = texts;
    }

    /** The statements of all deficits, those that are not made good first. */
    public Page<DeficitView> statement(String accountId, Page.Slice slice) {
        List<String> family = ledger.family(accountId);
        List<Row> rows = statements.page(family, slice.offset(), slice.size());
        Map<String, List<Line>> lines = statements.statements(
                rows.stream().map(row -> row.deficit().id()).collect(Collectors.toSet()));
        return new Page<>(
                rows.stream()
                        .map(row -> view(row, lines.getOrDefault(row.deficit().id(), List.of())))
                        .toList(),
                slice.page(),
                slice.size(),
                statements.count(family));
    }

    /** Deficits that are not made good, without their statements. */
    public List<DeficitView> open(String accountId) {
        return statements.page(ledger.family(accountId), 0, MOST_OPEN).stream()
                .filter(row -> row.deficit().balance().isPositive())
                .map(row -> view(row, null))
                .toList();
    }

    private DeficitView view(Row row, @Nullable List<Line> lines) {
        Deficit deficit = row.deficit();
        return new DeficitView(
                deficit.id(),
                deficit.balance().isPositive() ? DeficitView.Status.OPEN : DeficitView.Status.SETTLED,
                deficit.accountId(),
                deficit.itemId(),
                row.productCode(),
                deficit.entityCode(),
                ReadConsumption.name(entities.get(deficit.entityCode())),
                deficit.content(),
                deficit.rate().toString(),
                deficit.balance().toString(),
                row.toBalance().isPositive() ? row.toBalance().toString() : null,
                ShanghaiTime.at(deficit.since()),
                waysOut(row),
                lines == null ? null : lines.stream().map(this::entry).toList());
    }

    /**
     * What became of refunds that went to the balance of the account (R69).
     *
     * @param refunded what went there
     * @param deficit what is still in deficit of the items that were refunded so
     * @param usable how much of that can be made good today, by consumption that the same company invoices as the same
     */
    public record OnBalance(Yuan refunded, Yuan deficit, Yuan usable) {}

    public OnBalance onBalance(Account asker) {
        Map<String, LedgerItem> items = ledger.of(asker.id()).stream()
                .filter(item -> item.toBalance().isPositive())
                .collect(Collectors.toMap(LedgerItem::id, Function.identity()));
        Map<Seller, Yuan> deficits = ledger.deficits(asker.id()).stream()
                .filter(deficit -> items.containsKey(deficit.itemId()))
                .collect(Collectors.toMap(Ledger::sellerOf, Deficit::balance, Yuan::plus));
        return new OnBalance(
                items.values().stream().map(LedgerItem::toBalance).reduce(Yuan.ZERO, Yuan::plus),
                deficits.values().stream().reduce(Yuan.ZERO, Yuan::plus),
                deficits.entrySet().stream()
                        .map(deficit -> usable(asker, deficit.getKey(), deficit.getValue()))
                        .reduce(Yuan.ZERO, Yuan::plus));
    }

    private Yuan usable(Account asker, Seller seller, Yuan needed) {
        Yuan open = consumption.invoiceable(asker, seller, needed).stream()
                .map(LedgerItem::open)
                .reduce(Yuan.ZERO, Yuan::plus);
        return open.compareTo(needed) < 0 ? open : needed;
    }

    private List<DeficitView.Way> waysOut(Row row) {
        if (!row.deficit().balance().isPositive()) {
            return List.of();
        }
        List<DeficitView.Way> ways = new ArrayList<>();
        if (row.invoiced().isPositive()) {
            ways.add(new DeficitView.Way("RETURN_AND_REISSUE", "R67", texts.get("deficit.return")));
        }
        ways.add(new DeficitView.Way("OFFSET", "R68", texts.get("deficit.offset")));
        if (row.toBalance().isPositive()) {
            ways.add(new DeficitView.Way(
                    "CONSUME_BALANCE",
                    "R69",
                    texts.get("deficit.balance", row.toBalance().toString())));
        }
        return ways;
    }

    private DeficitView.Entry entry(Line line) {
        String itemId = line.itemId();
        return new DeficitView.Entry(
                ShanghaiTime.at(line.at()),
                line.what().name(),
                line.what().adds() ? line.amount().toString() : "-" + line.amount(),
                line.balance().toString(),
                itemId,
                line.cause(),
                texts.get(
                        "deficit." + line.what(),
                        line.amount().toString(),
                        itemId == null ? "" : itemId,
                        line.cause()));
    }
}
