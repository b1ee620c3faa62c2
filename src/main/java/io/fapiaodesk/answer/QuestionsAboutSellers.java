package io.fapiaodesk.answer;

import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.catalogue.ExplainPayee;
import io.fapiaodesk.catalogue.WhoIssues;
import io.fapiaodesk.kernel.ruling.Finding;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which company issues an invoice, and why it is not the one that was paid. */
@Component
class QuestionsAboutSellers implements Questions {

    private final WhoIssues whoIssues;
    private final ExplainPayee explainPayee;
    private final Entities entities;
    private final Clock clock;

    QuestionsAboutSellers(WhoIssues whoIssues, ExplainPayee explainPayee, Entities entities, Clock clock) {
        this.whoIssues = whoIssues;
        this.explainPayee = explainPayee;
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public List<Asked> all() {
        return List.of(
                Asked.of(
                        1,
                        "Invoicing companies, content, and tax rates",
                        this::seller,
                        Field.text("productCode"),
                        Field.of("placedAt", Field.Kind.DAY)),
                Asked.of(2, "Mismatched invoicing entity and payee", this::payee, Field.choice("entity", codes())),
                Asked.of(3, "Mismatched invoicing entity and payee", this::vendor, Field.text("vendor")),
                Asked.of(5, "Invoicing entity for Model Studio", this::modelStudio),
                Asked.of(
                        7, "Support for fully digital e-invoices", this::digitalTypes, Field.choice("entity", codes())),
                Asked.of(45, "Invoicing for the Wanjing Yike service", this::wanjingYike),
                Asked.of(
                        82,
                        "Invoicing for Alibaba Cloud Marketplace products",
                        this::marketplace,
                        Field.choice("provider", "AFFILIATED", "THIRD_PARTY")));
    }

    private String[] codes() {
        return entities.all().stream().map(Entity::code).toArray(String[]::new);
    }

    private Reply seller(Asking asking) {
        return Reply.of(
                whoIssues.seller(
                        asking.text("productCode").orElse("ecs"),
                        asking.moment("placedAt").orElseGet(clock::instant)),
                Links.COMPANIES);
    }

    private Reply payee(Asking asking) {
        Entity issuer = entity(asking, "E02");
        Finding finding = explainPayee.of(issuer);
        return new Reply(
                finding,
                List.of(),
                explainPayee.link(issuer.code()).isPresent()
                        ? List.of(Links.certificate(issuer.code()), Links.company(issuer.code()), Links.COMPANIES)
                        : List.of(Links.company(issuer.code()), Links.COMPANIES));
    }

    private Reply vendor(Asking asking) {
        String vendor = asking.text("vendor").orElse("China Unicom Hangzhou");
        Finding finding = explainPayee.ofVendor(vendor);
        return new Reply(
                finding, List.of(), finding instanceof Finding.Satisfied ? List.of(Links.letter(vendor)) : List.of());
    }

    private Reply modelStudio(Asking asking) {
        return Reply.of(whoIssues.modelStudio(clock.instant()), Links.certificate("E03"), Links.company("E03"));
    }

    private Reply digitalTypes(Asking asking) {
        return Reply.of(whoIssues.digitalTypes(entity(asking, "E01")), Links.COMPANIES);
    }

    private Reply wanjingYike(Asking asking) {
        return Reply.of(whoIssues.wanjingYike(clock.instant()), Links.certificate("E10"), Links.company("E10"));
    }

    private Reply marketplace(Asking asking) {
        boolean thirdParty = asking.oneOf("provider", "AFFILIATED", "THIRD_PARTY")
                .filter("AFFILIATED"::equals)
                .isEmpty();
        return Reply.of(whoIssues.marketplace(thirdParty, clock.instant()), Links.CONSUMPTION, Links.COMPANIES);
    }

    private Entity entity(Asking asking, String unlessNamed) {
        return asking.oneOf("entity", codes()).map(entities::get).orElseGet(() -> entities.get(unlessNamed));
    }
}
