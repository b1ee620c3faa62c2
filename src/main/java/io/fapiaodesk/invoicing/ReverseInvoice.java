package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceFace;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.Reversal;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.invoicing.persistence.RedInvoiceTable;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.taxbureau.Answer;
import io.fapiaodesk.taxbureau.BlueInvoice;
import io.fapiaodesk.taxbureau.RedInvoice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes issued invoices back by red-letter invoices (R62; FAQ "Reissue an incorrect invoice"). What was invoiced is copied
 * to the cent, and whatever asks, nothing is taken back twice.
 */
@Service
public class ReverseInvoice {

    private final Invoices faces;
    private final InvoiceTable invoices;
    private final RedInvoiceTable reds;
    private final InvoiceFiles files;
    private final PrintedLines printed;

    ReverseInvoice(
            Invoices faces, InvoiceTable invoices, RedInvoiceTable reds, InvoiceFiles files, PrintedLines printed) {
        this.faces = faces;
        this.invoices = invoices;
        this.reds = reds;
        this.files = files;
        this.printed = printed;
    }

    /**
     * What the tax bureau is asked for to take back all of an invoice; refused once any of it has been taken back.
     *
     * @param bureauRequestId made and committed before
     * @param formNumber the confirmation form, where one is needed
     */
    public Result<RedInvoice> inFull(
            String invoiceId, String bureauRequestId, RedInvoice.Reason reason, @Nullable String formNumber) {
        Invoice invoice = invoices.find(invoiceId).orElseThrow();
        return reversalOf(invoice)
                .full()
                .fold(
                        step -> Result.done(red(invoice, bureauRequestId, reason, formNumber)),
                        refusals -> Result.refused(refusals));
    }

    /**
     * Keeps that the tax bureau has taken an invoice back: its files are made, the invoice is returned, and what it covered
     * can be invoiced again. In the caller's transaction.
     *
     * @param caseId the case that returned it
     * @return the ids of the two files
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result<List<String>> conclude(String invoiceId, RequestId caseId, Answer.Issued red) {
        Invoice invoice = invoices.lock(invoiceId).orElseThrow();
        return reversalOf(invoice)
                .full()
                .fold(
                        step -> Result.done(keep(invoice, caseId, red, step.red())),
                        refusals -> Result.refused(refusals));
    }

    private List<String> keep(Invoice invoice, RequestId caseId, Answer.Issued red, TaxSplit amounts) {
        InvoiceFiles.Kept kept = files.makeRed(caseId, invoice, red, amounts);
        reds.insert(red.number(), invoice.id(), caseId.value(), red.issuedAt(), amounts, kept.pdf(), kept.xml());
        faces.concludeReturn(invoice.id(), caseId.value());
        return List.of(kept.pdf(), kept.xml());
    }

    private Reversal reversalOf(Invoice invoice) {
        InvoiceFace face = invoice.face();
        return new Reversal(face.requireAmounts(), face.requireRate(), reds.reversedOf(invoice.id()));
    }

    private RedInvoice red(
            Invoice invoice, String bureauRequestId, RedInvoice.Reason reason, @Nullable String formNumber) {
        InvoiceFace face = invoice.face();
        return RedInvoice.inFull(
                bureauRequestId,
                new RedInvoice.Blue(
                        Objects.requireNonNull(invoice.issuance().number()),
                        Objects.requireNonNull(invoice.issuance().issuedAt()),
                        face.requireAmounts()),
                face.type() == InvoiceType.SPECIAL ? BlueInvoice.Type.SPECIAL : BlueInvoice.Type.GENERAL,
                IssueInvoice.seller(face),
                IssueInvoice.buyer(face),
                printed.of(invoice).lines().stream()
                        .map(line -> line(invoice, line))
                        .toList(),
                reason,
                formNumber);
    }

    private static BlueInvoice.Line line(Invoice invoice, InvoiceLine line) {
        return new BlueInvoice.Line(
                InvoiceFiles.contentOf(invoice, line),
                invoice.face().requireRate(),
                Objects.requireNonNull(line.amounts()));
    }
}
