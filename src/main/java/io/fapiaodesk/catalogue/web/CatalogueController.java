package io.fapiaodesk.catalogue.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.catalogue.CompanyPapers;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.catalogue.ExplainPayee;
import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.catalogue.ReturnAddress;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.StrictDate;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.platform.documents.FileResponse;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Who sells what, who issues, who was paid, and the papers that explain it. */
@Controller
@RequestMapping("/api/catalogue")
@Tag(name = "Catalogue")
class CatalogueController {

    private static final int LONGEST_PRODUCT_CODE = 100;
    private static final int LONGEST_VENDOR = 200;

    private final SellerCatalogue catalogue;
    private final Entities entities;
    private final ExplainPayee explain;
    private final CompanyPapers papers;
    private final Texts texts;
    private final Problems problems;
    private final Clock clock;

    CatalogueController(
            SellerCatalogue catalogue,
            Entities entities,
            ExplainPayee explain,
            CompanyPapers papers,
            Texts texts,
            Problems problems,
            Clock clock) {
        this.catalogue = catalogue;
        this.entities = entities;
        this.explain = explain;
        this.papers = papers;
        this.texts = texts;
        this.problems = problems;
        this.clock = clock;
    }

    /** A company as the FAQ prints it, and how the payee is explained. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Company(
            String code,
            String name,
            String nameZh,
            @Nullable String taxId,
            @Nullable String address,
            @Nullable String addressZh,
            @Nullable String phone,
            @Nullable String bank,
            @Nullable String bankZh,
            @Nullable String bankAccount,
            boolean complete,
            List<Entity.Missing> missing,
            boolean sampleName,
            boolean payee,
            Set<String> invoiceTypes,
            String certificate,
            String certificateStanding,
            String because,
            @Nullable String certificateLink,
            @Nullable ReturnAddress returnAddress) {}

    /** A Marketplace vendor whose explanation letter can be downloaded (R3). */
    record Letter(String code, String vendor, String offer, String standing, String link) {}

    /** Who sells a product, with the company that collects beside it. */
    record Sold(
            String productCode,
            String placedAt,
            String row,
            String entityCode,
            String entityName,
            String payeeCode,
            String payeeName,
            String content,
            String rate) {}

    @GetMapping("/entities")
    @ResponseBody
    ResponseEntity<?> entities(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return Page.Slice.of(page, size)
                .fold(
                        slice -> ResponseEntity.ok(Page.of(
                                entities.allEver().stream().map(this::company).toList(), slice)),
                        problems::respond);
    }

    @GetMapping("/entities/{code}")
    @ResponseBody
    ResponseEntity<?> entity(@PathVariable String code) {
        return entities.find(code)
                .<ResponseEntity<?>>map(entity -> ResponseEntity.ok(company(entity)))
                .orElseGet(() -> problems.respond(Refusal.notFound()));
    }

    /** The certificate that a company belongs to the payee's group (R2, R45): the sealed PDF, or the sandbox's sample. */
    @GetMapping("/entities/{code}/certificate")
    Object certificate(@PathVariable String code) {
        return paper(explain.certificate(code));
    }

    /** The letters that the FAQ lists, and whether each is there. */
    @GetMapping("/explanation-letters")
    @ResponseBody
    List<Letter> letters() {
        return entities.vendorsWithLetter().stream()
                .map(vendor -> new Letter(
                        vendor.code(),
                        vendor.name(),
                        vendor.offer(),
                        explain.standing(vendor).name(),
                        "/api/catalogue/explanation-letter?vendor=" + vendor.code()))
                .toList();
    }

    /** The letter that explains a Marketplace vendor's invoice (R3): the sealed PDF, or the sandbox's sample. */
    @GetMapping("/explanation-letter")
    Object letter(@RequestParam(required = false) @Nullable String vendor) {
        return PlainText.check("/vendor", vendor, LONGEST_VENDOR)
                .fold(name -> paper(explain.letter(name)), problems::respond);
    }

    /** Who sells a product in an order placed then, by default now. */
    @GetMapping("/offers")
    @ResponseBody
    ResponseEntity<?> offers(
            @RequestParam(required = false) @Nullable String productCode,
            @RequestParam(required = false) @Nullable String placedAt) {
        Result<Instant> moment =
                placedAt == null ? Result.done(clock.instant()) : StrictDate.moment("/placedAt", placedAt);
        return PlainText.check("/productCode", productCode, LONGEST_PRODUCT_CODE)
                .fold(
                        product -> moment.fold(
                                when -> catalogue
                                        .resolve(product, when)
                                        .<ResponseEntity<?>>fold(
                                                offer -> ResponseEntity.ok(sold(product, when, offer)),
                                                problems::respond),
                                problems::respond),
                        problems::respond);
    }

    private Company company(Entity entity) {
        Finding finding = explain.of(entity);
        return new Company(
                entity.code(),
                entity.name(),
                entity.nameZh(),
                entity.taxId(),
                entity.address(),
                entity.addressZh(),
                entity.phone(),
                entity.bank(),
                entity.bankZh(),
                entity.bankAccount(),
                entity.complete(),
                entity.missing(),
                entity.sampleName(),
                entity.equals(entities.payee()),
                entities.invoiceTypes(entity.code()),
                entity.certificate().name(),
                explain.standing(entity).name(),
                texts.find("finding." + finding.code(), finding.arguments()).orElse(""),
                explain.link(entity.code()).orElse(null),
                entities.returnAddress(entity.code()).orElse(null));
    }

    private Sold sold(String productCode, Instant placedAt, Offer offer) {
        Entity payee = entities.payee();
        return new Sold(
                productCode,
                ShanghaiTime.at(placedAt).toString(),
                offer.row(),
                offer.entityCode(),
                entities.get(offer.entityCode()).name(),
                payee.code(),
                payee.name(),
                offer.content(),
                offer.rate().toString());
    }

    private Object paper(Result<ExplainPayee.Paper> result) {
        return result.fold(this::handedOut, problems::respond);
    }

    private Object handedOut(ExplainPayee.Paper paper) {
        return paper instanceof ExplainPayee.Sealed sealed
                ? FileResponse.of(papers.file(sealed.paper()))
                : printed((ExplainPayee.Sample) paper);
    }

    private Object printed(ExplainPayee.Sample explanation) {
        Locale locale = Texts.locale();
        boolean chinese = locale.equals(Locale.SIMPLIFIED_CHINESE);
        return new ModelAndView(
                "certificate",
                Map.of(
                        "language", chinese ? "zh-CN" : "en",
                        "affiliated", explanation.affiliated(),
                        "issuer", chinese ? explanation.issuerZh() : explanation.issuer(),
                        "issuerTaxId", String.valueOf(explanation.issuerTaxId()),
                        "payee",
                                chinese
                                        ? explanation.payee().nameZh()
                                        : explanation.payee().name(),
                        "payeeTaxId", String.valueOf(explanation.payee().taxId()),
                        "date", ShanghaiTime.today(clock).toString()));
    }
}
