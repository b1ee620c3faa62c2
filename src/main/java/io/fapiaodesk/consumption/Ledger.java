package io.fapiaodesk.consumption;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.consumption.domain.Books;
import io.fapiaodesk.consumption.domain.Seller;
import io.fapiaodesk.consumption.persistence.DeficitStatements;
import io.fapiaodesk.consumption.persistence.LedgerTable;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much of each item is refunded, invoiced and used for offsets, and the deficits that come of it. For all items of
 * one entity, content and rate together, consumed = invoiced + open - deficits, whatever happens in whatever order.
 *
 * <p>What changes something takes part in the caller's transaction. Callers lock items first, then deficits.
 */
@Service
public class Ledger {

    /** What deliveries of consumption take turns about, by the id of an item. */
    static final String CONSUMPTION = "consumption";

    /** The cause of what the billing system's deliveries make so. */
    static final String DELIVERY = "delivery";

    private final LedgerTable table;
    private final DeficitStatements statements;
    private final Accounts accounts;
    private final BiFunction<String, Instant, Result<Offer>> catalogue;
    private final Clock clock;

    @Autowired
    Ledger(LedgerTable table, DeficitStatements statements, Accounts accounts, SellerCatalogue catalogue, Clock clock) {
        this(table, statements, accounts, catalogue::resolve, clock);
    }

    Ledger(
            LedgerTable table,
            DeficitStatements statements,
            Accounts accounts,
            BiFunction<String, Instant, Result<Offer>> catalogue,
            Clock clock) {
        this.table = table;
        this.statements = statements;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Every order and bill that the account may have a word in, the oldest first: its own, what it paid on behalf of
     * others, and what its members consumed, if it is their master. Whether they can be invoiced is another question.
     */
    public List<LedgerItem> of(String accountId) {
        return table.of(family(accountId));
    }

    /** Those of the ids that are items, of whatever account and kind. */
    public List<LedgerItem> find(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : table.find(ids);
    }

    /** The same, locked until the end of the transaction, in the order of ids so that nobody waits for ever. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<LedgerItem> lock(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : table.lock(ids);
    }

    /**
     * Adds to what is invoiced of items.
     *
     * @param cause the id of the request or whatever else made it so
     * @throws IllegalStateException when less is open of one of them; then none is changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void invoice(Map<String, Yuan> amounts, String cause) {
        if (amounts.isEmpty()) {
            return;
        }
        Map<String, Seller> sellers = sellers(table.find(amounts.keySet()));
        int invoiced = table.invoice(amounts, sellers);
        if (invoiced != amounts.size()) {
            throw new IllegalStateException(cause + " invoices more than is open of " + (amounts.size() - invoiced)
                    + " of " + amounts.size() + " items");
        }
    }

    /**
     * Takes off again what was invoiced of items, because the invoice was returned. Their deficits shrink, and the
     * consumption that was used to make good for them is given back.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Map<String, Yuan> amounts, String cause) {
        if (amounts.isEmpty()) {
            return;
        }
        Books books = table.open(amounts.keySet());
        amounts.forEach(books::release);
        table.save(books, cause, clock.instant());
    }

    /**
     * Takes off again what was invoiced of items, because the invoice never came to be; and takes back offsets that the
     * same request made, so that their deficits are there again and the consumption can be invoiced.
     *
     * @param request what invoiced the items and made the offsets
     * @param undone which of its offsets are taken back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(Map<String, Yuan> amounts, String request, Predicate<OffsetMade> undone) {
        Set<String> items = new HashSet<>(amounts.keySet());
        statements
                .offsetsBy(request)
                .forEach(offset -> items.add(offset.deficit().itemId()));
        if (items.isEmpty()) {
            return;
        }
        Books books = table.open(items);
        // Read again now that nobody else changes them.
        statements.offsetsBy(request).stream()
                .filter(undone)
                .forEach(offset -> books.undoOffset(offset.deficit().itemId(), offset.itemId(), offset.amount()));
        amounts.forEach(books::release);
        table.save(books, request, clock.instant());
    }

    /** Deficits of the account and, if it is their master, of its members that are not made good yet; the oldest first. */
    public List<Deficit> deficits(String accountId) {
        return table.openDeficits(family(accountId));
    }

    /** A deficit of the account's or its members', made good or not. */
    Optional<Deficit> deficit(String accountId, String deficitId) {
        return table.findDeficits(List.of(deficitId)).stream()
                .filter(deficit -> family(accountId).contains(deficit.accountId()))
                .findFirst();
    }

    /** What is in deficit of an item now. */
    Yuan balanceOfDeficit(String itemId) {
        return table.balanceOfDeficit(itemId);
    }

    /** Open deficits of the account and of its members, locked until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Deficit> lockDeficits(Account account) {
        return table.lockOpenDeficits(family(account));
    }

    /**
     * Lets consumption make good for deficits instead of being invoiced (R67, R68).
     *
     * @throws IllegalStateException when a deficit or an item has less than that, or the two do not agree in entity,
     *     content and rate; then nothing is changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void offset(List<Offset> offsets, String cause) {
        if (offsets.isEmpty()) {
            return;
        }
        List<String> itemIds = offsets.stream().map(Offset::itemId).distinct().toList();
        Map<String, Seller> sellers = sellers(table.lock(itemIds));
        Map<String, Deficit> deficits =
                table
                        .findDeficits(offsets.stream()
                                .map(Offset::deficitId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Deficit::id, Function.identity()));
        table.noteSellers(sellers);
        Books books = table.open(
                itemIds, deficits.values().stream().map(Deficit::itemId).toList());
        for (Offset offset : offsets) {
            Deficit deficit = deficits.get(offset.deficitId());
            if (deficit == null || !sellerOf(deficit).equals(sellers.get(offset.itemId()))) {
                throw new IllegalStateException(offset + " does not fit " + deficit);
            }
            books.offset(deficit.itemId(), offset.itemId(), offset.amount());
        }
        table.save(books, cause, clock.instant());
    }

    /** Brings deficits in line with items that were delivered anew. */
    void settle(Collection<String> ids, String cause) {
        Set<String> invoiced = ids.isEmpty() ? Set.of() : table.invoiced(ids);
        if (invoiced.isEmpty()) {
            return;
        }
        Books books = table.open(invoiced);
        invoiced.forEach(books::settle);
        table.save(books, cause, clock.instant());
    }

    /** The items and all of which something could have to be given back when their deficits become smaller. */
    Set<String> withCovers(Collection<String> ids) {
        return table.withCovers(ids);
    }

    /** Who invoices the item; empty when the catalogue does not say, or a vendor of the marketplace does. */
    Optional<Seller> sellerOf(LedgerItem item) {
        return Optional.ofNullable(sellers(List.of(item)).get(item.id()));
    }

    /** What something was invoiced as, it stays; for the rest the catalogue decides. */
    Map<String, Seller> sellers(Collection<LedgerItem> items) {
        Map<String, Seller> sellers = new HashMap<>(settledSellers(items));
        for (LedgerItem item : items) {
            if (!sellers.containsKey(item.id())
                    && catalogue.apply(item.productCode(), item.placedAt()) instanceof Result.Done<Offer> done) {
                Offer offer = done.value();
                sellers.put(item.id(), new Seller(offer.entityCode(), offer.content(), offer.rate()));
            }
        }
        return sellers;
    }

    /**
     * As what items were invoiced, or used for offsets, of which something was: the rest of each is invoiced as the same,
     * whatever the catalogue says by now.
     */
    public Map<String, SoldAs> soldAs(Collection<LedgerItem> items) {
        Map<String, SoldAs> soldAs = new HashMap<>();
        settledSellers(items)
                .forEach((id, seller) ->
                        soldAs.put(id, new SoldAs(seller.entityCode(), seller.content(), seller.rate())));
        return soldAs;
    }

    private Map<String, Seller> settledSellers(Collection<LedgerItem> items) {
        List<String> begun = items.stream()
                .filter(item -> item.invoiced().isPositive() || item.offset().isPositive())
                .map(LedgerItem::id)
                .toList();
        return begun.isEmpty() ? Map.of() : table.sellers(begun);
    }

    static Seller sellerOf(Deficit deficit) {
        return new Seller(deficit.entityCode(), deficit.content(), deficit.rate());
    }

    /** The account and the members that it may speak for. */
    List<String> family(String accountId) {
        return accounts.find(accountId).map(this::family).orElse(List.of());
    }

    private List<String> family(Account account) {
        return accounts.spokenForBy(account).stream().map(Account::id).toList();
    }
}
