package io.fapiaodesk.consumption;

import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.consumption.persistence.DeficitStatements;
import io.fapiaodesk.consumption.persistence.DeficitStatements.Line;
import io.fapiaodesk.consumption.persistence.DeficitStatements.Row;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows an account what is in deficit, and how each deficit came and went. */
@Service
public class ReadDeficits {

    private static final int MOST_OPEN = 200;

    private final DeficitStatements statements;
    private final Ledger ledger;
    private final Entities entities;
    private final Texts texts;

    ReadDeficits(DeficitStatements statements, Ledger ledger, Entities entities, Texts texts) {
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
                ShanghaiTime.at(deficit.since()),
                lines == null ? null : lines.stream().map(this::entry).toList());
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
