package io.fapiaodesk.catalogue;

import io.fapiaodesk.catalogue.rules.SellersAreComplete;
import io.fapiaodesk.catalogue.rules.SellersIssueTheType;
import io.fapiaodesk.kernel.ruling.Finding;
import java.util.List;
import org.springframework.stereotype.Service;

/** Whether a company can issue an invoice of a type today (R1, R7). */
@Service
public class MayIssue {

    private final Entities entities;

    MayIssue(Entities entities) {
        this.entities = entities;
    }

    public List<Finding> examine(String entityCode, String invoiceType) {
        Entity seller = entities.get(entityCode);
        return List.of(
                new SellersAreComplete()
                        .examine(new SellersAreComplete.Seller(
                                seller.code(),
                                seller.name(),
                                seller.missing().stream().map(Enum::name).toList(),
                                !entities.simulated())),
                new SellersIssueTheType()
                        .examine(new SellersIssueTheType.Wanted(
                                seller.name(), entities.invoiceTypes(entityCode), invoiceType)));
    }
}
