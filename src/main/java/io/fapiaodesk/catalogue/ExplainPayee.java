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
    private final CompanyPapers papers;

    ExplainPayee(Entities entities, CompanyPapers papers) {
        this.entities = entities;
        this.papers = papers;
    }

    /** What there is to hand out. */
    public sealed interface Paper {}

    /** A PDF with the company's seal. */
    public record Sealed(CompanyPaper paper) implements Paper {}

    /** What a certificate or a letter says, without a seal: who issues, and who was paid for them. */
    public record Sample(
            boolean affiliated,
            String issuer,
            String issuerZh,
            @Nullable String issuerTaxId,
            Entity payee) implements Paper {}

    /** What is there of a company's certificate. */
    public enum Standing {
        NOT_NEEDED,
        SEALED,
        SAMPLE,
        NOT_UPLOADED,
        TICKET
    }

    public Standing standing(Entity issuer) {
        if (issuer.certificate() == Certificate.NOT_NEEDED) {
            return Standing.NOT_NEEDED;
        }
        if (papers.inForce(issuer.code()).isPresent()) {
            return Standing.SEALED;
        }
        if (!issuer.certificate().offered()) {
            return Standing.TICKET;
        }
        return papers.sandbox() ? Standing.SAMPLE : Standing.NOT_UPLOADED;
    }

    public Standing standing(Entities.Vendor vendor) {
        if (papers.inForce(vendor.code()).isPresent()) {
            return Standing.SEALED;
        }
        return papers.sandbox() ? Standing.SAMPLE : Standing.NOT_UPLOADED;
    }

    /** Where the certificate of a company is downloaded, if there is one. */
    public Optional<String> link(String code) {
        return entities.find(code)
                .filter(issuer -> isThere(standing(issuer)))
                .map(issuer -> "/api/catalogue/entities/" + issuer.code() + "/certificate");
    }

    private static boolean isThere(Standing standing) {
        return standing == Standing.SEALED || standing == Standing.SAMPLE;
    }

    /** What holds for an invoice of that company (R2). */
    public Finding of(Entity issuer) {
        return new PayeeIsExplained()
                .examine(new PayeeIsExplained.Issuer(
                        issuer.name(),
                        switch (standing(issuer)) {
                            case NOT_NEEDED -> PayeeIsExplained.Proof.NOT_NEEDED;
                            case SEALED, SAMPLE -> PayeeIsExplained.Proof.READY;
                            case NOT_UPLOADED -> PayeeIsExplained.Proof.NOT_UPLOADED;
                            case TICKET -> PayeeIsExplained.Proof.TICKET;
                        }));
    }

    /** What holds for an invoice of that Marketplace vendor (R3). */
    public Finding ofVendor(String name) {
        Optional<Entities.Vendor> listed = entities.vendorWithLetter(name);
        return new VendorsLettersExplain()
                .examine(new VendorsLettersExplain.Vendor(
                        listed.map(Entities.Vendor::name).orElse(name),
                        listed.isPresent(),
                        listed.map(this::standing).filter(ExplainPayee::isThere).isPresent()));
    }

    /** The certificate that a company belongs to the payee's group, if one is there. */
    public Result<Paper> certificate(String code) {
        Optional<Entity> found = entities.find(code);
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        Entity issuer = found.get();
        return switch (standing(issuer)) {
            case SEALED -> Result.done(new Sealed(papers.inForce(issuer.code()).orElseThrow()));
            case SAMPLE ->
                Result.done(new Sample(true, issuer.name(), issuer.nameZh(), issuer.taxId(), entities.payee()));
            case NOT_NEEDED -> Result.refused(refusal(of(issuer), "NO_CERTIFICATE_NEEDED"));
            case NOT_UPLOADED -> Result.refused(refusal(of(issuer), "CERTIFICATE_NOT_UPLOADED"));
            case TICKET -> Result.refused(refusal(of(issuer), "CERTIFICATE_BY_TICKET"));
        };
    }

    /** The letter that explains a Marketplace vendor's invoice, if one is there. */
    public Result<Paper> letter(String name) {
        Optional<Entities.Vendor> listed = entities.vendorWithLetter(name);
        if (listed.isEmpty()) {
            return Result.refused(refusal(ofVendor(name), "EXPLANATION_LETTER_BY_TICKET"));
        }
        Entities.Vendor vendor = listed.get();
        Optional<CompanyPaper> sealed = papers.inForce(vendor.code());
        if (sealed.isPresent()) {
            return Result.done(new Sealed(sealed.get()));
        }
        return papers.sandbox()
                ? Result.done(new Sample(false, vendor.name(), vendor.name(), null, entities.payee()))
                : Result.refused(refusal(ofVendor(name), "EXPLANATION_LETTER_NOT_UPLOADED"));
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
