package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.Yuan;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The items a customer wants invoices for, oldest first. In which order they were picked does not matter.
 *
 * @param accountId who asks: the one account that all invoices are made out to
 * @param items each with what is still open of it
 */
public record Basket(String accountId, List<Item> items) {

    private static final Comparator<Item> OLDEST_FIRST =
            Comparator.comparing(Item::placedAt).thenComparing(Item::id);

    public Basket {
        items = items.stream().sorted(OLDEST_FIRST).toList();
        if (items.stream().map(Item::id).distinct().count() != items.size()) {
            throw new IllegalArgumentException("An item is in the basket once");
        }
    }

    /** Who issues the invoice for an item. */
    public sealed interface Issuer {

        /** One of our entities, at a rate: what differs in either is on invoices of its own (R38). */
        record Entity(String code, TaxRate rate) implements Issuer {}

        /** A third party of the marketplace, whom the request is forwarded to (R34, R82). */
        record Vendor(String name, String contact) implements Issuer {}
    }

    /**
     * An order or a bill in the basket.
     *
     * @param accountId whose consumption it is; another account's when a master or a payer asks
     * @param content the invoice content by the catalogue; empty when a vendor issues the invoice
     * @param open what is neither refunded nor invoiced nor used for a deficit yet, in CNY with tax
     */
    public record Item(
            String id,
            String accountId,
            Issuer issuer,
            @Nullable String content,
            Buyer buyer,
            Instant placedAt,
            Yuan open) {

        public Item {
            if (!open.isPositive()) {
                throw new IllegalArgumentException("Nothing is open of " + id);
            }
        }
    }

    /** What is open of all items together, in CNY with tax. */
    public Yuan open() {
        return items.stream().map(Item::open).reduce(Yuan.ZERO, Yuan::plus);
    }

    /** All that is open of each item (R46, R47). */
    Map<Item, Yuan> everything() {
        Map<Item, Yuan> taken = new LinkedHashMap<>();
        items.forEach(item -> taken.put(item, item.open()));
        return taken;
    }

    /**
     * An amount, taken from the oldest items first (R35, R48, FAQ "Differences between invoicing methods"). Whatever it
     * leaves of an item can be invoiced later.
     *
     * @param amount in CNY with tax, at most what is open
     */
    Map<Item, Yuan> cut(Yuan amount) {
        if (amount.compareTo(open()) > 0) {
            throw new IllegalArgumentException("More than there is in the basket");
        }
        Map<Item, Yuan> taken = new LinkedHashMap<>();
        Yuan left = amount;
        for (Item item : items) {
            Yuan part = left.compareTo(item.open()) < 0 ? left : item.open();
            if (part.isPositive()) {
                taken.put(item, part);
                left = left.minus(part);
            }
        }
        return taken;
    }
}
