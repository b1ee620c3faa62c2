package io.fapiaodesk.invoicing;

import io.fapiaodesk.kernel.RequestId;

/** A customer has cancelled an invoice that a vendor was to issue, before the vendor answered (decision 24). */
public record VendorInvoiceCancelled(String invoiceId, RequestId requestId) {}
