package io.fapiaodesk.catalogue.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The payee collects for all companies; where another one issues the invoice, a certificate says that they belong together. */
public final class PayeeIsExplained implements Rule<PayeeIsExplained.Issuer> {

    /** Who issued, and what is at hand to explain who was paid. */
    public record Issuer(String name, Proof proof) {}

    /** What there is to prove it with. */
    public enum Proof {
        NOT_NEEDED,
        READY,
        /** The FAQ offers one, and nobody has uploaded it yet. */
        NOT_UPLOADED,
        TICKET
    }

    @Override
    public RuleId id() {
        return new RuleId(2);
    }

    @Override
    public String faqSection() {
        return "Mismatched invoicing entity and payee";
    }

    @Override
    public Finding examine(Issuer issuer) {
        return switch (issuer.proof()) {
            case NOT_NEEDED -> Finding.satisfied(this, "PAYEE_ISSUES", issuer.name());
            case READY -> Finding.satisfied(this, "AFFILIATE_CERTIFICATE_READY", issuer.name());
            case NOT_UPLOADED -> Finding.undetermined(this, "CERTIFICATE_NOT_UPLOADED", issuer.name());
            case TICKET -> Finding.undetermined(this, "CERTIFICATE_BY_TICKET", issuer.name());
        };
    }
}
