package io.fapiaodesk.consumption;

import io.fapiaodesk.catalogue.ProductsSeen;
import io.fapiaodesk.consumption.persistence.ConsumptionListing;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Service;

/** Tells the catalogue's keeper which products customers consumed. */
@Service
class ReadProducts implements ProductsSeen {

    private final ConsumptionListing listing;

    ReadProducts(ConsumptionListing listing) {
        this.listing = listing;
    }

    @Override
    public List<Seen> all() {
        return listing.consumed().stream()
                .map(product -> new Seen(
                        product.code(),
                        product.items(),
                        product.accounts(),
                        product.amount().setScale(2, RoundingMode.UNNECESSARY).toPlainString(),
                        product.first(),
                        product.last()))
                .toList();
    }
}
