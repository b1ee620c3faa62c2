package io.fapiaodesk.consumption;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.consumption.domain.Seller;
import io.fapiaodesk.consumption.rules.ConsumptionFitsDeficit;
import io.fapiaodesk.consumption.rules.OffsetFacts;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a customer choose the consumption that makes good for a deficit (R67, R68); the oldest of it first, and no more
 * than it takes. What is used is not invoiced any more.
 */
@Service
public class OffsetDeficit {

    static final int MOST_ITEMS = 500;
    private static final String CHOSEN = "chosen by the customer";

    private final Ledger ledger;
    private final Invoiceability invoiceability;
    private final ConsumptionFitsDeficit fits = new ConsumptionFitsDeficit();

    OffsetDeficit(Ledger ledger, Invoiceability invoiceability) {
        this.ledger = ledger;
        this.invoiceability = invoiceability;
    }

    /**
     * What was used.
     *
     * @param balance what is left of the deficit
     * @param remainder what is left of the chosen items to be invoiced
     */
    public record Done(String deficitId, Yuan balance, List<Part> offsets, List<Part> remainder) {}

    /** An amount of an item. */
    public record Part(String itemId, Yuan amount) {}

    @Transactional
    public Result<Done> offset(Account asker, String deficitId, Collection<String> itemIds) {
        if (ledger.deficit(asker.id(), deficitId).isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        Set<String> chosen = new LinkedHashSet<>(itemIds);
        if (chosen.isEmpty() || chosen.size() > MOST_ITEMS) {
            return Result.refused(Refusal.invalidField("/itemIds", "NO_ITEMS_CHOSEN", String.valueOf(MOST_ITEMS)));
        }
        Map<String, LedgerItem> items =
                ledger.lock(chosen).stream().collect(Collectors.toMap(LedgerItem::id, Function.identity()));
        Optional<Deficit> open = ledger.lockDeficits(asker).stream()
                .filter(deficit -> deficit.id().equals(deficitId))
                .findFirst();
        if (open.isEmpty()) {
            return Result.refused(Refusal.wrongState("DEFICIT_SETTLED"));
        }
        List<Refusal> refusals = refusals(asker, open.get(), chosen, items);
        return refusals.isEmpty() ? Result.done(use(open.get(), items.values())) : Result.refused(refusals);
    }

    private List<Refusal> refusals(Account asker, Deficit deficit, Set<String> chosen, Map<String, LedgerItem> items) {
        Map<String, Ruling> rulings = invoiceability.examine(asker, items.values());
        Map<String, Seller> sellers = ledger.sellers(items.values());
        List<Refusal> refusals = new ArrayList<>();
        for (String id : chosen) {
            Ruling ruling = rulings.get(id);
            if (ruling == null) {
                refusals.add(Invoiceability.notYours());
            } else if (ruling instanceof Ruling.Refused refused) {
                refusals.add(Refusal.of(refused.violations().get(0)));
            } else if (fits.examine(new OffsetFacts(id, Ledger.sellerOf(deficit), sellers.get(id)))
                    instanceof Finding.Violated violated) {
                refusals.add(Refusal.of(violated));
            }
        }
        return refusals;
    }

    private Done use(Deficit deficit, Collection<LedgerItem> items) {
        Yuan left = deficit.balance();
        List<Offset> offsets = new ArrayList<>();
        List<Part> remainder = new ArrayList<>();
        for (LedgerItem item : items.stream()
                .sorted(Comparator.comparing(LedgerItem::placedAt).thenComparing(LedgerItem::id))
                .toList()) {
            Yuan used = item.open().compareTo(left) < 0 ? item.open() : left;
            if (used.isPositive()) {
                offsets.add(new Offset(deficit.id(), item.id(), used));
                left = left.minus(used);
            }
            remainder.add(new Part(item.id(), item.open().minus(used)));
        }
        ledger.offset(offsets, CHOSEN);
        return new Done(
                deficit.id(),
                left,
                offsets.stream()
                        .map(offset -> new Part(offset.itemId(), offset.amount()))
                        .toList(),
                remainder);
    }
}
