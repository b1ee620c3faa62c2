package io.fapiaodesk.vendor.process;

import io.fapiaodesk.vendor.AskVendor;
import org.springframework.stereotype.Component;

/** What the diagram asks of our record: {@code ${vendorParts.brief(invoiceId)}}. */
@Component("vendorParts")
public class VendorParts {

    private final AskVendor vendors;

    VendorParts(AskVendor vendors) {
        this.vendors = vendors;
    }

    public String brief(String invoiceId) {
        return vendors.brief(invoiceId);
    }
}
