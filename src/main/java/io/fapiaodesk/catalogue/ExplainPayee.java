package io.fapiaodesk.catalogue;

import io.fapiaodesk.catalogue.rules.PayeeIsExplained;
import io.fapiaodesk.catalogue.rules.VendorsLettersExplain;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Explains to somebody's bookkeeper why the company that was paid is not the one that issued the invoice (R2, R3, R45). */
@Service
public class ExplainPayee {

    private final Entities entities;

    ExplainPayee(Entities entities) {
        this.entities = entities;
    }

    /** What a certificate or a letter says: who issues, and who was paid for them. */
    public record Explanation(
            boolean affiliated,
            String issuer,
            String issuerZh,
            @Nullable String issuerTaxId,
            Entity payee) {}

    /** What holds for an invoice of that company (R2). */
    public Finding of(Entity issuer) {
        return new PayeeIsExplained()
                .examine(new PayeeIsExplained.Issuer(
                        issuer.name(),
                        PayeeIsExplained.Proof.valueOf(issuer.certificate().name())));
    }

    /** What holds for an invoice of that Marketplace vendor (R3). */
    public Finding ofVendor(String vendor) {
        Optional<Entities.Vendor> ready = entities.vendorWithLetter(vendor);
        return new VendorsLettersExplain()
                .examine(new VendorsLettersExplain.Vendor(
                        ready.map(Entities.Vendor::name).orElse(vendor), ready.isPresent()));
    }

    /** The certificate that a company belongs to the payee's group, if one is ready. */
    public Result<Explanation> certificate(String code) {
        Optional<Entity> found = entities.find(code);
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        Entity issuer = found.get();
        return switch (issuer.certificate()) {
            case AFFILIATE, OWN ->
                Result.done(new Explanation(true, issuer.name(), issuer.nameZh(), issuer.taxId(), entities.payee()));
            case NOT_NEEDED -> Result.refused(refusal(of(issuer), "NO_CERTIFICATE_NEEDED"));
            case TICKET -> Result.refused(refusal(of(issuer), "CERTIFICATE_BY_TICKET"));
        };
    }

    /** The letter that explains a Marketplace vendor's invoice, if one is ready. */
    public Result<Explanation> letter(String vendor) {
        return entities.vendorWithLetter(vendor)
                .<Result<Explanation>>map(ready ->
                        Result.done(new Explanation(false, ready.name(), ready.nameZh(), null, entities.payee())))
                .orElseGet(() -> Result.refused(refusal(ofVendor(vendor), "EXPLANATION_LETTER_BY_TICKET")));
    }

    private static Refusal refusal(Finding finding, String code) {
        return new Refusal(
                Refusal.Kind.WRONG_STATE,
                code,
                finding.rule(),
                finding.faqSection(),
                null,
                List.copyOf(finding.arguments()));
    }
}
