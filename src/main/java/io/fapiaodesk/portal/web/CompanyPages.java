package io.fapiaodesk.portal.web;

import io.fapiaodesk.catalogue.CompanyPapers;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.catalogue.ExplainPayee;
import io.fapiaodesk.catalogue.KeepCompanies;
import io.fapiaodesk.catalogue.SellerCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the pages about companies show. */
@Component
class CompanyPages {

    private final Entities entities;
    private final SellerCatalogue catalogue;
    private final KeepCompanies companies;
    private final CompanyPapers papers;
    private final ExplainPayee explain;
    private final Wording wording;

    CompanyPages(
            Entities entities,
            SellerCatalogue catalogue,
            KeepCompanies companies,
            CompanyPapers papers,
            ExplainPayee explain,
            Wording wording) {
        this.entities = entities;
        this.catalogue = catalogue;
        this.companies = companies;
        this.papers = papers;
        this.explain = explain;
        this.wording = wording;
    }

    /** The companies that sell or sold, then the vendors with a letter. */
    List<CompanyView> all(Locale locale) {
        return Stream.concat(
                        entities.allEver().stream().map(entity -> view(entity, locale)),
                        entities.vendorsWithLetter().stream().map(this::view))
                .toList();
    }

    Optional<CompanyView> find(String code, Locale locale) {
        return all(locale).stream()
                .filter(company -> company.code().equals(code))
                .findFirst();
    }

    private CompanyView view(Entity entity, Locale locale) {
        Wording.In words = wording.in(locale);
        return new CompanyView(
                entity.code(),
                words.company(entity.name(), entity.nameZh()),
                entity,
                null,
                entity.code().equals(entities.payee().code()),
                explain.standing(entity).name(),
                explain.link(entity.code()).orElse(null),
                papers.inForce(entity.code()).orElse(null),
                entities.returnAddress(entity.code()).orElse(null),
                catalogue.contents().stream()
                        .filter(offer -> offer.entityCode().equals(entity.code()))
                        .map(offer -> new CompanyView.Sells(
                                String.valueOf(words.content(offer.content())),
                                offer.rate()
                                                .fraction()
                                                .movePointRight(2)
                                                .stripTrailingZeros()
                                                .toPlainString()
                                        + " %"))
                        .distinct()
                        .toList(),
                companies.versions(entity.code()),
                papers.versions(entity.code()));
    }

    private CompanyView view(Entities.Vendor vendor) {
        ExplainPayee.Standing standing = explain.standing(vendor);
        return new CompanyView(
                vendor.code(),
                vendor.name(),
                null,
                vendor.offer(),
                false,
                standing.name(),
                standing == ExplainPayee.Standing.NOT_UPLOADED
                        ? null
                        : "/api/catalogue/explanation-letter?vendor=" + vendor.code(),
                papers.inForce(vendor.code()).orElse(null),
                null,
                List.of(),
                companies.versions(vendor.code()),
                papers.versions(vendor.code()));
    }
}
