package io.fapiaodesk.invoicing.domain;

import io.fapiaodesk.kernel.TaxRate;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The invoices that a basket becomes (FAQ "Splitting invoice requests", "Differences between invoicing methods"). First the
 * basket is cut to the amount asked for, then open deficits are offset, then what is left is split by entity, rate and
 * buyer, one line for each item. Amounts are CNY with tax; the tax is worked out for each line, and a header is the sum of
 * its lines (decision 1).
 *
 * @param drafts the invoices that we issue
 * @param forwarded what third parties of the marketplace are asked to issue
 * @param offsets consumption that pays for deficits and is not invoiced
 * @param remainders what is left of each item of the basket; items of which nothing is left are listed too
 */
public record InvoicePlan(
        List<Draft> drafts, List<Forwarded> forwarded, List<Offset> offsets, List<Remainder> remainders) {

    public InvoicePlan {
        drafts = List.copyOf(drafts);
        forwarded = List.copyOf(forwarded);
        offsets = List.copyOf(offsets);
        remainders = List.copyOf(remainders);
    }

    /**
     * What one invoice will cover of an item.
     *
     * @param accountId whose consumption it is
     */
    public record Line(
            String itemId, String accountId, @Nullable String content, Yuan gross) {}

    /** A line of an invoice of ours, with its tax. */
    public record TaxedLine(String itemId, String accountId, String content, TaxSplit amounts) {}

    /**
     * An invoice to come.
     *
     * @param total the sum of the lines
     * @param because why it is an invoice of its own
     */
    public record Draft(
            String entityCode, TaxRate rate, Buyer buyer, List<TaxedLine> lines, TaxSplit total, List<Reason> because) {

        public Draft {
            lines = List.copyOf(lines);
            because = List.copyOf(because);
        }

        /** The contents of the lines, each named once. */
        public String content() {
            return String.join(
                    ", ", new TreeSet<>(lines.stream().map(TaxedLine::content).toList()));
        }
    }

    /** An invoice that a third party of the marketplace is asked for. */
    public record Forwarded(
            Basket.Issuer.Vendor vendor, Buyer buyer, List<Line> lines, Yuan gross, List<Reason> because) {

        public Forwarded {
            lines = List.copyOf(lines);
            because = List.copyOf(because);
        }
    }

    /** What is left of an item to be invoiced later. */
    public record Remainder(String itemId, Yuan amount) {}

    /** All that is open of every item (R46, R47). */
    public static InvoicePlan ofAll(Basket basket, Collection<OpenDeficit> deficits) {
        return plan(basket, basket.everything(), deficits);
    }

    /**
     * By amount (R48): the oldest items first.
     *
     * @param amount in CNY with tax, at most what is open of the basket
     */
    public static InvoicePlan ofAmount(Basket basket, Yuan amount, Collection<OpenDeficit> deficits) {
        return plan(basket, basket.cut(amount), deficits);
    }

    /**
     * A part of each item.
     *
     * @param parts by item id, in CNY with tax, more than nothing and at most what is open
     */
    public static InvoicePlan ofParts(Basket basket, Map<String, Yuan> parts, Collection<OpenDeficit> deficits) {
        Map<Basket.Item, Yuan> taken = new LinkedHashMap<>();
        for (Basket.Item item : basket.items()) {
            Yuan part = parts.getOrDefault(item.id(), Yuan.ZERO);
            if (!part.isPositive() || part.compareTo(item.open()) > 0) {
                throw new IllegalArgumentException("Not a part of " + item.id());
            }
            taken.put(item, part);
        }
        return plan(basket, taken, deficits);
    }

    /**
     * The same invoices, cut alike, with the tax of each content worked out on its total (decision 27). The lines stay those
     * of the items, which share net and tax.
     */
    public InvoicePlan onOneLinePerContent() {
        return new InvoicePlan(drafts.stream().map(InvoicePlan::shared).toList(), forwarded, offsets, remainders);
    }

    private static Draft shared(Draft draft) {
        Map<String, List<TaxedLine>> byContent = new LinkedHashMap<>();
        draft.lines().forEach(line -> byContent
                .computeIfAbsent(line.content(), first -> new ArrayList<>())
                .add(line));
        Map<String, TaxSplit> shares = new HashMap<>();
        byContent.values().forEach(lines -> {
            List<TaxSplit> split =
                    Shares.of(lines.stream().map(line -> line.amounts().gross()).toList(), draft.rate());
            for (int n = 0; n < lines.size(); n++) {
                shares.put(lines.get(n).itemId(), split.get(n));
            }
        });
        List<TaxedLine> lines = draft.lines().stream()
                .map(line -> new TaxedLine(
                        line.itemId(),
                        line.accountId(),
                        line.content(),
                        Objects.requireNonNull(shares.get(line.itemId()))))
                .toList();
        TaxSplit total = lines.stream().map(TaxedLine::amounts).reduce(TaxSplit.NOTHING, TaxSplit::plus);
        return new Draft(draft.entityCode(), draft.rate(), draft.buyer(), lines, total, draft.because());
    }

    /** What we invoice, without what vendors do. */
    public TaxSplit total() {
        return drafts.stream().map(Draft::total).reduce(TaxSplit.NOTHING, TaxSplit::plus);
    }

    /** What vendors are asked to invoice, in CNY. */
    public Yuan forwardedTotal() {
        return forwarded.stream().map(Forwarded::gross).reduce(Yuan.ZERO, Yuan::plus);
    }

    public Yuan offsetTotal() {
        return offsets.stream().map(Offset::amount).reduce(Yuan.ZERO, Yuan::plus);
    }

    /** Whether no invoice is left to issue or to forward. */
    public boolean isEmpty() {
        return drafts.isEmpty() && forwarded.isEmpty();
    }

    /** What the invoices will cover of each item, in CNY with tax; offsets are not in it. */
    public Map<String, Yuan> invoicedByItem() {
        Map<String, Yuan> amounts = new LinkedHashMap<>();
        drafts.forEach(draft -> draft.lines()
                .forEach(line -> amounts.merge(line.itemId(), line.amounts().gross(), Yuan::plus)));
        forwarded.forEach(
                vendors -> vendors.lines().forEach(line -> amounts.merge(line.itemId(), line.gross(), Yuan::plus)));
        return amounts;
    }

    private static InvoicePlan plan(Basket basket, Map<Basket.Item, Yuan> taken, Collection<OpenDeficit> deficits) {
        List<Offset> offsets = new ArrayList<>();
        Map<Basket.Item, Yuan> invoiced = offset(taken, deficits, offsets);
        Map<Key, List<Line>> groups = new LinkedHashMap<>();
        Map<Key, Buyer> printed = new HashMap<>();
        Map<Buyer, Buyer.Compared> compared = new HashMap<>();
        invoiced.forEach((item, gross) -> {
            Key key = new Key(item.issuer(), compared.computeIfAbsent(item.buyer(), Buyer::compared));
            printed.putIfAbsent(key, item.buyer());
            groups.computeIfAbsent(key, first -> new ArrayList<>())
                    .add(new Line(item.id(), item.accountId(), item.content(), gross));
        });
        List<Draft> drafts = new ArrayList<>();
        List<Forwarded> forwarded = new ArrayList<>();
        groups.forEach((key, lines) -> {
            List<Reason> because = because(basket.accountId(), key, groups);
            Buyer buyer = Objects.requireNonNull(printed.get(key));
            if (key.issuer() instanceof Basket.Issuer.Entity entity) {
                drafts.add(draft(entity, buyer, lines, because));
            } else if (key.issuer() instanceof Basket.Issuer.Vendor vendor) {
                Yuan gross = lines.stream().map(Line::gross).reduce(Yuan.ZERO, Yuan::plus);
                forwarded.add(new Forwarded(vendor, buyer, lines, gross, because));
            }
        });
        List<Remainder> remainders = basket.items().stream()
                .map(item -> new Remainder(item.id(), item.open().minus(taken.getOrDefault(item, Yuan.ZERO))))
                .toList();
        return new InvoicePlan(drafts, forwarded, offsets, remainders);
    }

    /**
     * What sets one invoice apart from another; what is sold is not part of it. Buyers that only are written in different
     * ways are one, which is printed as the oldest item has it.
     */
    private record Key(Basket.Issuer issuer, Buyer.Compared buyer) {}

    private record Sold(String entityCode, @Nullable String content, TaxRate rate) {}

    /** Takes deficits off, the oldest first, from the oldest items of the same entity, content and rate. */
    private static Map<Basket.Item, Yuan> offset(
            Map<Basket.Item, Yuan> taken, Collection<OpenDeficit> deficits, List<Offset> offsets) {
        Map<Sold, List<OpenDeficit>> open = new LinkedHashMap<>();
        Map<String, Yuan> balances = new LinkedHashMap<>();
        deficits.stream()
                .sorted(Comparator.comparing(OpenDeficit::since).thenComparing(OpenDeficit::id))
                .forEach(deficit -> {
                    open.computeIfAbsent(
                                    new Sold(deficit.entityCode(), deficit.content(), deficit.rate()),
                                    sold -> new ArrayList<>())
                            .add(deficit);
                    balances.put(deficit.id(), deficit.balance());
                });
        Map<Basket.Item, Yuan> invoiced = new LinkedHashMap<>();
        taken.forEach((item, amount) -> {
            Yuan left = amount;
            for (OpenDeficit deficit : matching(item, open)) {
                Yuan balance = Objects.requireNonNull(balances.get(deficit.id()));
                Yuan part = left.compareTo(balance) < 0 ? left : balance;
                if (part.isPositive()) {
                    offsets.add(new Offset(deficit.id(), item.id(), part));
                    balances.put(deficit.id(), balance.minus(part));
                    left = left.minus(part);
                }
            }
            if (left.isPositive()) {
                invoiced.put(item, left);
            }
        });
        return invoiced;
    }

    private static List<OpenDeficit> matching(Basket.Item item, Map<Sold, List<OpenDeficit>> open) {
        return item.issuer() instanceof Basket.Issuer.Entity entity
                ? open.getOrDefault(new Sold(entity.code(), item.content(), entity.rate()), List.of())
                : List.of();
    }

    private static Draft draft(Basket.Issuer.Entity entity, Buyer buyer, List<Line> lines, List<Reason> because) {
        List<TaxedLine> taxed = lines.stream()
                .map(line -> new TaxedLine(
                        line.itemId(),
                        line.accountId(),
                        Objects.requireNonNull(line.content(), "what we sell has a content"),
                        entity.rate().split(line.gross())))
                .toList();
        TaxSplit total = taxed.stream().map(TaxedLine::amounts).reduce(TaxSplit.NOTHING, TaxSplit::plus);
        return new Draft(entity.code(), entity.rate(), buyer, taxed, total, because);
    }

    /**
     * What sets an invoice apart from each of the others: first of all the issuer, then the rate, and among those that
     * share both whatever differs between the buyers (R38, R39).
     */
    private static List<Reason> because(String requester, Key key, Map<Key, List<Line>> groups) {
        Map<Reason.Code, Reason> reasons = new EnumMap<>(Reason.Code.class);
        if (key.issuer() instanceof Basket.Issuer.Vendor vendor) {
            note(reasons, Reason.of(Reason.Code.VENDOR_ISSUES, vendor.name(), vendor.contact()));
        }
        for (Key other : groups.keySet()) {
            if (!other.equals(key)) {
                difference(key, other).forEach(reason -> note(reasons, reason));
            }
        }
        if (groups.size() == 1 && reasons.isEmpty()) {
            note(reasons, Reason.of(Reason.Code.ALL_ALIKE));
        }
        long others = groups.getOrDefault(key, List.of()).stream()
                .map(Line::accountId)
                .filter(owner -> !owner.equals(requester))
                .distinct()
                .count();
        if (others > 0) {
            note(reasons, Reason.of(Reason.Code.ITEMS_OF_OTHER_ACCOUNTS, String.valueOf(others)));
        }
        return List.copyOf(reasons.values());
    }

    private static void note(Map<Reason.Code, Reason> reasons, Reason reason) {
        reasons.putIfAbsent(reason.code(), reason);
    }

    private static List<Reason> difference(Key key, Key other) {
        if (key.issuer() instanceof Basket.Issuer.Entity mine
                && other.issuer() instanceof Basket.Issuer.Entity theirs) {
            if (!mine.code().equals(theirs.code())) {
                return List.of(Reason.of(Reason.Code.ENTITY_DIFFERS, mine.code()));
            }
            if (!mine.rate().equals(theirs.rate())) {
                return List.of(Reason.of(Reason.Code.RATE_DIFFERS, percent(mine.rate()), percent(theirs.rate())));
            }
        } else if (!key.issuer().equals(other.issuer())) {
            return key.issuer() instanceof Basket.Issuer.Entity mine
                    ? List.of(Reason.of(Reason.Code.ENTITY_DIFFERS, mine.code()))
                    : List.of();
        }
        return differentProfile(key.buyer(), other.buyer());
    }

    private static List<Reason> differentProfile(Buyer.Compared mine, Buyer.Compared theirs) {
        List<Reason> reasons = new ArrayList<>();
        PROFILE.forEach((code, field) -> {
            if (!Objects.equals(field.apply(mine), field.apply(theirs))) {
                reasons.add(Reason.of(code));
            }
        });
        return reasons;
    }

    private static final Map<Reason.Code, Function<Buyer.Compared, @Nullable Object>> PROFILE = profile();

    private static Map<Reason.Code, Function<Buyer.Compared, @Nullable Object>> profile() {
        Map<Reason.Code, Function<Buyer.Compared, @Nullable Object>> fields = new EnumMap<>(Reason.Code.class);
        fields.put(Reason.Code.TITLE_NAME_DIFFERS, Buyer.Compared::name);
        fields.put(Reason.Code.TAX_ID_DIFFERS, Buyer.Compared::taxId);
        fields.put(Reason.Code.BANK_DIFFERS, Buyer.Compared::bank);
        fields.put(Reason.Code.BANK_ACCOUNT_DIFFERS, Buyer.Compared::bankAccount);
        fields.put(Reason.Code.ADDRESS_DIFFERS, Buyer.Compared::address);
        fields.put(Reason.Code.PHONE_DIFFERS, Buyer.Compared::phone);
        return fields;
    }

    private static String percent(TaxRate rate) {
        return rate.fraction().movePointRight(2).toBigInteger() + " %";
    }
}
