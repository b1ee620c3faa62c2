package io.fapiaodesk.invoicing.persistence;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which documents are the files of which invoice, and how long the tax bureau takes for them. */
@Repository
public class InvoiceDocumentTable {

    private final JdbcClient jdbc;

    public InvoiceDocumentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps which documents they are.
     *
     * @param sample whether they are marked as samples
     */
    public void insert(String invoiceId, String pdfDocumentId, String xmlDocumentId, boolean sample) {
        jdbc.sql("""
            INSERT INTO invoice_document (invoice_id, format, document_id, sample)
            VALUES (:invoice, 'PDF', :pdf, :sample), (:invoice, 'XML', :xml, :sample)
            """)
                .param("invoice", invoiceId)
                .param("pdf", pdfDocumentId)
                .param("xml", xmlDocumentId)
                .param("sample", sample)
                .update();
    }

    /** Whether the files of an invoice are marked as samples. */
    public boolean areSamples(String invoiceId) {
        return jdbc.sql("SELECT coalesce(bool_or(sample), false) FROM invoice_document WHERE invoice_id = :invoice")
                .param("invoice", invoiceId)
                .query(Boolean.class)
                .single();
    }

    public Optional<String> find(String invoiceId, String format) {
        return jdbc.sql("SELECT document_id FROM invoice_document WHERE invoice_id = :invoice AND format = :format")
                .param("invoice", invoiceId)
                .param("format", format)
                .query(String.class)
                .optional();
    }

    /** All files of an invoice, the page first. */
    public List<String> of(String invoiceId) {
        return jdbc.sql("SELECT document_id FROM invoice_document WHERE invoice_id = :invoice ORDER BY format")
                .param("invoice", invoiceId)
                .query(String.class)
                .list();
    }

    /** Keeps the file of an invoice that a vendor issues; a later one takes the place of an earlier one. */
    public void putVendorFile(String invoiceId, String documentId, String givenBy, Instant at) {
        jdbc.sql("""
            INSERT INTO vendor_invoice_file (invoice_id, document_id, given_by, given_at)
            VALUES (:invoice, :document, :by, :at)
            ON CONFLICT (invoice_id) DO UPDATE
               SET document_id = excluded.document_id, given_by = excluded.given_by, given_at = excluded.given_at
            """)
                .param("invoice", invoiceId)
                .param("document", documentId)
                .param("by", givenBy)
                .param("at", ShanghaiTime.at(at))
                .update();
    }

    /** The files that vendors sent, by invoice. */
    public Map<String, String> vendorFiles(Collection<String> invoiceIds) {
        Map<String, String> files = new HashMap<>();
        if (!invoiceIds.isEmpty()) {
            jdbc.sql("SELECT invoice_id, document_id FROM vendor_invoice_file WHERE invoice_id IN (:ids)")
                    .param("ids", invoiceIds)
                    .query((row, n) -> files.put(row.getString(1), row.getString(2)))
                    .list();
        }
        return files;
    }

    /** The median of the time from the first question to the issue, of the invoices issued since then. */
    public Optional<Duration> medianSince(Instant since) {
        return jdbc.sql("""
            SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM issued_at - submitted_at))
              FROM invoice
             WHERE issued_at >= :since AND submitted_at IS NOT NULL
            """)
                .param("since", ShanghaiTime.at(since))
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds * 1000))));
    }
}
