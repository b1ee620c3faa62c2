package io.fapiaodesk.paper;

import java.util.List;

/** One parcel of paper invoices that go back to the same address. Its postage is paid in advance: COD is refused there. */
public record ReturnPackage(String address, String attention, String phone, List<String> invoiceIds) {
    public ReturnPackage {
        invoiceIds = List.copyOf(invoiceIds);
    }
}
