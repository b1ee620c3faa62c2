package io.fapiaodesk.invoicing.domain;

import java.util.Collection;

/**
 * Where a request for invoices stands, out of where each of them does.
 *
 * @param word one of {@code ISSUING}, {@code ISSUED}, {@code PARTLY_ISSUED}, {@code CANCELLED}, {@code FAILED} and
 *     {@code FORWARDED_TO_VENDOR}
 * @param settled whether nothing more can happen to them, short of a return
 */
public record RequestOutcome(String word, boolean settled) {

    /** The tax bureau is still to issue one of them. */
    public static final String ISSUING = "ISSUING";

    /** What is left of it is the vendor's to issue. */
    public static final String FORWARDED_TO_VENDOR = "FORWARDED_TO_VENDOR";

    public static RequestOutcome of(Collection<Invoice> invoices) {
        if (has(invoices, InvoiceStatus.INVOICING)) {
            return new RequestOutcome(ISSUING, false);
        }
        if (has(invoices, InvoiceStatus.FAILED)) {
            // A tax operator is to decide whether to try again.
            return new RequestOutcome("FAILED", false);
        }
        boolean someIssued =
                invoices.stream().anyMatch(invoice -> invoice.status().isIssued());
        boolean someGivenUp = has(invoices, InvoiceStatus.CANCELLED);
        boolean someVendors = has(invoices, InvoiceStatus.PENDING_VENDOR);
        if (someIssued) {
            return new RequestOutcome(someGivenUp || someVendors ? "PARTLY_ISSUED" : "ISSUED", !someVendors);
        }
        if (someVendors) {
            return new RequestOutcome(FORWARDED_TO_VENDOR, false);
        }
        boolean refused =
                invoices.stream().anyMatch(invoice -> invoice.issuance().failureCode() != null);
        return new RequestOutcome(refused ? "FAILED" : "CANCELLED", true);
    }

    private static boolean has(Collection<Invoice> invoices, InvoiceStatus status) {
        return invoices.stream().anyMatch(invoice -> invoice.status() == status);
    }
}
