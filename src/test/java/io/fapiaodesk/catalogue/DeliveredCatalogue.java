package io.fapiaodesk.catalogue;

import io.fapiaodesk.catalogue.domain.SellerTable;
import io.fapiaodesk.catalogue.process.DeliveredSellerTable;
import java.time.Clock;

/** The seller catalogue for tests that need no application around it. */
public final class DeliveredCatalogue {

    private DeliveredCatalogue() {}

    public static SellerCatalogue catalogue() {
        return of(new DeliveredSellerTable());
    }

    public static SellerCatalogue of(SellerTable table) {
        return new SellerCatalogue(table, new Entities(Clock.systemUTC()), KeptCatalogue.empty());
    }
}
