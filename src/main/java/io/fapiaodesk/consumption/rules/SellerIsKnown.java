package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import java.util.List;

/** Only what exactly one row of the seller catalogue sells can be invoiced. */
final class SellerIsKnown implements Rule<InvoiceabilityFacts> {

    @Override
    public RuleId id() {
        return new RuleId(1);
    }

    @Override
    public String faqSection() {
        return "Invoicing companies, content, and tax rates";
    }

    @Override
    public Finding examine(InvoiceabilityFacts facts) {
        List<String> arguments = facts.undecided();
        return arguments.isEmpty()
                ? Finding.satisfied(this, "SELLER_KNOWN")
                : Finding.violated(this, "CATALOGUE_DECISION_NEEDED", arguments.toArray(String[]::new));
    }
}
