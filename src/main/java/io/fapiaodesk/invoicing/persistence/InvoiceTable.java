package io.fapiaodesk.invoicing.persistence;

import io.fapiaodesk.invoicing.domain.Booking;
import io.fapiaodesk.invoicing.domain.Buyer;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceFace;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.Issuance;
import io.fapiaodesk.invoicing.domain.Medium;
import io.fapiaodesk.invoicing.domain.Seller;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.WithinTransaction;
import io.fapiaodesk.platform.crypto.Sealer;
import io.fapiaodesk.platform.crypto.Sealer.Place;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/**
 * The tables {@code invoice} and {@code invoice_line}. Whoever moves an invoice takes it with {@link #lock}, moves it with
 * a method of {@link Invoice}, and hands it to {@link #update}, in one transaction. Whoever needs more locks takes invoices
 * first, in the order of their ids, then items of consumption, then deficits. Requesting locks no invoice that is there.
 */
@Repository
public class InvoiceTable {

    private static final int LINES_PER_STATEMENT = 5_000;

    private final NamedParameterJdbcOperations jdbc;
    private final Sealer sealer;

    /** What this transaction has made or locked: nobody else can have changed it since. */
    private final WithinTransaction<String, Invoice> held = new WithinTransaction<>();

    /** The same by case, with every invoice that the case has; all of them come to be in one transaction. */
    private final WithinTransaction<RequestId, Set<String>> heldOfRequest = new WithinTransaction<>();

    public InvoiceTable(NamedParameterJdbcOperations jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    public void insert(Invoice invoice, List<InvoiceLine> lines) {
        jdbc.update("""
            INSERT INTO invoice (id, request_id, account_id, status, type, medium,
                seller_code, seller_name, seller_name_zh, seller_tax_id, seller_address, seller_phone, seller_bank,
                seller_bank_account, buyer_name, buyer_tax_id, buyer_bank, buyer_bank_account, buyer_address,
                buyer_phone, content, rate, gross, net, tax, amounts_assumed, vendor_contact,
                bureau_request_id, submitted_at, number,
                issued_at, failure_code, failure_reason, booked, deducted, booked_as_of, tracking_number, created_at)
            VALUES (:id, :request, :account, :status, :type, :medium,
                :sellerCode, :sellerName, :sellerNameZh, :sellerTaxId, :sellerAddress, :sellerPhone, :sellerBank,
                :sellerBankAccount, :buyerName, :buyerTaxId, :buyerBank, :buyerBankAccount, :buyerAddress,
                :buyerPhone, :content, :rate, :gross, :net, :tax, :amountsAssumed, :vendorContact,
                :bureauRequest, :submittedAt, :number,
                :issuedAt, :failureCode, :failureReason, :booked, :deducted, :bookedAsOf, :trackingNumber, :createdAt)
            """, face(invoice, progress(invoice)));
        for (int from = 0; from < lines.size(); from += LINES_PER_STATEMENT) {
            insertLines(invoice.id(), lines.subList(from, Math.min(lines.size(), from + LINES_PER_STATEMENT)));
        }
        held.remember(invoice.id(), invoice);
        if (invoice.requestId() != null) {
            Set<String> siblings =
                    new TreeSet<>(heldOfRequest.find(invoice.requestId()).orElse(Set.of()));
            siblings.add(invoice.id());
            heldOfRequest.remember(invoice.requestId(), siblings);
        }
    }

    /** Keeps what may have changed: status, issuance, booking and tracking number. */
    public void update(Invoice invoice) {
        int updated = jdbc.update("""
            UPDATE invoice SET status = :status, bureau_request_id = :bureauRequest, submitted_at = :submittedAt,
                number = :number, issued_at = :issuedAt, failure_code = :failureCode,
                failure_reason = :failureReason, booked = :booked, deducted = :deducted, booked_as_of = :bookedAsOf,
                tracking_number = :trackingNumber
            WHERE id = :id
            """, progress(invoice));
        if (updated != 1) {
            throw new IllegalStateException("No invoice " + invoice.id());
        }
        held.remember(invoice.id(), invoice);
    }

    /** Keeps the net and tax of an invoice of one line that have become known. */
    public void updateAmounts(Invoice invoice) {
        TaxSplit amounts = invoice.face().requireAmounts();
        MapSqlParameterSource parameters = new MapSqlParameterSource("id", invoice.id())
                .addValue("net", amounts.net().amount())
                .addValue("tax", amounts.tax().amount())
                .addValue("assumed", invoice.face().amountsAssumed());
        int lines = jdbc.update("UPDATE invoice_line SET net = :net, tax = :tax WHERE invoice_id = :id", parameters);
        int updated = jdbc.update(
                "UPDATE invoice SET net = :net, tax = :tax, amounts_assumed = :assumed WHERE id = :id AND"
                        + " amounts_assumed",
                parameters);
        if (lines != 1 || updated != 1) {
            throw new IllegalStateException("The amounts of invoice " + invoice.id() + " are no assumption");
        }
        held.remember(invoice.id(), invoice);
    }

    public Optional<Invoice> find(String id) {
        return held.find(id)
                .or(() -> invoices("WHERE id = :id", Map.of("id", id)).stream().findFirst());
    }

    /** Whoever locks an invoice has it for himself until his transaction ends, and reads its latest status. */
    public Optional<Invoice> lock(String id) {
        Optional<Invoice> locked =
                invoices("WHERE id = :id FOR UPDATE", Map.of("id", id)).stream().findFirst();
        locked.ifPresent(invoice -> held.remember(id, invoice));
        return locked;
    }

    /** The invoices of a case. */
    public List<Invoice> ofRequest(RequestId id) {
        return heldOfRequest
                .find(id)
                .map(ids -> ids.stream()
                        .map(invoice -> held.find(invoice).orElseThrow())
                        .toList())
                .orElseGet(() -> invoices("WHERE request_id = :request ORDER BY id", Map.of("request", id.value())));
    }

    /** An invoice with all others of its case, locked in the order of ids. */
    public Optional<Invoice> lockWithSiblings(String id) {
        List<Invoice> siblings = invoices(
                "WHERE request_id = (SELECT request_id FROM invoice WHERE id = :id) ORDER BY id FOR UPDATE",
                Map.of("id", id));
        siblings.forEach(invoice -> held.remember(invoice.id(), invoice));
        siblings.stream()
                .map(Invoice::requestId)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(request -> heldOfRequest.remember(
                        request, siblings.stream().map(Invoice::id).collect(Collectors.toCollection(TreeSet::new))));
        return siblings.stream().filter(invoice -> invoice.id().equals(id)).findFirst();
    }

    /** Those of the numbers that are invoices, whoever's they are. */
    public List<Invoice> findByNumbers(Collection<String> numbers) {
        return invoices("WHERE number = any(:numbers) ORDER BY id", Map.of("numbers", array(numbers)));
    }

    /** The same by number, locked in the order of ids. */
    public Map<String, Invoice> lockByNumbers(Collection<String> numbers) {
        Map<String, Invoice> found = new HashMap<>();
        invoices("WHERE number = any(:numbers) ORDER BY id FOR UPDATE", Map.of("numbers", array(numbers)))
                .forEach(invoice ->
                        found.put(Objects.requireNonNull(invoice.issuance().number()), invoice));
        return found;
    }

    /**
     * The invoices of an account, newest first.
     *
     * @param status only those with it; null for all
     * @param number only those whose number contains this; null for all
     */
    public List<Invoice> page(
            String accountId, @Nullable InvoiceStatus status, @Nullable String number, int offset, int limit) {
        return invoices(
                FILTER + " ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset",
                filter(accountId, status, number).addValue("limit", limit).addValue("offset", offset));
    }

    public long count(String accountId, @Nullable InvoiceStatus status, @Nullable String number) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT count(*) FROM invoice " + FILTER, filter(accountId, status, number), Long.class));
    }

    /** The invoices of an account that were issued on paper, the newest first. */
    public List<Invoice> onPaper(String accountId, int limit) {
        return invoices(
                "WHERE account_id = :account AND medium = 'PAPER' ORDER BY created_at DESC, id LIMIT :limit",
                Map.of("account", accountId, "limit", limit));
    }

    /** The issued invoices of an account that cover something of an item, the newest first. */
    public List<Invoice> issuedFor(String accountId, String itemId) {
        return invoices("""
            WHERE account_id = :account AND status IN ('INVOICED', 'RETURN_REJECTED')
                AND id IN (SELECT invoice_id FROM invoice_line WHERE item_id = :item)
            ORDER BY created_at DESC, id\
            """, Map.of("account", accountId, "item", itemId));
    }

    /** The lines of an invoice, in their order. */
    public List<InvoiceLine> lines(String invoiceId) {
        return jdbc.query(
                "SELECT * FROM invoice_line WHERE invoice_id = :id ORDER BY n",
                Map.of("id", invoiceId),
                (row, n) -> line(row));
    }

    /** The lines of several invoices, by the id of the invoice. */
    public Map<String, List<InvoiceLine>> lines(Collection<String> invoiceIds) {
        Map<String, List<InvoiceLine>> lines = new HashMap<>();
        jdbc.query(
                "SELECT * FROM invoice_line WHERE invoice_id = any(:ids) ORDER BY invoice_id, n",
                Map.of("ids", array(invoiceIds)),
                row -> {
                    lines.computeIfAbsent(row.getString("invoice_id"), id -> new ArrayList<>())
                            .add(line(row));
                });
        return lines;
    }

    /** What an invoice covers of each item, in CNY with tax: what is given back when it is cancelled or returned. */
    public Map<String, Yuan> amountsByItem(String invoiceId) {
        Map<String, Yuan> amounts = new HashMap<>();
        lines(invoiceId).stream()
                .filter(line -> line.itemId() != null)
                .forEach(line -> amounts.merge(Objects.requireNonNull(line.itemId()), line.gross(), Yuan::plus));
        return amounts;
    }

    /** How much of each of these items is on invoices whose return is running, in CNY with tax (R62). */
    public Map<String, Yuan> inReturn(Collection<String> itemIds) {
        Map<String, Yuan> amounts = new HashMap<>();
        if (itemIds.isEmpty()) {
            return amounts;
        }
        jdbc.query("""
            SELECT line.item_id, sum(line.gross) AS gross
              FROM invoice JOIN invoice_line line ON line.invoice_id = invoice.id
             WHERE invoice.status = 'RETURN_REQUESTED' AND line.item_id = any(:ids)
             GROUP BY line.item_id
            """, Map.of("ids", array(itemIds)), row -> {
            amounts.put(row.getString("item_id"), new Yuan(row.getBigDecimal("gross")));
        });
        return amounts;
    }

    private static final String FILTER = """
        WHERE account_id = :account AND (:status::text IS NULL OR status = :status)
            AND (:number::text IS NULL OR position(:number IN number) > 0)
        """;

    private static MapSqlParameterSource filter(
            String accountId, @Nullable InvoiceStatus status, @Nullable String number) {
        return new MapSqlParameterSource("account", accountId)
                .addValue("status", status == null ? null : status.name())
                .addValue("number", number);
    }

    private List<Invoice> invoices(String where, Map<String, ?> parameters) {
        return jdbc.query("SELECT * FROM invoice " + where, parameters, (row, n) -> invoice(row));
    }

    private List<Invoice> invoices(String where, SqlParameterSource parameters) {
        return jdbc.query("SELECT * FROM invoice " + where, parameters, (row, n) -> invoice(row));
    }

    private void insertLines(String invoiceId, List<InvoiceLine> lines) {
        jdbc.update(
                """
                INSERT INTO invoice_line (invoice_id, n, item_id, content, gross, net, tax)
                SELECT :invoice, * FROM unnest(:ns::int[], :items::text[], :contents::text[], :gross::numeric[],
                    :net::numeric[], :tax::numeric[])
                """,
                new MapSqlParameterSource("invoice", invoiceId)
                        .addValue("ns", lines.stream().map(InvoiceLine::n).toArray(Integer[]::new))
                        .addValue(
                                "items", lines.stream().map(InvoiceLine::itemId).toArray(String[]::new))
                        .addValue(
                                "contents",
                                lines.stream().map(InvoiceLine::content).toArray(String[]::new))
                        .addValue(
                                "gross",
                                lines.stream()
                                        .map(line -> line.gross().amount())
                                        .toArray(BigDecimal[]::new))
                        .addValue(
                                "net",
                                lines.stream()
                                        .map(line -> line.amounts() == null
                                                ? null
                                                : line.amounts().net().amount())
                                        .toArray(BigDecimal[]::new))
                        .addValue(
                                "tax",
                                lines.stream()
                                        .map(line -> line.amounts() == null
                                                ? null
                                                : line.amounts().tax().amount())
                                        .toArray(BigDecimal[]::new)));
    }

    private static MapSqlParameterSource progress(Invoice invoice) {
        Issuance issuance = invoice.issuance();
        Booking booking = invoice.booking();
        return new MapSqlParameterSource("id", invoice.id())
                .addValue("status", invoice.status().name())
                .addValue("bureauRequest", issuance.bureauRequestId())
                .addValue("submittedAt", at(issuance.submittedAt()))
                .addValue("number", issuance.number())
                .addValue("issuedAt", at(issuance.issuedAt()))
                .addValue("failureCode", issuance.failureCode())
                .addValue("failureReason", issuance.failureReason())
                .addValue("booked", booking.booked())
                .addValue("deducted", booking.deducted())
                .addValue("bookedAsOf", at(booking.asOf()))
                .addValue("trackingNumber", invoice.trackingNumber());
    }

    private MapSqlParameterSource face(Invoice invoice, MapSqlParameterSource parameters) {
        InvoiceFace face = invoice.face();
        Seller seller = face.seller();
        Buyer buyer = face.buyer();
        TaxSplit amounts = face.amounts();
        return parameters
                .addValue(
                        "request",
                        invoice.requestId() == null ? null : invoice.requestId().value())
                .addValue("account", invoice.accountId())
                .addValue("type", face.type().name())
                .addValue("medium", face.medium().name())
                .addValue("sellerCode", seller.code())
                .addValue("sellerName", seller.name())
                .addValue("sellerNameZh", seller.nameZh())
                .addValue("sellerTaxId", seller.taxId())
                .addValue("sellerAddress", seller.address())
                .addValue("sellerPhone", seller.phone())
                .addValue("sellerBank", seller.bank())
                .addValue("sellerBankAccount", seller.bankAccount())
                .addValue("buyerName", buyer.name())
                .addValue("buyerTaxId", buyer.taxId())
                .addValue("buyerBank", seal(invoice.id(), "buyer_bank", buyer.bank()))
                .addValue("buyerBankAccount", seal(invoice.id(), "buyer_bank_account", buyer.bankAccount()))
                .addValue("buyerAddress", seal(invoice.id(), "buyer_address", buyer.address()))
                .addValue("buyerPhone", seal(invoice.id(), "buyer_phone", buyer.phone()))
                .addValue("content", face.content())
                .addValue("rate", face.rate() == null ? null : face.rate().fraction())
                .addValue("gross", face.gross().amount())
                .addValue("net", amounts == null ? null : amounts.net().amount())
                .addValue("tax", amounts == null ? null : amounts.tax().amount())
                .addValue("amountsAssumed", face.amountsAssumed())
                .addValue("vendorContact", face.vendorContact())
                .addValue("createdAt", at(invoice.createdAt()));
    }

    private Invoice invoice(ResultSet row) throws SQLException {
        String requestId = row.getString("request_id");
        BigDecimal rate = row.getBigDecimal("rate");
        return new Invoice(
                row.getString("id"),
                requestId == null ? null : new RequestId(requestId),
                row.getString("account_id"),
                InvoiceStatus.valueOf(row.getString("status")),
                new InvoiceFace(
                        InvoiceType.valueOf(row.getString("type")),
                        Medium.valueOf(row.getString("medium")),
                        new Seller(
                                row.getString("seller_code"),
                                row.getString("seller_name"),
                                row.getString("seller_name_zh"),
                                row.getString("seller_tax_id"),
                                row.getString("seller_address"),
                                row.getString("seller_phone"),
                                row.getString("seller_bank"),
                                row.getString("seller_bank_account")),
                        new Buyer(
                                row.getString("buyer_name"),
                                row.getString("buyer_tax_id"),
                                open(row, "buyer_bank"),
                                open(row, "buyer_bank_account"),
                                open(row, "buyer_address"),
                                open(row, "buyer_phone")),
                        row.getString("content"),
                        rate == null ? null : new TaxRate(rate),
                        new Yuan(row.getBigDecimal("gross")),
                        amounts(row),
                        row.getBoolean("amounts_assumed"),
                        row.getString("vendor_contact")),
                new Issuance(
                        row.getString("bureau_request_id"),
                        instant(row, "submitted_at"),
                        row.getString("number"),
                        instant(row, "issued_at"),
                        row.getString("failure_code"),
                        row.getString("failure_reason")),
                new Booking(row.getBoolean("booked"), row.getBoolean("deducted"), instant(row, "booked_as_of")),
                row.getString("tracking_number"),
                Objects.requireNonNull(instant(row, "created_at")));
    }

    private byte @Nullable [] seal(String invoiceId, String column, @Nullable String text) {
        return sealer.sealText(new Place("invoice", invoiceId, column), text);
    }

    private @Nullable String open(ResultSet row, String column) throws SQLException {
        return sealer.openText(new Place("invoice", row.getString("id"), column), row.getBytes(column));
    }

    static InvoiceLine line(ResultSet row) throws SQLException {
        return new InvoiceLine(
                row.getInt("n"),
                row.getString("item_id"),
                row.getString("content"),
                new Yuan(row.getBigDecimal("gross")),
                amounts(row));
    }

    private static @Nullable TaxSplit amounts(ResultSet row) throws SQLException {
        BigDecimal net = row.getBigDecimal("net");
        return net == null
                ? null
                : new TaxSplit(new Yuan(row.getBigDecimal("gross")), new Yuan(net), new Yuan(row.getBigDecimal("tax")));
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : ShanghaiTime.at(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
