package io.fapiaodesk.invoicing;

import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceFace;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceRequest;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.Medium;
import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.invoicing.persistence.InvoiceRequestTable;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.TaxSplit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices for the capabilities that return, reverse and look for them. What moves one takes part in the caller's
 * transaction, in which the caller has locked it; a move that its status does not allow throws.
 */
@Service
public class Invoices {

    private final InvoiceTable table;
    private final InvoiceRequestTable requests;
    private final Ledger ledger;

    Invoices(InvoiceTable table, InvoiceRequestTable requests, Ledger ledger) {
        this.table = table;
        this.requests = requests;
        this.ledger = ledger;
    }

    public Optional<InvoiceFacts> find(String id) {
        return table.find(id).map(Invoices::facts);
    }

    /** Those of the numbers that are invoices, whoever's they are. */
    public List<InvoiceFacts> byNumber(Collection<String> numbers) {
        return table.findByNumbers(numbers).stream().map(Invoices::facts).toList();
    }

    /** Its latest state, kept from anybody else until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<InvoiceFacts> lock(String id) {
        return table.lock(id).map(Invoices::facts);
    }

    /** A return is running: the amounts stay taken until the red-letter invoice exists (R62). */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requestReturn(String id) {
        move(id, Invoice::requestReturn);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void rejectReturn(String id) {
        move(id, Invoice::rejectReturn);
    }

    /** Its holder has taken the return back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdrawReturn(String id) {
        move(id, Invoice::withdrawReturn);
    }

    /**
     * What was asked for when it was requested, as an order that can be previewed and sent again.
     *
     * @return nothing for an invoice that was issued before there was this desk, or by a vendor
     */
    public Optional<InvoiceOrder> orderAgain(String id) {
        return table.find(id)
                .filter(invoice ->
                        invoice.requestId() != null && !invoice.face().seller().isVendor())
                .map(invoice -> new InvoiceOrder(
                                Method.ORDER_DETAIL.name(),
                                table.lines(id).stream()
                                        .map(InvoiceLine::itemId)
                                        .toList(),
                                null,
                                null,
                                invoice.face().type().name(),
                                titleOf(invoice),
                                null,
                                null,
                                null)
                        .withWishes(
                                requests.find(Objects.requireNonNull(invoice.requestId()))
                                        .map(request -> request.lines().name())
                                        .orElse(null),
                                null,
                                null));
    }

    private @Nullable String titleOf(Invoice invoice) {
        return requests.find(Objects.requireNonNull(invoice.requestId()))
                .map(InvoiceRequest::titleId)
                .orElse(null);
    }

    /**
     * The red-letter invoice exists: what the invoice covered can be invoiced again, and deficits of it shrink.
     *
     * @param cause the case that returned it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void concludeReturn(String id, String cause) {
        move(id, Invoice::returned);
        ledger.release(table.amountsByItem(id), cause);
    }

    /** A confirmation form shows net and tax of an invoice whose amounts are an assumption. What was told stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void amountsSeen(String id, TaxSplit seen) {
        Invoice invoice = table.lock(id).orElseThrow(() -> new IllegalStateException("No invoice " + id));
        if (invoice.face().amountsAssumed() && !seen.equals(invoice.face().amounts())) {
            table.updateAmounts(invoice.amountsSeen(seen));
        }
    }

    private void move(String id, UnaryOperator<Invoice> transition) {
        Invoice invoice = table.lock(id).orElseThrow(() -> new IllegalStateException("No invoice " + id));
        table.update(transition.apply(invoice));
    }

    private static InvoiceFacts facts(Invoice invoice) {
        InvoiceFace face = invoice.face();
        return new InvoiceFacts(
                invoice.id(),
                invoice.requestId(),
                invoice.accountId(),
                status(invoice.status()),
                type(face.type()),
                medium(face.medium()),
                invoice.issuance().number(),
                invoice.issuance().issuedAt(),
                invoice.booking().booked(),
                invoice.booking().deducted(),
                face.seller().code(),
                face.seller().name(),
                face.seller().taxId(),
                face.buyer().name(),
                face.buyer().taxId(),
                face.content(),
                face.rate(),
                face.gross(),
                face.amounts(),
                face.amountsAssumed(),
                invoice.trackingNumber(),
                invoice.isReturnable());
    }

    private static InvoiceFacts.Status status(InvoiceStatus status) {
        return switch (status) {
            case INVOICING -> InvoiceFacts.Status.INVOICING;
            case PENDING_VENDOR -> InvoiceFacts.Status.PENDING_VENDOR;
            case CANCELLED -> InvoiceFacts.Status.CANCELLED;
            case INVOICED -> InvoiceFacts.Status.INVOICED;
            case RETURN_REQUESTED -> InvoiceFacts.Status.RETURN_REQUESTED;
            case RETURN_REJECTED -> InvoiceFacts.Status.RETURN_REJECTED;
            case RETURNED -> InvoiceFacts.Status.RETURNED;
            case FAILED -> InvoiceFacts.Status.FAILED;
        };
    }

    private static InvoiceFacts.Type type(InvoiceType type) {
        return switch (type) {
            case GENERAL -> InvoiceFacts.Type.GENERAL;
            case SPECIAL -> InvoiceFacts.Type.SPECIAL;
        };
    }

    private static InvoiceFacts.Medium medium(Medium medium) {
        return switch (medium) {
            case DIGITAL -> InvoiceFacts.Medium.DIGITAL;
            case PAPER -> InvoiceFacts.Medium.PAPER;
        };
    }
}
