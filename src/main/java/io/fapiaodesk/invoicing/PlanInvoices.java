package io.fapiaodesk.invoicing;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.consumption.ConsumptionItem;
import io.fapiaodesk.consumption.Deficit;
import io.fapiaodesk.consumption.Invoiceability;
import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.consumption.LedgerItem;
import io.fapiaodesk.consumption.SoldAs;
import io.fapiaodesk.invoicing.Planned.RefusedItem;
import io.fapiaodesk.invoicing.domain.Basket;
import io.fapiaodesk.invoicing.domain.InvoicePlan;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.LinesPer;
import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.invoicing.domain.OpenDeficit;
import io.fapiaodesk.invoicing.domain.PreviewVersion;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.invoicing.rules.InvoicePlanFacts;
import io.fapiaodesk.invoicing.rules.InvoiceRequestFacts;
import io.fapiaodesk.invoicing.rules.InvoiceRequestRules;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.title.TitlesForInvoices;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Works out the invoices that an order would become, or every reason why it would not. A preview and a request go the same
 * way, a request with everything locked that it is about to change; so what was previewed is what is issued.
 */
@Service
class PlanInvoices {

    private static final String VENDOR_ISSUES = "VENDOR_ISSUES";

    private static final String RED_NOT_ISSUED = "RED_NOT_ISSUED";

    private static final Set<String> USED_UP = Set.of("ALREADY_INVOICED", "USED_FOR_OFFSET", "NOTHING_CONSUMED");

    private static final String EXCEEDS = "AMOUNT_EXCEEDS_CONSUMPTION";

    private final Ledger ledger;
    private final Invoiceability invoiceability;
    private final SellerCatalogue catalogue;
    private final RuleOnInvoices ruleOnInvoices;
    private final TitlesForInvoices titles;
    private final InvoiceTable invoices;
    private final InvoiceSettings settings;
    private final Clock clock;
    private final int billDay;

    PlanInvoices(
            Ledger ledger,
            Invoiceability invoiceability,
            SellerCatalogue catalogue,
            RuleOnInvoices ruleOnInvoices,
            TitlesForInvoices titles,
            InvoiceTable invoices,
            InvoiceSettings settings,
            Clock clock,
            @Value("${fapiao.consumption.bill-day}") int billDay) {
        this.ledger = ledger;
        this.invoiceability = invoiceability;
        this.catalogue = catalogue;
        this.ruleOnInvoices = ruleOnInvoices;
        this.titles = titles;
        this.invoices = invoices;
        this.settings = settings;
        this.clock = clock;
        this.billDay = billDay;
    }

    /** How much of the items is wanted; {@code null} for all that is open of each. */
    private record Share(@Nullable Yuan amount, Map<String, Yuan> parts) {}

    Planned plan(Account account, InvoiceOrder.Checked order, boolean locked) {
        Chosen chosen = withinWhatIsOpen(account, order, choose(account, order, locked));
        return plan(account, order, new Share(order.amount(), order.parts()), chosen, locked);
    }

    /** Why not this much of an item can be wanted, out of what is open of it. */
    List<Refusal> exceeds(Account account, Yuan wanted, Yuan open) {
        return violations(invoiceability.examineAmount(account, wanted, open)).stream()
                .filter(refusal -> refusal.code().equals(EXCEEDS))
                .toList();
    }

    private Chosen withinWhatIsOpen(Account account, InvoiceOrder.Checked order, Chosen chosen) {
        if (order.parts().isEmpty()) {
            return chosen;
        }
        List<LedgerItem> good = new ArrayList<>();
        List<RefusedItem> refused = new ArrayList<>(chosen.refused());
        for (LedgerItem item : chosen.good()) {
            Yuan part = order.parts().get(item.id());
            List<Refusal> wrong = part == null ? List.of() : exceeds(account, part, item.open());
            wrong.forEach(why -> refused.add(new RefusedItem(item.id(), why)));
            if (wrong.isEmpty()) {
                good.add(item);
            }
        }
        return new Chosen(good, refused, chosen.excluded(), chosen.inReturn());
    }

    /** What is said of each of these items by itself, as far as something can be said. */
    Map<String, List<Refusal>> refusals(Account account, Set<String> itemIds) {
        List<LedgerItem> found = ledger.find(itemIds);
        Map<String, List<Refusal>> refusals = new LinkedHashMap<>();
        Map<String, Ruling> rulings = invoiceability.examine(account, found);
        for (String id : itemIds) {
            Ruling ruling = rulings.get(id);
            refusals.put(id, ruling == null ? List.of(Invoiceability.notYours()) : violations(ruling));
        }
        return refusals;
    }

    /** What is open of each of these items, in CNY with tax, whoever's they are. */
    Map<String, Yuan> open(Set<String> itemIds) {
        return ledger.find(itemIds).stream().collect(Collectors.toMap(LedgerItem::id, LedgerItem::open));
    }

    /**
     * The items of an order.
     *
     * @param good those that can be invoiced
     * @param refused those that cannot although the customer named them
     * @param excluded those that cannot and that nobody named
     * @param inReturn what of all of them is on invoices whose return is running
     */
    private record Chosen(List<LedgerItem> good, List<RefusedItem> refused, List<RefusedItem> excluded, Yuan inReturn) {

        Yuan open() {
            return wanted(Map.of());
        }

        Yuan wanted(Map<String, Yuan> parts) {
            return good.stream()
                    .map(item -> parts.getOrDefault(item.id(), item.open()))
                    .reduce(Yuan.ZERO, Yuan::plus);
        }
    }

    private Chosen choose(Account account, InvoiceOrder.Checked order, boolean locked) {
        List<LedgerItem> found = order.namesItems() ? named(order.itemIds(), locked) : sweep(account, order, locked);
        Map<String, Ruling> rulings = invoiceability.examine(account, found);
        Map<String, Yuan> inReturn = invoices.inReturn(found.stream()
                .filter(item -> item.invoiced().isPositive())
                .map(LedgerItem::id)
                .toList());
        List<LedgerItem> good = new ArrayList<>();
        List<RefusedItem> bad = new ArrayList<>();
        for (LedgerItem item : found) {
            List<Refusal> refusals = violations(rulings.get(item.id()));
            if (refusals.isEmpty()) {
                good.add(item);
            }
            refusals.stream()
                    .map(refusal -> new RefusedItem(item.id(), moreExactly(refusal, inReturn.get(item.id()))))
                    .forEach(bad::add);
        }
        if (order.namesItems()) {
            Set<String> known = found.stream().map(LedgerItem::id).collect(Collectors.toSet());
            order.itemIds().stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> bad.add(new RefusedItem(id, Invoiceability.notYours())));
        }
        Set<String> entitled = found.stream()
                .filter(item -> !isStrange(rulings.get(item.id())))
                .map(LedgerItem::id)
                .collect(Collectors.toSet());
        Yuan returning = inReturn.entrySet().stream()
                .filter(entry -> entitled.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Yuan.ZERO, Yuan::plus);
        if (!order.namesItems() && !good.isEmpty()) {
            return new Chosen(good, List.of(), bad, returning);
        }
        boolean byAmount = order.method() == Method.AMOUNT;
        return new Chosen(
                good,
                bad.stream().filter(item -> !(byAmount && isUsedUp(item))).toList(),
                bad.stream().filter(item -> byAmount && isUsedUp(item)).toList(),
                returning);
    }

    /** By amount, what has been used up adds nothing and is no reason to refuse by itself. */
    private static boolean isUsedUp(RefusedItem item) {
        return USED_UP.contains(item.why().code()) || item.why().code().equals(RED_NOT_ISSUED);
    }

    private List<LedgerItem> named(Set<String> ids, boolean locked) {
        return locked ? ledger.lock(ids) : ledger.find(ids);
    }

    /**
     * What the account would ask for: what it or a member that it speaks for paid for (R26), and what is theirs although it
     * cannot ask for it, so that it learns why.
     */
    private List<LedgerItem> sweep(Account account, InvoiceOrder.Checked order, boolean locked) {
        List<LedgerItem> all = ledger.of(account.id()).stream()
                .filter(item -> order.month() == null || item.usageMonth().equals(order.month()))
                .toList();
        return locked ? ledger.lock(all.stream().map(LedgerItem::id).toList()) : all;
    }

    private static boolean isStrange(@Nullable Ruling ruling) {
        return violations(ruling).stream().anyMatch(refusal -> refusal.code().equals("CROSS_ACCOUNT_NOT_SUPPORTED"));
    }

    /** What is invoiced and being returned waits; it is not simply used up (R62). */
    private static Refusal moreExactly(Refusal refusal, @Nullable Yuan inReturn) {
        return inReturn != null && refusal.code().equals("ALREADY_INVOICED")
                ? InvoiceRequestRules.redNotIssued(inReturn)
                : refusal;
    }

    private Planned plan(Account account, InvoiceOrder.Checked order, Share share, Chosen chosen, boolean locked) {
        TitleChoice choice = new TitleChoice(account, titles.of(account), order.titleId());
        List<Ruling> rulings = new ArrayList<>();
        rulings.add(InvoiceRequestRules.REQUEST.rule(facts(account, order, chosen, choice)));
        if (share.amount() != null) {
            rulings.add(invoiceability.examineAmount(account, share.amount(), chosen.open()));
        } else if (!chosen.good().isEmpty()) {
            rulings.add(invoiceability.examineWhole(account, chosen.wanted(share.parts()), chosen.open()));
        }
        Optional<InvoicePlan> plan = Optional.empty();
        LinesPer lines = order.lines() == null ? settings.linesOf(account.id()) : order.lines();
        if (chosen.refused().isEmpty()
                && rulings.stream().allMatch(ruling -> violations(ruling).isEmpty())) {
            InvoicePlan perItem = draw(account, chosen.good(), choice, share, deficits(account, locked));
            InvoicePlan drawn = lines == LinesPer.CONTENT ? perItem.onOneLinePerContent() : perItem;
            rulings.add(InvoiceRequestRules.PLAN.rule(facts(drawn)));
            InvoiceType.named(order.invoiceType()).ifPresent(type -> rulings.add(ruleOnInvoices.rule(type, drawn)));
            plan = Optional.of(drawn);
        }
        List<Refusal> refusals = Stream.concat(
                        chosen.refused().stream().map(RefusedItem::why),
                        rulings.stream().flatMap(ruling -> violations(ruling).stream()))
                .distinct()
                .toList();
        Optional<InvoiceType> type = InvoiceType.named(order.invoiceType());
        if (!refusals.isEmpty() || plan.isEmpty() || type.isEmpty()) {
            return new Planned.Refused(
                    refusals,
                    Stream.concat(chosen.refused().stream(), chosen.excluded().stream())
                            .toList());
        }
        return new Planned.Drawn(
                type.get(),
                lines,
                plan.get(),
                PreviewVersion.of(type.get(), plan.get()),
                together(rulings),
                chosen.excluded());
    }

    private List<Deficit> deficits(Account account, boolean locked) {
        return locked ? ledger.lockDeficits(account) : ledger.deficits(account.id());
    }

    private InvoicePlan draw(
            Account account, List<LedgerItem> items, TitleChoice choice, Share share, List<Deficit> deficits) {
        Map<String, SoldAs> soldAs = ledger.soldAs(items);
        Basket basket = new Basket(
                account.id(),
                items.stream()
                        .map(item -> item(item, choice, soldAs.get(item.id())))
                        .toList());
        List<OpenDeficit> open = deficits.stream()
                .map(deficit -> new OpenDeficit(
                        deficit.id(),
                        deficit.entityCode(),
                        deficit.content(),
                        deficit.rate(),
                        deficit.balance(),
                        deficit.since()))
                .toList();
        if (share.amount() != null) {
            return InvoicePlan.ofAmount(basket, share.amount(), open);
        }
        if (share.parts().isEmpty()) {
            return InvoicePlan.ofAll(basket, open);
        }
        Map<String, Yuan> parts = basket.items().stream()
                .collect(Collectors.toMap(Basket.Item::id, item -> share.parts().getOrDefault(item.id(), item.open())));
        return InvoicePlan.ofParts(basket, parts, open);
    }

    private Basket.Item item(LedgerItem item, TitleChoice choice, @Nullable SoldAs begun) {
        if (begun != null) {
            return item(item, choice, new Basket.Issuer.Entity(begun.entityCode(), begun.rate()), begun.content());
        }
        Result<Offer> resolved = catalogue.resolve(item.productCode(), item.placedAt());
        Basket.Issuer issuer = resolved.fold(
                offer -> new Basket.Issuer.Entity(offer.entityCode(), offer.rate()),
                refusals -> vendor(item, refusals));
        return item(item, choice, issuer, resolved.<@Nullable String>fold(Offer::content, refusals -> null));
    }

    private static Basket.Item item(
            LedgerItem item, TitleChoice choice, Basket.Issuer issuer, @Nullable String content) {
        return new Basket.Item(
                item.id(), item.accountId(), issuer, content, choice.buyer(item), item.placedAt(), item.open());
    }

    private static Basket.Issuer vendor(LedgerItem item, List<Refusal> refusals) {
        if (refusals.stream().noneMatch(refusal -> refusal.code().equals(VENDOR_ISSUES))) {
            throw new IllegalStateException("The rules let no item pass that nobody sells: " + item.id());
        }
        ConsumptionItem.Vendor vendor = item.vendor();
        return vendor == null
                ? new Basket.Issuer.Vendor("Marketplace vendor", "-")
                : new Basket.Issuer.Vendor(vendor.name(), vendor.contact());
    }

    private InvoiceRequestFacts facts(Account account, InvoiceOrder.Checked order, Chosen chosen, TitleChoice choice) {
        Yuan open = chosen.open();
        return new InvoiceRequestFacts(
                order.method(),
                order.invoiceType(),
                order.expenseTypeNamed(),
                account.kind() == Account.Kind.ENTERPRISE,
                account.accountManager() != null,
                choice.facts(chosen.good()),
                choice.isForeign(),
                chosen.good().stream()
                        .anyMatch(item -> !item.accountId().equals(account.id())
                                && !item.paidBy().equals(account.id())),
                chosen.good().stream()
                        .anyMatch(item -> !item.accountId().equals(account.id())
                                && item.paidBy().equals(account.id())),
                order.month(),
                ShanghaiTime.today(clock),
                billDay,
                chosen.good().size(),
                (int) chosen.refused().stream()
                        .map(RefusedItem::itemId)
                        .distinct()
                        .count(),
                open,
                order.amount() == null ? chosen.wanted(order.parts()) : order.amount(),
                chosen.inReturn());
    }

    private static InvoicePlanFacts facts(InvoicePlan plan) {
        Stream<Object> issuers = Stream.concat(
                plan.drafts().stream().map(draft -> List.of(draft.entityCode(), draft.rate())),
                plan.forwarded().stream().map(InvoicePlan.Forwarded::vendor));
        Stream<Object> buyers = Stream.concat(
                plan.drafts().stream().map(draft -> draft.buyer().compared()),
                plan.forwarded().stream().map(forwarded -> forwarded.buyer().compared()));
        return new InvoicePlanFacts(
                plan.drafts().size() + plan.forwarded().size(),
                (int) issuers.distinct().count(),
                (int) buyers.distinct().count(),
                plan.offsetTotal(),
                plan.remainders().stream().map(InvoicePlan.Remainder::amount).reduce(Yuan.ZERO, Yuan::plus));
    }

    private static List<Refusal> violations(@Nullable Ruling ruling) {
        return ruling instanceof Ruling.Refused refused
                ? refused.violations().stream().map(Refusal::of).toList()
                : List.of();
    }

    private static Ruling together(Collection<Ruling> rulings) {
        Set<String> versions = new LinkedHashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (Ruling ruling : rulings) {
            versions.add(ruling.bookVersion());
            findings.addAll(ruling.findings());
        }
        return new Ruling.Approved(String.join("+", versions), findings);
    }
}
