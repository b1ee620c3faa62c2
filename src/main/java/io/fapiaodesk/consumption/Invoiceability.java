package io.fapiaodesk.consumption;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.consumption.domain.Balance;
import io.fapiaodesk.consumption.domain.TransactionType;
import io.fapiaodesk.consumption.rules.AmountFacts;
import io.fapiaodesk.consumption.rules.InvoiceabilityFacts;
import io.fapiaodesk.consumption.rules.InvoiceabilityFacts.Matter;
import io.fapiaodesk.consumption.rules.InvoiceabilityFacts.Relation;
import io.fapiaodesk.consumption.rules.InvoiceabilityRules;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ReportedTime;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Ruling;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Says whether an item can be invoiced on the request of an account, and if not, why. What a third party of the
 * marketplace sells can: the request is forwarded to the vendor.
 */
@Service
public class Invoiceability {

    private static final String VENDOR_ISSUES = "VENDOR_ISSUES";

    private final Accounts accounts;
    private final BiFunction<String, Instant, Result<Offer>> catalogue;
    private final Clock clock;
    private final int billDay;

    @Autowired
    Invoiceability(
            Accounts accounts,
            SellerCatalogue catalogue,
            Clock clock,
            @Value("${fapiao.consumption.bill-day}") int billDay) {
        this(accounts, catalogue::resolve, clock, billDay);
    }

    Invoiceability(Accounts accounts, BiFunction<String, Instant, Result<Offer>> catalogue, Clock clock, int billDay) {
        if (billDay < 1 || billDay > 28) {
            throw new IllegalArgumentException("fapiao.consumption.bill-day is a day that every month has: " + billDay);
        }
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.clock = clock;
        this.billDay = billDay;
    }

    public Ruling examine(Account requester, LedgerItem item) {
        Ruling ruling = examine(requester, List.of(item)).get(item.id());
        if (ruling == null) {
            throw new IllegalStateException("No ruling for " + item.id());
        }
        return ruling;
    }

    /** By item id, in the order of the items. Accounts are looked up once, however many items there are. */
    public Map<String, Ruling> examine(Account requester, Collection<LedgerItem> items) {
        Set<String> others = new HashSet<>();
        for (LedgerItem item : items) {
            others.add(item.accountId());
            others.add(item.paidBy());
        }
        others.remove(requester.id());
        Map<String, Account> known = others.isEmpty() ? Map.of() : accounts.findAll(others);
        LocalDate today = ShanghaiTime.today(clock);
        Map<String, Ruling> rulings = new LinkedHashMap<>();
        for (LedgerItem item : items) {
            InvoiceabilityFacts facts = facts(requester, item, known, today);
            rulings.put(
                    item.id(),
                    facts.relation().isEntitled()
                            ? InvoiceabilityRules.BOOK.rule(facts)
                            : InvoiceabilityRules.STRANGERS.rule(facts));
        }
        return rulings;
    }

    /**
     * Whether an amount can be invoiced out of chosen items (R10): no more than is open of them, and an account in arrears
     * leaves as much as it owes without an invoice.
     *
     * @param open what is open of all the chosen items together
     */
    public Ruling examineAmount(Account requester, Yuan wanted, Yuan open) {
        return InvoiceabilityRules.AMOUNTS.rule(new AmountFacts(wanted, open, requester.arrears()));
    }

    /**
     * Whether all that was chosen, or the parts of it that were named, can be invoiced: the limit is the same for every way
     * of asking, what is chosen has to cover what is invoiced and what the account owes.
     */
    public Ruling examineWhole(Account requester, Yuan wanted, Yuan open) {
        return InvoiceabilityRules.WHOLE.rule(new AmountFacts(wanted, open, requester.arrears()));
    }

    /** Whether the item is any business of the account's. */
    public boolean mayKnow(Account requester, LedgerItem item) {
        Map<String, Account> known = accounts.findAll(List.of(item.accountId(), item.paidBy()));
        return relation(requester, item, known.get(item.accountId()), known.get(item.paidBy()))
                .isEntitled();
    }

    private boolean isPaid(LedgerItem item) {
        Instant paidAt = item.paidAt();
        return paidAt != null && !paidAt.isAfter(paidUntil());
    }

    /** An order that is said to be paid later than this is not paid yet. */
    Instant paidUntil() {
        return ReportedTime.latest(clock);
    }

    /** The last month whose bill is there today. */
    YearMonth lastBilledMonth() {
        return YearMonth.from(ShanghaiTime.today(clock).minusDays(billDay - 1)).minusMonths(1);
    }

    /** Whether people have to decide first who sells it. */
    static boolean isUndecided(Result<Offer> offer) {
        return offer.fold(found -> false, refusals -> !refusals.get(0).code().equals(VENDOR_ISSUES));
    }

    static boolean isOfVendor(Result<Offer> offer) {
        return offer.fold(found -> false, refusals -> refusals.get(0).code().equals(VENDOR_ISSUES));
    }

    /** The answer to an id that is not an item of the asker's: the same whether or not it exists (R25). */
    public static Refusal notYours() {
        return InvoiceabilityRules.notYours();
    }

    private InvoiceabilityFacts facts(Account requester, LedgerItem item, Map<String, Account> known, LocalDate today) {
        Account owner = item.accountId().equals(requester.id()) ? requester : known.get(item.accountId());
        Account payer = item.paidBy().equals(requester.id()) ? requester : known.get(item.paidBy());
        Relation relation = relation(requester, item, owner, payer);
        Result<Offer> offer = catalogue.apply(item.productCode(), item.placedAt());
        return new InvoiceabilityFacts(
                relation,
                matter(item),
                requester.closed() || (owner != null && owner.closed()),
                throughReseller(requester, item, payer),
                !item.paidBy().equals(requester.id()) && (payer == null || !requester.speaksFor(payer)),
                isPaid(item),
                TransactionType.isPricedPush(item.transactionType()),
                item.productCode().toLowerCase(Locale.ROOT).startsWith("domain"),
                requester.kind() == Account.Kind.ENTERPRISE,
                item.usageMonth(),
                today,
                billDay,
                new Balance(item.amount(), item.refunded(), item.invoiced(), item.offset()),
                item.refundPending(),
                item.kind().isConsumed() && isUndecided(offer) ? arguments(offer, item) : List.of(),
                isOfVendor(offer));
    }

    private static List<String> arguments(Result<Offer> undecided, LedgerItem item) {
        List<String> arguments =
                undecided.fold(offer -> List.of(), refusals -> refusals.get(0).arguments());
        return arguments.isEmpty() ? List.of(item.productCode()) : arguments;
    }

    private static Relation relation(
            Account requester, LedgerItem item, @Nullable Account owner, @Nullable Account payer) {
        if (item.accountId().equals(requester.id())) {
            return Relation.OWN;
        }
        if (item.paidBy().equals(requester.id())) {
            return Relation.PAYER;
        }
        if ((owner != null && requester.speaksFor(owner)) || (payer != null && requester.speaksFor(payer))) {
            return Relation.MEMBER;
        }
        if (owner != null && requester.isMasterOf(owner)) {
            return requester.isSameEnterpriseAs(owner)
                    ? Relation.MEMBER_WITHOUT_SERVICE
                    : Relation.MEMBER_OF_OTHER_ENTERPRISE;
        }
        return Relation.NONE;
    }

    /** A reseller's own purchases are its own business; what it paid for others, it invoices to them. */
    private static boolean throughReseller(Account requester, LedgerItem item, @Nullable Account payer) {
        if (item.resellerAccountId() != null) {
            return !item.resellerAccountId().equals(requester.id());
        }
        return item.payerAccountId() != null
                && payer != null
                && payer.reseller()
                && !payer.id().equals(requester.id());
    }

    private static Matter matter(LedgerItem item) {
        return switch (item.kind()) {
            case BILL -> Matter.MONTHLY_BILL;
            case ORDER -> item.postpaid() ? Matter.POSTPAID_USAGE : Matter.PREPAID_ORDER;
            case REFUND -> item.toBalance().isPositive() ? Matter.REFUND_TO_BALANCE : Matter.REFUND;
            case TOP_UP -> Matter.TOP_UP;
        };
    }
}
