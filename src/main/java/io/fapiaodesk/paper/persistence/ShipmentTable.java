package io.fapiaodesk.paper.persistence;

import io.fapiaodesk.kernel.RequestId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code paper_shipment}. */
@Repository
public class ShipmentTable {

    private final JdbcClient jdbc;

    public ShipmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A shipment that is not under way yet.
     *
     * @param trackingNumber of the parcel that a clerk has taken to the courier; empty if it is to be ordered
     */
    public record Pending(String id, @Nullable String trackingNumber) {}

    /** A shipment is about to be ordered, or was taken to the courier by a clerk. */
    public void insert(
            String id,
            RequestId caseId,
            String invoiceId,
            String orderedBy,
            Instant orderedAt,
            @Nullable String trackingNumber) {
        jdbc.sql("""
            insert into paper_shipment (id, request_id, invoice_id, ordered_by, ordered_at, tracking_number)
            values (:id, :case, :invoice, :by, :at, :number)
            """)
                .param("id", id)
                .param("case", caseId.value())
                .param("invoice", invoiceId)
                .param("by", orderedBy)
                .param("at", orderedAt.atOffset(ZoneOffset.UTC))
                .param("number", trackingNumber)
                .update();
    }

    /** What a case is about to send. */
    public Optional<Pending> pending(RequestId caseId) {
        return jdbc.sql("""
            select id, tracking_number from paper_shipment
             where request_id = :case and booked_at is null and refusal_code is null
             order by ordered_at desc limit 1
            """)
                .param("case", caseId.value())
                .query((row, n) -> new Pending(row.getString("id"), row.getString("tracking_number")))
                .optional();
    }

    public void booked(String id, String trackingNumber, Instant at) {
        jdbc.sql("update paper_shipment set tracking_number = :number, booked_at = :at where id = :id")
                .param("id", id)
                .param("number", trackingNumber)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void refused(String id, String code, String says) {
        jdbc.sql("update paper_shipment set refusal_code = :code, refusal_says = :says where id = :id")
                .param("id", id)
                .param("code", code)
                .param("says", says)
                .update();
    }

    /** Why the courier would not carry something; refusals from before its words were kept have none. */
    public record CourierRefusal(String code, @Nullable String says) {}

    /** Why the courier would not carry what a case wanted sent last; empty if it did, or nothing was to be sent. */
    public Optional<CourierRefusal> lastRefusal(RequestId caseId) {
        return jdbc.sql("""
            select refusal_code, refusal_says from paper_shipment
             where request_id = :case
             order by ordered_at desc limit 1
            """)
                .param("case", caseId.value())
                .query((row, n) -> new CourierRefusal(
                        Objects.requireNonNullElse(row.getString("refusal_code"), ""), row.getString("refusal_says")))
                .optional()
                .filter(refusal -> !refusal.code().isEmpty());
    }

    /** The numbers of the parcels that invoices were sent again in, by invoice; those that never were are missing. */
    public Map<String, String> latest(Collection<String> invoiceIds) {
        Map<String, String> latest = new HashMap<>();
        jdbc.sql("""
            select distinct on (invoice_id) invoice_id, tracking_number from paper_shipment
             where invoice_id = any(:ids) and booked_at is not null
             order by invoice_id, booked_at desc
            """).param("ids", invoiceIds.toArray(String[]::new)).query(row -> {
            latest.put(row.getString("invoice_id"), row.getString("tracking_number"));
        });
        return latest;
    }
}
