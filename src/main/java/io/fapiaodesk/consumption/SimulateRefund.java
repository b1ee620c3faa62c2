package io.fapiaodesk.consumption;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.consumption.domain.Balance;
import io.fapiaodesk.consumption.domain.Seller;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says what a refund of an item would do: whether a deficit comes of it, and what each of the two ways out costs (R67).
 * Nothing is stored.
 */
@Service
public class SimulateRefund {

    private static final int MOST_CANDIDATES = 200;

    private final Ledger ledger;
    private final Invoiceability invoiceability;
    private final ReadConsumption consumption;

    SimulateRefund(Ledger ledger, Invoiceability invoiceability, ReadConsumption consumption) {
        this.ledger = ledger;
        this.invoiceability = invoiceability;
        this.consumption = consumption;
    }

    /**
     * What would be.
     *
     * @param deficit what would be in deficit of the item in all
     * @param seller who invoices it; null when that is a vendor of the marketplace or nobody knows
     * @param returning return the original invoice and request a new one; null when there is no deficit
     * @param offsetting let new consumption make good for the deficit; null when there is no deficit
     */
    public record Outcome(
            LedgerItem item,
            Yuan refund,
            Balance before,
            Balance after,
            Yuan deficit,
            @Nullable Seller seller,
            @Nullable Returning returning,
            @Nullable Offsetting offsetting) {}

    /**
     * The invoice of the item is reversed to the cent, and what was consumed is invoiced anew.
     *
     * @param reissue nothing when nothing is left to invoice
     */
    public record Returning(TaxSplit reversal, TaxSplit reissue) {}

    /**
     * Other consumption is used.
     *
     * @param parts consumption that can be used today, the oldest first
     * @param missing how much more has to be consumed first
     * @param rest what of that consumption would still be invoiced
     */
    public record Offsetting(Yuan needed, List<OffsetDeficit.Part> parts, Yuan missing, TaxSplit rest) {}

    @Transactional(readOnly = true)
    public Result<Outcome> simulate(Account asker, String itemId, Yuan refund) {
        Optional<LedgerItem> found = ledger.find(List.of(itemId)).stream().findFirst();
        if (found.isEmpty() || !invoiceability.mayKnow(asker, found.get())) {
            return Result.refused(Invoiceability.notYours());
        }
        LedgerItem item = found.get();
        Yuan most = item.kind().isConsumed() ? item.net().minus(item.refundPending()) : Yuan.ZERO;
        if (!refund.isPositive() || refund.compareTo(most) > 0) {
            return Result.refused(Refusal.invalidField("/refund", "REFUND_EXCEEDS_CONSUMPTION", most.toString()));
        }
        Balance before = new Balance(item.amount(), item.refunded(), item.invoiced(), item.offset());
        Balance after = new Balance(item.amount(), item.refunded().plus(refund), item.invoiced(), item.offset());
        Seller seller = ledger.sellerOf(item).orElse(null);
        if (seller == null) {
            return Result.done(new Outcome(item, refund, before, after, Yuan.ZERO, null, null, null));
        }
        Yuan deficit =
                ledger.balanceOfDeficit(item.id()).plus(after.overInvoiced().minus(before.overInvoiced()));
        if (!deficit.isPositive()) {
            return Result.done(new Outcome(item, refund, before, after, Yuan.ZERO, seller, null, null));
        }
        return Result.done(new Outcome(
                item,
                refund,
                before,
                after,
                deficit,
                seller,
                after.invoiced().isPositive() ? returning(after, seller.rate()) : null,
                offsetting(asker, item, seller, deficit)));
    }

    private static Returning returning(Balance after, TaxRate rate) {
        TaxSplit blue = rate.split(after.invoiced());
        TaxSplit red = new TaxSplit(minus(blue.gross()), minus(blue.net()), minus(blue.tax()));
        Yuan left = after.net().minus(after.offset());
        return new Returning(red, left.isPositive() ? rate.split(left) : TaxSplit.NOTHING);
    }

    private Offsetting offsetting(Account asker, LedgerItem refunded, Seller seller, Yuan deficit) {
        Yuan missing = deficit;
        TaxSplit rest = TaxSplit.NOTHING;
        List<OffsetDeficit.Part> parts = new ArrayList<>();
        for (LedgerItem item : consumption.invoiceable(asker, seller, deficit).stream()
                .filter(candidate -> !candidate.id().equals(refunded.id()))
                .sorted(Comparator.comparing(LedgerItem::placedAt).thenComparing(LedgerItem::id))
                .limit(MOST_CANDIDATES)
                .toList()) {
            if (!missing.isPositive()) {
                break;
            }
            Yuan used = item.open().compareTo(missing) < 0 ? item.open() : missing;
            parts.add(new OffsetDeficit.Part(item.id(), used));
            missing = missing.minus(used);
            Yuan left = item.open().minus(used);
            if (left.isPositive()) {
                rest = rest.plus(seller.rate().split(left));
            }
        }
        return new Offsetting(deficit, parts, missing, rest);
    }

    private static Yuan minus(Yuan amount) {
        return Yuan.ZERO.minus(amount);
    }
}
