package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.TaxSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One invoice, from the request for it to its return. Each method is a transition; one that the status does not allow
 * throws, which undoes the step that tried it. Whoever moves an invoice holds the lock of its row.
 *
 * <p>Who may move which status:
 * <ul>
 *   <li>Requesting ({@code RequestInvoices}) makes invoices INVOICING, or PENDING_VENDOR where a third party of the
 *       marketplace issues them. The import of historic invoices makes them INVOICED.
 *   <li>Issuing (the process {@code invoice-issuance}) {@link #submitted announces} them and moves INVOICING to
 *       INVOICED or FAILED.
 *   <li>Cancelling moves INVOICING to CANCELLED: by itself as long as nothing was announced, else only when the tax
 *       bureau has said that it will not issue.
 *   <li>A vendor's answer moves PENDING_VENDOR to INVOICED or CANCELLED, and the customer's cancelling to CANCELLED.
 *   <li>A tax operator moves FAILED back to INVOICING under a new key, or to CANCELLED.
 *   <li>Returning moves INVOICED or RETURN_REJECTED to RETURN_REQUESTED, and that to RETURNED, RETURN_REJECTED or, when it
 *       is withdrawn, back to INVOICED.
 *   <li>Booking events change {@link #booking}, never the status.
 * </ul>
 *
 * @param requestId the case it belongs to; empty for invoices that were issued before there was this desk
 * @param trackingNumber of the parcel a paper invoice was sent in
 */
public record Invoice(
        String id,
        @Nullable RequestId requestId,
        String accountId,
        InvoiceStatus status,
        InvoiceFace face,
        Issuance issuance,
        Booking booking,
        @Nullable String trackingNumber,
        Instant createdAt) {

    /** What its holder can do with it; the words are those of the HTTP interface. */
    public enum Action {
        CANCEL,
        RETURN,
        DOWNLOAD,
        REPORT_LOSS
    }

    /** An invoice that we ask the tax bureau for. */
    public static Invoice requested(String id, RequestId requestId, String accountId, InvoiceFace face, Instant now) {
        return new Invoice(
                id,
                requestId,
                accountId,
                InvoiceStatus.INVOICING,
                face,
                Issuance.notSubmitted(InvoiceId.nextBureauRequest()),
                Booking.NONE,
                null,
                now);
    }

    /** An invoice that a third party of the marketplace is asked for (R34, R82; decision 11). */
    public static Invoice forwarded(String id, RequestId requestId, String accountId, InvoiceFace face, Instant now) {
        return new Invoice(
                id,
                requestId,
                accountId,
                InvoiceStatus.PENDING_VENDOR,
                face,
                Issuance.byVendor(),
                Booking.NONE,
                null,
                now);
    }

    /** An invoice that was issued before there was this desk. */
    public static Invoice historic(
            String id,
            String accountId,
            InvoiceFace face,
            String number,
            Instant issuedAt,
            boolean booked,
            boolean deducted,
            @Nullable String trackingNumber,
            Instant now) {
        return new Invoice(
                id,
                null,
                accountId,
                InvoiceStatus.INVOICED,
                face,
                Issuance.historic(number, issuedAt),
                new Booking(booked, deducted, null),
                trackingNumber,
                now);
    }

    /** The first call to the tax bureau is about to be made; announced again after a crash, the first moment stays. */
    public Invoice submitted(Instant at) {
        require(status == InvoiceStatus.INVOICING, "submit");
        return issuance.submittedAt() != null
                ? this
                : with(status, new Issuance(issuance.bureauRequestId(), at, null, null, null, null));
    }

    /** The tax bureau has issued it. */
    public Invoice issued(String number, Instant at) {
        require(status == InvoiceStatus.INVOICING && issuance.submittedAt() != null, "issue");
        return with(
                InvoiceStatus.INVOICED,
                new Issuance(issuance.bureauRequestId(), issuance.submittedAt(), number, at, null, null));
    }

    /** The tax bureau will not issue it. */
    public Invoice fail(String code, String reason) {
        require(status == InvoiceStatus.INVOICING, "fail");
        return with(
                InvoiceStatus.FAILED,
                new Issuance(issuance.bureauRequestId(), issuance.submittedAt(), null, null, code, reason));
    }

    /** Tries again after a refusal, under a new key: what the bureau has refused once stays refused. */
    public Invoice retry(String newBureauRequestId) {
        require(status == InvoiceStatus.FAILED, "retry");
        return with(InvoiceStatus.INVOICING, Issuance.notSubmitted(newBureauRequestId));
    }

    /** The vendor says that it has issued it; its number is the vendor's word. */
    public Invoice issuedByVendor(String number, Instant at) {
        require(status == InvoiceStatus.PENDING_VENDOR, "issue");
        return with(InvoiceStatus.INVOICED, Issuance.historic(number, at));
    }

    /** The vendor says that it will not issue it; what it covered is to be made free. */
    public Invoice refusedByVendor(String reason) {
        require(status == InvoiceStatus.PENDING_VENDOR, "refuse");
        return with(status, new Issuance(null, null, null, null, "VENDOR_REFUSED", reason));
    }

    /** It will never be issued. */
    public Invoice cancel() {
        require(
                status == InvoiceStatus.INVOICING
                        || status == InvoiceStatus.FAILED
                        || status == InvoiceStatus.PENDING_VENDOR,
                "cancel");
        return with(InvoiceStatus.CANCELLED, issuance);
    }

    /** A return is running: its amounts stay taken until the red-letter invoice exists (R62). */
    public Invoice requestReturn() {
        require(isReturnable(), "return");
        return with(InvoiceStatus.RETURN_REQUESTED, issuance);
    }

    public Invoice rejectReturn() {
        require(status == InvoiceStatus.RETURN_REQUESTED, "reject the return of");
        return with(InvoiceStatus.RETURN_REJECTED, issuance);
    }

    /** Its holder has taken the return back: it is as if none had been asked for. */
    public Invoice withdrawReturn() {
        require(status == InvoiceStatus.RETURN_REQUESTED, "withdraw the return of");
        return with(InvoiceStatus.INVOICED, issuance);
    }

    /** The red-letter invoice exists. */
    public Invoice returned() {
        require(status == InvoiceStatus.RETURN_REQUESTED, "conclude the return of");
        return with(InvoiceStatus.RETURNED, issuance);
    }

    /** What the buyer did with it, as of a moment; something older than what is known changes nothing. */
    public Invoice book(boolean booked, boolean deducted, Instant at) {
        require(status.isIssued(), "book");
        return booking.isOlderThan(at) ? withBooking(new Booking(booked, deducted, at)) : this;
    }

    /** Who issued it has told its net and tax, which were worked out on its total until now. */
    public Invoice amountsTold(TaxSplit told) {
        return withAmounts(told, false);
    }

    /** A form at the tax bureau shows its net and tax; another form may still show them better. */
    public Invoice amountsSeen(TaxSplit seen) {
        return withAmounts(seen, true);
    }

    private Invoice withAmounts(TaxSplit amounts, boolean assumed) {
        require(face.amountsAssumed() && status != InvoiceStatus.RETURNED, "correct the amounts of");
        return new Invoice(
                id,
                requestId,
                accountId,
                status,
                face.with(amounts, assumed),
                issuance,
                booking,
                trackingNumber,
                createdAt);
    }

    /** What a historic invoice's delivery says of it, as long as no event has said more. */
    public Invoice corrected(boolean booked, boolean deducted, @Nullable String newTrackingNumber) {
        require(requestId == null, "correct");
        return new Invoice(
                id,
                null,
                accountId,
                status,
                face,
                issuance,
                booking.asOf() == null ? new Booking(booked, deducted, null) : booking,
                newTrackingNumber,
                createdAt);
    }

    public boolean isReturnable() {
        // What a vendor has issued, only the vendor takes back.
        return (status == InvoiceStatus.INVOICED || status == InvoiceStatus.RETURN_REJECTED)
                && !face.seller().isVendor();
    }

    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        if (status == InvoiceStatus.INVOICING || status == InvoiceStatus.PENDING_VENDOR) {
            actions.add(Action.CANCEL);
        }
        if (isReturnable()) {
            actions.add(Action.RETURN);
        }
        if (status.isIssued()
                && face.medium() == Medium.DIGITAL
                && !face.seller().isVendor()) {
            actions.add(Action.DOWNLOAD);
        }
        if (isReturnable() && face.medium() == Medium.PAPER) {
            actions.add(Action.REPORT_LOSS);
        }
        return actions;
    }

    private Invoice with(InvoiceStatus newStatus, Issuance newIssuance) {
        return new Invoice(id, requestId, accountId, newStatus, face, newIssuance, booking, trackingNumber, createdAt);
    }

    private Invoice withBooking(Booking newBooking) {
        return new Invoice(id, requestId, accountId, status, face, issuance, newBooking, trackingNumber, createdAt);
    }

    private void require(boolean allowed, String transition) {
        if (!allowed) {
            throw new IllegalTransitionException(id, status, transition);
        }
    }
}
