package io.fapiaodesk.consumption;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.consumption.domain.Seller;
import io.fapiaodesk.consumption.persistence.ConsumptionListing;
import io.fapiaodesk.consumption.persistence.ConsumptionListing.Product;
import io.fapiaodesk.consumption.persistence.ConsumptionListing.Row;
import io.fapiaodesk.consumption.persistence.ConsumptionListing.Scope;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.platform.web.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Service;

/** Lists what an account consumed, paid or had refunded, with what of it can be invoiced, and if not, why. */
@Service
public class ReadConsumption {

    static final String VENDOR = "VENDOR";

    private final ConsumptionListing listing;
    private final Ledger ledger;
    private final Invoiceability invoiceability;
    private final Accounts accounts;
    private final BiFunction<String, Instant, Result<Offer>> catalogue;
    private final Entities entities;
    private final Problems problems;

    @Autowired
    ReadConsumption(
            ConsumptionListing listing,
            Ledger ledger,
            Invoiceability invoiceability,
            Accounts accounts,
            SellerCatalogue catalogue,
            Entities entities,
            Problems problems) {
        this(listing, ledger, invoiceability, accounts, catalogue::resolve, entities, problems);
    }

    ReadConsumption(
            ConsumptionListing listing,
            Ledger ledger,
            Invoiceability invoiceability,
            Accounts accounts,
            BiFunction<String, Instant, Result<Offer>> catalogue,
            Entities entities,
            Problems problems) {
        this.listing = listing;
        this.ledger = ledger;
        this.invoiceability = invoiceability;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.entities = entities;
        this.problems = problems;
    }

    /** A page of items, the oldest first. */
    public Page<ItemView> list(Account asker, ConsumptionQuestion question, Page.Slice slice) {
        Scope scope = scope(asker, question.invoiceable() != null);
        List<Row> rows = listing.page(scope, question, slice.offset(), slice.size());
        return new Page<>(views(asker, rows), slice.page(), slice.size(), listing.count(scope, question));
    }

    /** The ids of all such items, the oldest first, as many as are wanted at most. */
    public List<String> ids(Account asker, ConsumptionQuestion question, int most) {
        return listing.page(scope(asker, question.invoiceable() != null), question, 0, most).stream()
                .map(row -> row.item().id())
                .toList();
    }

    /** Items of one seller that can be invoiced, the oldest first: what could make good for a deficit. */
    List<LedgerItem> invoiceable(Account asker, Seller seller, Yuan needed) {
        Scope scope = scope(asker, true);
        List<LedgerItem> found = new ArrayList<>();
        for (Product product : listing.products(scope.accounts())) {
            if (!seller.equals(seller(product.code(), product.first()))
                    && !seller.equals(seller(product.code(), product.last()))) {
                continue;
            }
            ConsumptionQuestion question = new ConsumptionQuestion(true, null, product.code(), null, null);
            Yuan ofProduct = Yuan.ZERO;
            long offset = 0;
            while (ofProduct.compareTo(needed) < 0) {
                List<LedgerItem> items = listing.page(scope, question, offset, 200).stream()
                        .map(Row::item)
                        .toList();
                Map<String, Seller> sellers = ledger.sellers(items);
                for (LedgerItem item : items) {
                    if (seller.equals(sellers.get(item.id()))) {
                        found.add(item);
                        ofProduct = ofProduct.plus(item.open());
                    }
                }
                if (items.size() < 200) {
                    break;
                }
                offset += items.size();
            }
        }
        return found;
    }

    private Scope scope(Account asker, boolean whetherInvoiceable) {
        List<Account> family = accounts.spokenForBy(asker);
        List<String> ids = family.stream().map(Account::id).toList();
        if (!whetherInvoiceable) {
            return new Scope(
                    asker.id(),
                    asker.closed(),
                    ids,
                    List.of(),
                    List.of(),
                    invoiceability.lastBilledMonth(),
                    invoiceability.paidUntil(),
                    List.of(),
                    List.of());
        }
        List<String> undecidedProducts = new ArrayList<>();
        List<String> undecidedItems = new ArrayList<>();
        for (Product product : listing.products(ids)) {
            Result<Offer> first = catalogue.apply(product.code(), product.first());
            Result<Offer> last = catalogue.apply(product.code(), product.last());
            if (first.equals(last)) {
                if (Invoiceability.isUndecided(first)) {
                    undecidedProducts.add(product.code());
                }
            } else {
                listing.ofProduct(ids, product.code()).stream()
                        .filter(row -> Invoiceability.isUndecided(
                                catalogue.apply(product.code(), row.item().placedAt())))
                        .forEach(row -> undecidedItems.add(row.item().id()));
            }
        }
        List<String> closed = Stream.concat(family.stream(), accounts.findAll(listing.paidFor(ids)).values().stream())
                .filter(Account::closed)
                .map(Account::id)
                .toList();
        return new Scope(
                asker.id(),
                asker.closed(),
                ids,
                closed,
                family.stream()
                        .filter(member -> member.reseller() && !member.id().equals(asker.id()))
                        .map(Account::id)
                        .toList(),
                invoiceability.lastBilledMonth(),
                invoiceability.paidUntil(),
                undecidedProducts,
                undecidedItems);
    }

    private List<ItemView> views(Account asker, Collection<Row> rows) {
        List<LedgerItem> items = rows.stream().map(Row::item).toList();
        Map<String, Ruling> rulings = invoiceability.examine(asker, items);
        Map<String, Seller> settled = ledger.sellers(items);
        return rows.stream()
                .map(row -> view(
                        row,
                        Objects.requireNonNull(rulings.get(row.item().id())),
                        row.refundOf() == null
                                ? settled.get(row.item().id())
                                : seller(row.item().productCode(), row.soldAt())))
                .toList();
    }

    private ItemView view(Row row, Ruling ruling, @Nullable Seller seller) {
        LedgerItem item = row.item();
        boolean invoiced = item.kind() != ConsumptionItem.Kind.TOP_UP;
        boolean ofVendor = invoiced
                && seller == null
                && Invoiceability.isOfVendor(catalogue.apply(item.productCode(), row.soldAt()));
        Entity entity = seller == null || !invoiced ? null : entities.get(seller.entityCode());
        ConsumptionItem.Vendor vendor = item.vendor();
        boolean approved = ruling instanceof Ruling.Approved;
        return new ItemView(
                item.id(),
                item.kind(),
                item.id(),
                item.accountId(),
                item.productCode(),
                item.usageMonth().toString(),
                ShanghaiTime.at(item.placedAt()),
                item.postpaid(),
                item.amount().toString(),
                item.refunded().toString(),
                item.refundPending().isPositive() ? item.refundPending().toString() : null,
                item.toBalance().isPositive() ? item.toBalance().toString() : null,
                item.invoiced().toString(),
                item.offset().toString(),
                (approved ? item.open() : Yuan.ZERO).toString(),
                entity == null ? (ofVendor ? VENDOR : null) : entity.code(),
                entity == null ? (ofVendor && vendor != null ? vendor.name() : null) : name(entity),
                entity == null || seller == null ? null : seller.content(),
                entity == null || seller == null ? null : seller.rate().toString(),
                entity == null
                        ? null
                        : new ItemView.Company(
                                entities.payee().code(),
                                name(entities.payee()),
                                entity.certificate().offered()
                                        ? "/api/catalogue/entities/" + entity.code() + "/certificate"
                                        : null),
                vendor == null ? null : new ItemView.Vendor(vendor.name(), vendor.contact()),
                item.payerAccountId(),
                item.titleId(),
                row.refundOf(),
                ruling instanceof Ruling.Refused refused
                        ? why(Refusal.of(refused.violations().get(0)))
                        : null);
    }

    private ItemView.Why why(Refusal refusal) {
        ProblemDetail problem = problems.problem(List.of(refusal));
        Map<String, Object> properties = Objects.requireNonNull(problem.getProperties());
        return new ItemView.Why(
                refusal.code(),
                text(properties.get("rule")),
                text(properties.get("faq")),
                Objects.requireNonNull(problem.getDetail()),
                text(properties.get("wouldPassIf")),
                text(properties.get("help")));
    }

    private static @Nullable String text(@Nullable Object property) {
        return property == null ? null : property.toString();
    }

    /** In the language of the one who asks. */
    static String name(Entity entity) {
        return Texts.locale().equals(Locale.SIMPLIFIED_CHINESE) ? entity.nameZh() : entity.name();
    }

    private @Nullable Seller seller(String productCode, Instant soldAt) {
        return catalogue
                .apply(productCode, soldAt)
                .<@Nullable Seller>fold(
                        offer -> new Seller(offer.entityCode(), offer.content(), offer.rate()), refusals -> null);
    }
}
