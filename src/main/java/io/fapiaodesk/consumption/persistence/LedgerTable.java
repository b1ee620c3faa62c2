package io.fapiaodesk.consumption.persistence;

import io.fapiaodesk.consumption.ConsumptionItem;
import io.fapiaodesk.consumption.Deficit;
import io.fapiaodesk.consumption.LedgerItem;
import io.fapiaodesk.consumption.domain.Balance;
import io.fapiaodesk.consumption.domain.Books;
import io.fapiaodesk.consumption.domain.Seller;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;

/** The ledger columns of consumption, and the deficits. Rows are locked items first, in the order of ids, then deficits. */
@Component
public class LedgerTable {

    static final String COLUMNS = "source_id, kind, account_id, product_code, month, placed_at, amount, refunded,"
            + " refund_pending, invoiced, offset_used, postpaid, payer_account_id, reseller_account_id,"
            + " transaction_type, vendor_name, vendor_contact, title_id, paid_at, to_balance";

    private static final RowMapper<LedgerItem> ITEM = (row, n) -> item(row);
    private static final RowMapper<Deficit> DEFICIT = (row, n) -> deficit(row);

    private final NamedParameterJdbcOperations jdbc;

    public LedgerTable(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Orders and bills that these accounts made, or paid for; the oldest first. */
    public List<LedgerItem> of(Collection<String> accountIds) {
        return jdbc.query(
                "select * from (select " + COLUMNS + " from consumption where account_id = any(:accounts)"
                        + " union all select " + COLUMNS + " from consumption"
                        + " where payer_account_id = any(:accounts) and account_id <> all(:accounts)) item"
                        + " where kind in ('ORDER', 'BILL') order by placed_at, source_id",
                Map.of("accounts", array(accountIds)),
                ITEM);
    }

    public List<LedgerItem> find(Collection<String> ids) {
        return jdbc.query(
                "select " + COLUMNS + " from consumption where source_id = any(:ids) order by source_id",
                ids(ids),
                ITEM);
    }

    public List<LedgerItem> lock(Collection<String> ids) {
        return jdbc.query(
                "select " + COLUMNS + " from consumption where source_id = any(:ids) order by source_id for update",
                ids(ids),
                ITEM);
    }

    /** Who invoices each of the items, as far as that is settled because something of it is invoiced. */
    public Map<String, Seller> sellers(Collection<String> ids) {
        Map<String, Seller> sellers = new HashMap<>();
        jdbc.query(
                "select source_id, entity_code, content, rate from consumption"
                        + " where source_id = any(:ids) and entity_code is not null",
                ids(ids),
                row -> {
                    sellers.put(row.getString("source_id"), seller(row));
                });
        return sellers;
    }

    /**
     * Notes who invoices items of which something is invoiced now, and forgets it where nothing is any more.
     *
     * @param invoiced what is added to the invoiced amount; an item of which less is open stays as it is
     * @return how many items were changed
     */
    public int invoice(Map<String, Yuan> invoiced, Map<String, Seller> sellers) {
        List<String> ids = List.copyOf(invoiced.keySet());
        return jdbc.update(
                """
                update consumption item
                   set invoiced = item.invoiced + by.amount,
                       entity_code = coalesce(item.entity_code, by.entity_code),
                       content = coalesce(item.content, by.content),
                       rate = coalesce(item.rate, by.rate)
                  from unnest(cast(:ids as text[]), cast(:amounts as numeric[]), cast(:entities as text[]),
                              cast(:contents as text[]), cast(:rates as numeric[]))
                       as by (id, amount, entity_code, content, rate)
                 where item.source_id = by.id and item.kind in ('ORDER', 'BILL') and by.amount > 0
                   and item.amount - item.refunded - item.invoiced - item.offset_used >= by.amount
                """,
                sellerArrays(ids, sellers)
                        .addValue(
                                "amounts",
                                ids.stream()
                                        .map(id -> Objects.requireNonNull(invoiced.get(id))
                                                .amount())
                                        .toArray(BigDecimal[]::new)));
    }

    /** Items that make good for a deficit of these, or for one of those, and so on; with the items themselves. */
    public Set<String> withCovers(Collection<String> ids) {
        return new HashSet<>(jdbc.queryForList("""
            with recursive needed (id) as (
                select unnest(cast(:ids as text[]))
                union
                select cover.item_id
                  from needed
                  join deficit on deficit.item_id = needed.id
                  join deficit_offset cover on cover.deficit_id = deficit.id)
            select id from needed
            """, ids(ids), String.class));
    }

    /** Those of the items of which something is invoiced, or used for an offset. */
    public Set<String> invoiced(Collection<String> ids) {
        return new HashSet<>(jdbc.queryForList(
                "select source_id from consumption where source_id = any(:ids) and (invoiced > 0 or offset_used > 0)",
                ids(ids),
                String.class));
    }

    /** The books of these items and of all that could have to be given back; locked. */
    public Books open(Collection<String> ids) {
        Set<String> needed = withCovers(ids);
        while (true) {
            Map<String, Page> pages = pages(needed, " order by source_id for update");
            Map<String, Yuan> deficits = lockDeficitsOf(needed);
            Map<String, List<Books.Cover>> covers = covers(deficits.keySet());
            Set<String> found = new HashSet<>(needed);
            covers.values().forEach(list -> list.forEach(cover -> found.add(cover.itemId())));
            if (found.equals(needed)) {
                return books(pages, deficits, covers);
            }
            // Another offset was made before the locks were ours.
            needed = withCovers(found);
        }
    }

    /**
     * The books of items that are to make good for deficits. Of the over-invoiced items only the deficits are locked, for
     * nothing else of them changes; so items are never waited for after deficits.
     */
    public Books open(Collection<String> itemIds, Collection<String> overInvoiced) {
        Map<String, Page> pages = pages(overInvoiced, "");
        pages.putAll(pages(itemIds, " order by source_id for update"));
        Map<String, Yuan> deficits = lockDeficitsOf(overInvoiced);
        return books(pages, deficits, covers(deficits.keySet()));
    }

    private record Page(Balance balance, boolean ours) {}

    private Map<String, Page> pages(Collection<String> ids, String locking) {
        Map<String, Page> pages = new HashMap<>();
        jdbc.query(
                "select source_id, amount, refunded, invoiced, offset_used, entity_code from consumption"
                        + " where source_id = any(:ids)" + locking,
                ids(ids),
                row -> {
                    pages.put(row.getString("source_id"), new Page(balance(row), row.getString("entity_code") != null));
                });
        return pages;
    }

    private Map<String, Yuan> lockDeficitsOf(Collection<String> overInvoiced) {
        Map<String, Yuan> deficits = new HashMap<>();
        jdbc.query(
                "select item_id, balance from deficit where item_id = any(:ids) order by id for update",
                ids(overInvoiced),
                row -> {
                    deficits.put(row.getString("item_id"), yuan(row, "balance"));
                });
        return deficits;
    }

    private static Books books(
            Map<String, Page> pages, Map<String, Yuan> deficits, Map<String, List<Books.Cover>> covers) {
        Books books = new Books();
        pages.forEach((id, page) -> books.enter(
                id,
                page.balance(),
                page.ours(),
                deficits.getOrDefault(id, Yuan.ZERO),
                covers.getOrDefault(id, List.of())));
        return books;
    }

    private Map<String, List<Books.Cover>> covers(Collection<String> deficitItems) {
        Map<String, List<Books.Cover>> covers = new HashMap<>();
        if (!deficitItems.isEmpty()) {
            jdbc.query(
                    "select deficit.item_id as deficit_of, cover.item_id, cover.amount"
                            + " from deficit join deficit_offset cover on cover.deficit_id = deficit.id"
                            + " where deficit.item_id = any(:ids) order by cover.made",
                    ids(deficitItems),
                    row -> {
                        covers.computeIfAbsent(row.getString("deficit_of"), id -> new ArrayList<>())
                                .add(new Books.Cover(row.getString("item_id"), yuan(row, "amount")));
                    });
        }
        return covers;
    }

    /** Writes what has changed in the books. */
    public void save(Books books, String cause, Instant now) {
        // Deficits first: whose invoice an item was on is forgotten when nothing of it is invoiced any more.
        saveDeficits(books, now);
        saveBalances(books);
        saveCovers(books);
        jdbc.batchUpdate(
                """
                insert into deficit_entry (deficit_id, what, amount, balance, item_id, cause, at)
                select id, :what, :amount, :balance, :item, :cause, :now from deficit where item_id = :deficitOf
                """,
                books.entries().stream()
                        .map(entry -> new MapSqlParameterSource("deficitOf", entry.deficitOf())
                                .addValue("what", entry.what().name())
                                .addValue("amount", entry.amount().amount())
                                .addValue("balance", entry.balance().amount())
                                .addValue("item", entry.itemId())
                                .addValue("cause", cause)
                                .addValue("now", ShanghaiTime.at(now)))
                        .toArray(SqlParameterSource[]::new));
    }

    private void saveBalances(Books books) {
        List<String> ids = List.copyOf(books.changedItems());
        if (ids.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                update consumption item
                   set invoiced = now.invoiced, offset_used = now.offset_used,
                       entity_code = case when now.invoiced + now.offset_used > 0 then item.entity_code end,
                       content = case when now.invoiced + now.offset_used > 0 then item.content end,
                       rate = case when now.invoiced + now.offset_used > 0 then item.rate end
                  from unnest(cast(:ids as text[]), cast(:invoiced as numeric[]), cast(:offset as numeric[]))
                       as now (id, invoiced, offset_used)
                 where item.source_id = now.id
                """,
                ids(ids).addValue(
                                "invoiced",
                                ids.stream()
                                        .map(id -> books.balance(id).invoiced().amount())
                                        .toArray(BigDecimal[]::new))
                        .addValue(
                                "offset",
                                ids.stream()
                                        .map(id -> books.balance(id).offset().amount())
                                        .toArray(BigDecimal[]::new)));
    }

    private void saveDeficits(Books books, Instant now) {
        Set<String> opened = new HashSet<>();
        Set<String> changed = new HashSet<>();
        books.entries().forEach(entry -> {
            changed.add(entry.deficitOf());
            if (entry.balance().compareTo(entry.amount()) == 0 && entry.what().adds()) {
                opened.add(entry.deficitOf());
            }
        });
        jdbc.batchUpdate(
                """
                insert into deficit (id, item_id, account_id, entity_code, content, rate, balance, since)
                select :id, source_id, coalesce(payer.id, consumption.account_id), entity_code, content, rate,
                       :balance, :now
                  from consumption left join account payer on payer.id = consumption.payer_account_id
                 where source_id = :item
                on conflict (item_id) do update
                   set balance = excluded.balance,
                       since = case when :opened then excluded.since else deficit.since end,
                       entity_code = case when :opened then excluded.entity_code else deficit.entity_code end,
                       content = case when :opened then excluded.content else deficit.content end,
                       rate = case when :opened then excluded.rate else deficit.rate end
                """,
                changed.stream()
                        .sorted()
                        .map(item -> new MapSqlParameterSource(
                                        "id", RequestId.next("DF").value())
                                .addValue("item", item)
                                .addValue("balance", books.deficit(item).amount())
                                .addValue("opened", opened.contains(item))
                                .addValue("now", ShanghaiTime.at(now)))
                        .toArray(SqlParameterSource[]::new));
    }

    private void saveCovers(Books books) {
        for (String deficitOf : books.changedCovers()) {
            List<Books.Cover> covers = books.covers(deficitOf);
            MapSqlParameterSource parameters = ids(covers.stream()
                            .map(Books.Cover::itemId)
                            .toList())
                    .addValue("deficitOf", deficitOf)
                    .addValue(
                            "amounts",
                            covers.stream()
                                    .map(cover -> cover.amount().amount())
                                    .toArray(BigDecimal[]::new));
            jdbc.update(
                    "delete from deficit_offset using deficit where deficit.id = deficit_offset.deficit_id"
                            + " and deficit.item_id = :deficitOf and deficit_offset.item_id <> all(:ids)",
                    parameters);
            jdbc.update("""
                insert into deficit_offset (deficit_id, item_id, amount)
                select deficit.id, cover.id, cover.amount
                  from deficit,
                       unnest(cast(:ids as text[]), cast(:amounts as numeric[])) with ordinality
                           as cover (id, amount, place)
                 where deficit.item_id = :deficitOf
                 order by cover.place
                on conflict (deficit_id, item_id) do update set amount = excluded.amount
                """, parameters);
        }
    }

    /** Notes who would have invoiced items that are used for an offset, so that a deficit of them knows. */
    public void noteSellers(Map<String, Seller> sellers) {
        List<String> ids = List.copyOf(sellers.keySet());
        jdbc.update("""
            update consumption item
               set entity_code = by.entity_code, content = by.content, rate = by.rate
              from unnest(cast(:ids as text[]), cast(:entities as text[]), cast(:contents as text[]),
                          cast(:rates as numeric[])) as by (id, entity_code, content, rate)
             where item.source_id = by.id and item.entity_code is null
            """, sellerArrays(ids, sellers));
    }

    private static MapSqlParameterSource sellerArrays(List<String> ids, Map<String, Seller> sellers) {
        String[] entities = new String[ids.size()];
        String[] contents = new String[ids.size()];
        BigDecimal[] rates = new BigDecimal[ids.size()];
        for (int i = 0; i < ids.size(); i++) {
            Seller seller = sellers.get(ids.get(i));
            if (seller != null) {
                entities[i] = seller.entityCode();
                contents[i] = seller.content();
                rates[i] = seller.rate().fraction();
            }
        }
        return ids(ids).addValue("entities", entities)
                .addValue("contents", contents)
                .addValue("rates", rates);
    }

    static LedgerItem item(ResultSet row) throws SQLException {
        String month = row.getString("month");
        String vendor = row.getString("vendor_name");
        return new LedgerItem(
                row.getString("source_id"),
                ConsumptionItem.Kind.valueOf(row.getString("kind")),
                row.getString("account_id"),
                row.getString("product_code"),
                month == null ? null : YearMonth.parse(month),
                row.getObject("placed_at", OffsetDateTime.class).toInstant(),
                yuan(row, "amount"),
                yuan(row, "refunded"),
                yuan(row, "invoiced"),
                yuan(row, "offset_used"),
                row.getBoolean("postpaid"),
                row.getString("payer_account_id"),
                row.getString("reseller_account_id"),
                row.getString("transaction_type"),
                vendor == null ? null : new ConsumptionItem.Vendor(vendor, row.getString("vendor_contact")),
                row.getString("title_id"),
                yuan(row, "refund_pending"),
                instant(row, "paid_at"),
                yuan(row, "to_balance"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Seller seller(ResultSet row) throws SQLException {
        return new Seller(
                row.getString("entity_code"), row.getString("content"), new TaxRate(row.getBigDecimal("rate")));
    }

    private static Balance balance(ResultSet row) throws SQLException {
        return new Balance(yuan(row, "amount"), yuan(row, "refunded"), yuan(row, "invoiced"), yuan(row, "offset_used"));
    }

    /** Deficits that are not made good yet, the oldest first. */
    public List<Deficit> openDeficits(Collection<String> accountIds) {
        return jdbc.query(
                "select * from deficit where account_id = any(:accounts) and balance > 0 order by since, id",
                Map.of("accounts", array(accountIds)),
                DEFICIT);
    }

    public List<Deficit> lockOpenDeficits(Collection<String> accountIds) {
        return jdbc
                .query(
                        "select * from deficit where account_id = any(:accounts) and balance > 0 order by id for"
                                + " update",
                        Map.of("accounts", array(accountIds)),
                        DEFICIT)
                .stream()
                .filter(deficit -> deficit.balance().isPositive())
                .sorted(Comparator.comparing(Deficit::since).thenComparing(Deficit::id))
                .toList();
    }

    public Yuan balanceOfDeficit(String itemId) {
        return jdbc
                .query(
                        "select balance from deficit where item_id = :item",
                        Map.of("item", itemId),
                        (row, n) -> yuan(row, "balance"))
                .stream()
                .findFirst()
                .orElse(Yuan.ZERO);
    }

    public List<Deficit> findDeficits(Collection<String> ids) {
        return jdbc.query("select * from deficit where id = any(:ids)", ids(ids), DEFICIT);
    }

    static Deficit deficit(ResultSet row) throws SQLException {
        return new Deficit(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("item_id"),
                row.getString("entity_code"),
                row.getString("content"),
                new TaxRate(row.getBigDecimal("rate")),
                yuan(row, "balance"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    private static Yuan yuan(ResultSet row, String column) throws SQLException {
        return new Yuan(row.getBigDecimal(column));
    }

    private static MapSqlParameterSource ids(Collection<String> ids) {
        return new MapSqlParameterSource("ids", array(ids));
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
