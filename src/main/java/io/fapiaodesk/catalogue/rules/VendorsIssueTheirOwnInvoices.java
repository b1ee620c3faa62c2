package io.fapiaodesk.catalogue.rules;

import io.fapiaodesk.catalogue.domain.SellerRow;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** A Marketplace product of an affiliated company is invoiced like our own; a third party issues its invoices itself. */
public final class VendorsIssueTheirOwnInvoices implements Rule<VendorsIssueTheirOwnInvoices.Sale> {

    /** The row by which a product is sold. */
    public record Sale(SellerRow row) {}

    @Override
    public RuleId id() {
        return new RuleId(82);
    }

    @Override
    public String faqSection() {
        return "Invoicing for Alibaba Cloud Marketplace products";
    }

    @Override
    public Finding examine(Sale sale) {
        return sale.row().ofVendor()
                ? Finding.violated(this, "VENDOR_ISSUES")
                : Finding.satisfied(this, "SOLD_BY_US", sale.row().row());
    }
}
