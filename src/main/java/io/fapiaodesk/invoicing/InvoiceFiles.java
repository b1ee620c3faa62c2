package io.fapiaodesk.invoicing;

import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.PrintedContent;
import io.fapiaodesk.invoicing.domain.Buyer;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.Issuance;
import io.fapiaodesk.invoicing.domain.Seller;
import io.fapiaodesk.invoicing.persistence.InvoiceDocumentTable;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.documents.Documents;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;

/**
 * The page and the data file of issued invoices. They are made once, when the invoice is issued: whoever downloads them
 * later gets the same bytes with the same date (R81).
 */
@Service
class InvoiceFiles {

    private static final String PDF = "application/pdf";
    private static final String XML = "application/xml";

    private final InvoicePrinter printer;
    private final Documents documents;
    private final InvoiceDocumentTable table;
    private final Entities entities;

    InvoiceFiles(InvoicePrinter printer, Documents documents, InvoiceDocumentTable table, Entities entities) {
        this.printer = printer;
        this.documents = documents;
        this.table = table;
        this.entities = entities;
    }

    /**
     * Makes and keeps both files of an invoice that has just been issued.
     *
     * @return the ids of the documents
     */
    List<String> make(Invoice invoice, List<InvoiceLine> lines, boolean sample) {
        InvoicePrint print = print(invoice, lines, sample);
        RequestId caseId = Objects.requireNonNull(invoice.requestId());
        String name = InvoicePrinter.fileName(print);
        String pdf = documents.keepOwn(caseId, invoice.accountId(), name + ".pdf", PDF, printer.pdf(print));
        String xml = documents.keepOwn(caseId, invoice.accountId(), name + ".xml", XML, printer.xml(print));
        table.insert(invoice.id(), pdf, xml);
        return List.of(pdf, xml);
    }

    private InvoicePrint print(Invoice invoice, List<InvoiceLine> lines, boolean sample) {
        Issuance issuance = invoice.issuance();
        return new InvoicePrint(
                invoice.face().type() == InvoiceType.SPECIAL,
                Objects.requireNonNull(issuance.number()),
                Objects.requireNonNull(issuance.issuedAt()),
                seller(invoice.face().seller()),
                buyer(invoice.face().buyer()),
                lines.stream().map(line -> line(invoice, line)).toList(),
                invoice.face().requireAmounts(),
                entities.payee().nameZh(),
                null,
                sample);
    }

    private static InvoicePrint.Line line(Invoice invoice, InvoiceLine line) {
        return new InvoicePrint.Line(
                PrintedContent.of(Objects.requireNonNull(line.content())),
                line.itemId(),
                invoice.face().requireRate(),
                Objects.requireNonNull(line.amounts()));
    }

    private static InvoicePrint.Party seller(Seller seller) {
        return new InvoicePrint.Party(
                seller.nameZh(), seller.taxId(), seller.address(), seller.phone(), seller.bank(), seller.bankAccount());
    }

    private static InvoicePrint.Party buyer(Buyer buyer) {
        return new InvoicePrint.Party(
                buyer.name(), buyer.taxId(), buyer.address(), buyer.phone(), buyer.bank(), buyer.bankAccount());
    }
}
