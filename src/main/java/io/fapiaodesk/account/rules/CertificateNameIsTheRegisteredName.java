package io.fapiaodesk.account.rules;

import io.fapiaodesk.kernel.AsRead;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;

/** The certificate of an account bears the registered name; no title and no contract changes it. */
public final class CertificateNameIsTheRegisteredName implements Rule<CertificateNameIsTheRegisteredName.Names> {

    /** The name by real-name registration, and the one that is wanted on the certificate. */
    public record Names(String registered, String wanted) {}

    @Override
    public RuleId id() {
        return new RuleId(55);
    }

    @Override
    public String faqSection() {
        return "Mismatched invoice title and certificate name";
    }

    @Override
    public Finding examine(Names names) {
        return AsRead.same(names.registered(), names.wanted())
                ? Finding.satisfied(this, "CERTIFICATE_NAME_REGISTERED")
                : Finding.violated(this, "CERTIFICATE_NAME_NOT_REGISTERED", names.registered());
    }
}
