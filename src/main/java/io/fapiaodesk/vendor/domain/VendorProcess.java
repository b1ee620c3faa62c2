package io.fapiaodesk.vendor.domain;

import io.fapiaodesk.kernel.RequestId;

/** The process that waits for a vendor. */
public interface VendorProcess {

    /** Nobody waits for the vendor of an invoice any more: it has answered, or need not. In the caller's transaction. */
    void settled(RequestId caseId, String invoiceId);
}
