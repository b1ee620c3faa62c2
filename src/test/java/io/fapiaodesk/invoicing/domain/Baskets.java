package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.util.List;

/** Items as the worked cases name them. */
final class Baskets {

    static final String ACCOUNT = "enterprise";
    static final Buyer TITLE_A = new Buyer(
            "Synthetic Cloud Ltd.", "91350100M000100Y43", "Synthetic Bank", "6222000011112222", "1 Road", "0591-1");
    static final Buyer TITLE_B = new Buyer(
            "Synthetic Trade Ltd.", "91310115MA1K4TXT5W", "Synthetic Bank", "6222000033334444", "2 Road", "021-1");
    static final Instant PLACED = Instant.parse("2026-01-05T02:00:00Z");

    private Baskets() {}

    static Basket basket(Basket.Item... items) {
        return new Basket(ACCOUNT, List.of(items));
    }

    static Basket.Item item(String id, String entity, String rate, String content, String open) {
        return item(id, entity, rate, content, open, TITLE_A, PLACED);
    }

    static Basket.Item item(
            String id, String entity, String rate, String content, String open, Buyer buyer, Instant placedAt) {
        return new Basket.Item(
                id,
                ACCOUNT,
                new Basket.Issuer.Entity(entity, TaxRate.of(rate)),
                content,
                buyer,
                placedAt,
                Yuan.of(open));
    }

    /** First-party cloud, E01c. */
    static Basket.Item cloud(String id, String open) {
        return item(id, "E01", "0.06", InvoiceFixtures.SOFTWARE, open);
    }

    static Basket.Item cloud(String id, String open, Buyer buyer) {
        return item(id, "E01", "0.06", InvoiceFixtures.SOFTWARE, open, buyer, PLACED);
    }

    static Basket.Item vendors(String id, String open) {
        return new Basket.Item(
                id,
                ACCOUNT,
                new Basket.Issuer.Vendor("Synthetic Vendor Ltd.", "vendor@example.com"),
                null,
                TITLE_A,
                PLACED,
                Yuan.of(open));
    }

    static OpenDeficit deficit(String id, String balance) {
        return new OpenDeficit(id, "E01", InvoiceFixtures.SOFTWARE, TaxRate.of("0.06"), Yuan.of(balance), PLACED);
    }

    static InvoicePlan plan(Basket.Item... items) {
        return InvoicePlan.ofAll(basket(items), List.of());
    }
}
