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
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.taxbureau.Answer;
import java.time.Instant;
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

    /** In the place of a content that we do not know: see the blue invoice. */
    private static final String AS_ON_THE_BLUE_ONE = "详见被红冲蓝字发票";

    private final InvoicePrinter printer;
    private final Documents documents;
    private final InvoiceDocumentTable table;
    private final Entities entities;
    private final PrintedLines printed;

    InvoiceFiles(
            InvoicePrinter printer,
            Documents documents,
            InvoiceDocumentTable table,
            Entities entities,
            PrintedLines printed) {
        this.printer = printer;
        this.documents = documents;
        this.table = table;
        this.entities = entities;
        this.printed = printed;
    }

    /**
     * Makes and keeps both files of an invoice that has just been issued.
     *
     * @return the ids of the documents
     */
    List<String> make(Invoice invoice, PrintedLines.Printed print, boolean sample) {
        Issuance issuance = invoice.issuance();
        Kept kept = keep(
                Objects.requireNonNull(invoice.requestId()),
                invoice,
                new InvoicePrint(
                        invoice.face().type() == InvoiceType.SPECIAL,
                        Objects.requireNonNull(issuance.number()),
                        Objects.requireNonNull(issuance.issuedAt()),
                        seller(sellerOn(invoice.face().seller(), Objects.requireNonNull(issuance.issuedAt()))),
                        buyer(invoice.face().buyer()),
                        print.lines().stream().map(line -> line(invoice, line)).toList(),
                        invoice.face().requireAmounts(),
                        entities.payee().nameZh(),
                        null,
                        print.remarks(),
                        sample));
        table.insert(invoice.id(), kept.pdf(), kept.xml(), sample);
        return List.of(kept.pdf(), kept.xml());
    }

    /** The documents that are the two files of an invoice. */
    record Kept(String pdf, String xml) {}

    /** Makes and keeps both files of the red-letter invoice that takes back all of an issued one. */
    Kept makeRed(RequestId caseId, Invoice blue, Answer.Issued red, TaxSplit total) {
        return keep(
                caseId,
                blue,
                new InvoicePrint(
                        blue.face().type() == InvoiceType.SPECIAL,
                        red.number(),
                        red.issuedAt(),
                        seller(blue.face().seller()),
                        buyer(blue.face().buyer()),
                        printed.of(blue).lines().stream()
                                .map(line -> redLine(blue, line))
                                .toList(),
                        total,
                        entities.payee().nameZh(),
                        Objects.requireNonNull(blue.issuance().number()),
                        red.sample()));
    }

    private Kept keep(RequestId caseId, Invoice invoice, InvoicePrint print) {
        String name = InvoicePrinter.fileName(print);
        return new Kept(
                documents.keepOwn(caseId, invoice.accountId(), name + ".pdf", PDF, printer.pdf(print)),
                documents.keepOwn(caseId, invoice.accountId(), name + ".xml", XML, printer.xml(print)));
    }

    private static InvoicePrint.Line redLine(Invoice blue, InvoiceLine line) {
        return new InvoicePrint.Line(
                PrintedContent.of(contentOf(blue, line)),
                line.itemId(),
                blue.face().requireRate(),
                Objects.requireNonNull(line.amounts()).negated());
    }

    /** What a line is called; of invoices that were issued before there was this desk, we know no content. */
    static String contentOf(Invoice invoice, InvoiceLine line) {
        String content = line.content() == null ? invoice.face().content() : line.content();
        return content == null ? AS_ON_THE_BLUE_ONE : content;
    }

    private static InvoicePrint.Line line(Invoice invoice, InvoiceLine line) {
        return new InvoicePrint.Line(
                PrintedContent.of(Objects.requireNonNull(line.content())),
                line.itemId(),
                invoice.face().requireRate(),
                Objects.requireNonNull(line.amounts()));
    }

    /** As the company was registered on the day of the invoice: between the request and that day it may have changed. */
    private Seller sellerOn(Seller seller, Instant issuedAt) {
        return seller.isVendor()
                ? seller
                : RequestInvoices.seller(entities.on(seller.code(), ShanghaiTime.dayOf(issuedAt)));
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
