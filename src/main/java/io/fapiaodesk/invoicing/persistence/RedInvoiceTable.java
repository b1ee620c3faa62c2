package io.fapiaodesk.invoicing.persistence;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The red-letter invoices there are, and their files. Rows are written once. */
@Repository
public class RedInvoiceTable {

    private final JdbcClient jdbc;

    public RedInvoiceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps one.
     *
     * @param cause the case that reversed the invoice
     * @param amounts negative, as it says them
     */
    public void insert(
            String number,
            String invoiceId,
            String cause,
            Instant issuedAt,
            TaxSplit amounts,
            String pdfDocumentId,
            String xmlDocumentId) {
        jdbc.sql("""
                        INSERT INTO red_invoice (number, invoice_id, cause, issued_at, gross, net, tax, pdf_document_id,
                            xml_document_id)
                        VALUES (:number, :invoice, :cause, :issuedAt, :gross, :net, :tax, :pdf, :xml)
                        """)
                .param("number", number)
                .param("invoice", invoiceId)
                .param("cause", cause)
                .param("issuedAt", ShanghaiTime.at(issuedAt))
                .param("gross", amounts.gross().amount())
                .param("net", amounts.net().amount())
                .param("tax", amounts.tax().amount())
                .param("pdf", pdfDocumentId)
                .param("xml", xmlDocumentId)
                .update();
    }

    /** What has been taken back of an invoice, as a positive amount. */
    public TaxSplit reversedOf(String invoiceId) {
        return jdbc
                .sql("SELECT gross, net, tax FROM red_invoice WHERE invoice_id = :invoice")
                .param("invoice", invoiceId)
                .query((row, n) -> new TaxSplit(
                        new Yuan(row.getBigDecimal("gross")),
                        new Yuan(row.getBigDecimal("net")),
                        new Yuan(row.getBigDecimal("tax"))))
                .list()
                .stream()
                .reduce(TaxSplit.NOTHING, TaxSplit::plus)
                .negated();
    }

    /** The files of the latest red-letter invoice of an invoice: the page, then the data. */
    public Optional<List<String>> filesOf(String invoiceId) {
        return jdbc.sql("""
                        SELECT pdf_document_id, xml_document_id FROM red_invoice WHERE invoice_id = :invoice
                        ORDER BY issued_at DESC LIMIT 1
                        """)
                .param("invoice", invoiceId)
                .query((row, n) -> List.of(row.getString("pdf_document_id"), row.getString("xml_document_id")))
                .optional();
    }
}
