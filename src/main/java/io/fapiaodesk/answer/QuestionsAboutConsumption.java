package io.fapiaodesk.answer;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.answer.rules.BalancesBuyWhatOffsets;
import io.fapiaodesk.answer.rules.BillsAndInvoicesDifferInTime;
import io.fapiaodesk.answer.rules.DomainOrdersAreFound;
import io.fapiaodesk.answer.rules.DomainOrdersFollowTheirOwner;
import io.fapiaodesk.answer.rules.GreyedButtonsHaveReasons;
import io.fapiaodesk.answer.rules.PaidOrdersFollowTheRegistration;
import io.fapiaodesk.consumption.ConsumptionItem;
import io.fapiaodesk.consumption.Invoiceability;
import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.consumption.LedgerItem;
import io.fapiaodesk.consumption.ReadDeficits;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What of somebody's consumption can be invoiced, and whose it is to invoice. */
@Component
class QuestionsAboutConsumption implements Questions {

    private final Ledger ledger;
    private final Invoiceability invoiceability;
    private final ReadDeficits deficits;
    private final Clock clock;

    QuestionsAboutConsumption(Ledger ledger, Invoiceability invoiceability, ReadDeficits deficits, Clock clock) {
        this.deficits = deficits;
        this.ledger = ledger;
        this.invoiceability = invoiceability;
        this.clock = clock;
    }

    @Override
    public List<Asked> all() {
        return List.of(
                Asked.by(new GreyedButtonsHaveReasons(), this::greyedButton, Field.text("itemId")),
                Asked.by(new BillsAndInvoicesDifferInTime(), this::monthlyBill, Field.of("month", Field.Kind.MONTH)),
                Asked.by(new DomainOrdersAreFound(), this::domainOrder, Field.text("orderNumber")),
                Asked.by(
                        new DomainOrdersFollowTheirOwner(),
                        QuestionsAboutConsumption::domainTransfer,
                        Field.of("orderedAt", Field.Kind.DAY),
                        Field.of("transferredAt", Field.Kind.DAY)),
                Asked.by(new PaidOrdersFollowTheRegistration(), this::paidOrders),
                Asked.by(new BalancesBuyWhatOffsets(), this::storedValue));
    }

    private Reply greyedButton(Asking asking) {
        Account account = asking.customer();
        Optional<String> wanted = asking.text("itemId");
        List<LedgerItem> items = ledger.of(account.id()).stream()
                .filter(item -> wanted.isEmpty() || item.id().equals(wanted.get()))
                .toList();
        Map<String, Ruling> rulings = invoiceability.examine(account, items);
        List<Ruling.Refused> refused = rulings.values().stream()
                .filter(Ruling.Refused.class::isInstance)
                .map(Ruling.Refused.class::cast)
                .toList();
        int invoiceable = items.size() - refused.size();
        return new Reply(
                new GreyedButtonsHaveReasons().examine(new GreyedButtonsHaveReasons.Choice(items.size(), invoiceable)),
                invoiceable == 0 ? eachOnce(refused) : List.of(),
                List.of(Links.CONSUMPTION));
    }

    /** The same reason holds for many items; one of them stands for all. */
    private static List<Finding> eachOnce(List<Ruling.Refused> refused) {
        Map<String, Finding> byCode = new LinkedHashMap<>();
        refused.stream()
                .flatMap(ruling -> ruling.violations().stream())
                .forEach(finding -> byCode.putIfAbsent(finding.code(), finding));
        return new ArrayList<>(byCode.values());
    }

    private Reply monthlyBill(Asking asking) {
        Account account = asking.customer();
        YearMonth month = asking.month("month")
                .orElseGet(() -> YearMonth.from(ShanghaiTime.today(clock)).minusMonths(1));
        List<LedgerItem> items = ledger.of(account.id());
        return Reply.of(
                new BillsAndInvoicesDifferInTime()
                        .examine(new BillsAndInvoicesDifferInTime.Month(
                                month,
                                sum(items, item -> YearMonth.from(ShanghaiTime.dayOf(item.placedAt()))
                                        .equals(month)),
                                sum(items, item -> item.usageMonth().equals(month)))),
                Links.CONSUMPTION);
    }

    private static Yuan sum(List<LedgerItem> items, Predicate<LedgerItem> counted) {
        return items.stream().filter(counted).map(LedgerItem::amount).reduce(Yuan.ZERO, Yuan::plus);
    }

    private Reply domainOrder(Asking asking) {
        Account account = asking.customer();
        Optional<String> number = asking.text("orderNumber");
        Optional<LedgerItem> order = number.flatMap(wanted -> ledger.of(account.id()).stream()
                .filter(item -> item.kind() == ConsumptionItem.Kind.ORDER)
                .filter(item -> item.id().equalsIgnoreCase(wanted))
                .findFirst());
        return Reply.of(
                new DomainOrdersAreFound()
                        .examine(new DomainOrdersAreFound.Search(
                                number.orElse(null),
                                order.map(LedgerItem::productCode).orElse(null),
                                order.filter(QuestionsAboutConsumption::isPricedPush)
                                        .isPresent())),
                Links.CONSUMPTION);
    }

    private static boolean isPricedPush(LedgerItem order) {
        String type = order.transactionType();
        return type != null
                && type.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[\\s_-]+", "-")
                        .equals("priced-push");
    }

    private static Reply domainTransfer(Asking asking) {
        return Reply.of(
                new DomainOrdersFollowTheirOwner()
                        .examine(new DomainOrdersFollowTheirOwner.Transfer(
                                asking.moment("orderedAt").orElse(null),
                                asking.moment("transferredAt").orElse(null),
                                asking.isDay("orderedAt") || asking.isDay("transferredAt"))),
                Links.CONSUMPTION);
    }

    private Reply storedValue(Asking asking) {
        ReadDeficits.OnBalance found = deficits.onBalance(asking.customer());
        return Reply.of(
                new BalancesBuyWhatOffsets()
                        .examine(new BalancesBuyWhatOffsets.OnBalance(
                                found.refunded(), found.deficit(), found.usable())),
                Links.DEFICITS,
                Links.CONSUMPTION);
    }

    private Reply paidOrders(Asking asking) {
        Account account = asking.customer();
        List<LedgerItem> items = ledger.of(account.id());
        int open = (int) items.stream().filter(item -> item.open().isPositive()).count();
        int invoiced = (int) items.stream()
                .filter(item -> item.invoiced().isPositive() && !item.open().isPositive())
                .count();
        return Reply.of(
                new PaidOrdersFollowTheRegistration()
                        .examine(new PaidOrdersFollowTheRegistration.Paid(
                                account.kind() == Account.Kind.ENTERPRISE, open, invoiced)),
                Links.CONSUMPTION,
                Links.TITLES);
    }
}
