package io.fapiaodesk.consumption;

import static java.util.Objects.requireNonNull;

import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.consumption.domain.Refunds;
import io.fapiaodesk.consumption.persistence.ConsumptionTable;
import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ReportedTime;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.LineImport;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in consumption as the billing system delivers it. A line is all there is to know of an item. What an item is and
 * whose it is never changes; a refund may be delivered before the item that it reduces.
 */
@Component
public class ImportConsumption implements LineImport<ConsumptionItem> {

    private static final int LONGEST_WORD = 100;
    private static final int LONGEST_CONTACT = 200;

    private final ConsumptionTable table;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Clock clock;

    public ImportConsumption(ConsumptionTable table, Ledger ledger, Accounts accounts, Clock clock) {
        this.table = table;
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "consumption";
    }

    @Override
    public String about() {
        return Ledger.CONSUMPTION;
    }

    /** The items and what refunds among them reduce, or reduced until now; what is not known yet may come at this moment. */
    @Override
    public Collection<String> subjects(List<ConsumptionItem> lines) {
        Set<String> subjects = lines.stream()
                .flatMap(line -> Stream.of(line.sourceId(), line.refundOf()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        subjects.addAll(table.refundedBy(subjects));
        return subjects;
    }

    @Override
    public Result<ConsumptionItem> read(JsonFields line) {
        String sourceId = line.required("sourceId", Identifier::reference);
        ConsumptionItem.Kind kind = line.requiredWord("kind", ConsumptionItem.Kind.class);
        String accountId = line.required("accountId", Identifier::signIn);
        String productCode = line.required("productCode", Identifier::reference);
        Yuan amount = line.required("amount", Yuan::check);
        Instant placedAt = line.required("placedAt", this::moment);
        Instant paidAt = line.optional("paidAt", this::moment);
        YearMonth month = line.optional("month", (pointer, raw) -> ReportedTime.month(pointer, raw, clock));
        boolean postpaid = line.flag("postpaid");
        String payerAccountId = line.optional("payerAccountId", Identifier::signIn);
        String resellerAccountId = line.optional("resellerAccountId", Identifier::signIn);
        String transactionType =
                line.optional("transactionType", (pointer, raw) -> PlainText.check(pointer, raw, LONGEST_WORD));
        ConsumptionItem.Vendor vendor = vendor(line.optionalObject("vendor"));
        String refundOf = line.optional("refundOf", Identifier::reference);
        String titleId = line.optional("titleId", Identifier::reference);
        ConsumptionItem.RefundedTo refundedTo = line.optionalWord("refundedTo", ConsumptionItem.RefundedTo.class);

        if (kind != null) {
            refuseWhatDoesNotGoWith(kind, line);
        }
        if (kind == ConsumptionItem.Kind.REFUND && amount != null && !amount.isPositive()) {
            line.refuse("amount", "REFUND_OF_NOTHING");
        }
        if (refundOf != null && refundOf.equals(sourceId)) {
            line.refuse("refundOf", "REFUND_OF_ITSELF");
        }
        if (!line.refusals().isEmpty()) {
            return Result.refused(line.refusals());
        }
        return Result.done(new ConsumptionItem(
                requireNonNull(sourceId),
                requireNonNull(kind),
                requireNonNull(accountId),
                requireNonNull(productCode),
                requireNonNull(amount),
                requireNonNull(placedAt),
                paidAt,
                month,
                postpaid,
                payerAccountId,
                resellerAccountId,
                transactionType,
                vendor,
                refundOf,
                titleId,
                refundedTo == ConsumptionItem.RefundedTo.BALANCE));
    }

    @Override
    public List<Outcome> store(List<ConsumptionItem> lines) {
        Instant now = clock.instant();
        Known known = know(lines, now);
        Set<String> knownBefore = Set.copyOf(known.items().keySet());
        Map<String, ConsumptionItem> changed = new LinkedHashMap<>();
        Set<String> touched = new HashSet<>();
        List<Outcome> outcomes = new ArrayList<>(lines.size());
        for (ConsumptionItem item : lines) {
            Refusal refusal = known.refusalFor(item);
            if (refusal != null) {
                outcomes.add(new Outcome.Rejected(refusal));
            } else if (known.learn(item, touched)) {
                changed.put(item.sourceId(), item);
                outcomes.add(new Outcome.Accepted());
            } else {
                outcomes.add(new Outcome.Unchanged());
            }
        }
        Map<String, Refunds> refunds = known.refundsOf(touched);
        table.save(changed.values(), refunds, now);
        table.saveRefunds(refunds.entrySet().stream()
                .filter(entry -> !changed.containsKey(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        ledger.settle(refunds.keySet().stream().filter(knownBefore::contains).toList(), Ledger.DELIVERY);
        return outcomes;
    }

    /**
     * What refunds reduce is locked too: two deliveries together must not give back more than was paid. So is what could
     * have to be given back because a deficit becomes smaller, all in one go and in the order of ids.
     */
    private Known know(List<ConsumptionItem> lines, Instant now) {
        Collection<String> touched = subjects(lines);
        Known known = new Known(
                accounts.existing(lines.stream()
                        .map(ConsumptionItem::accountId)
                        .distinct()
                        .toList()),
                table.lock(ledger.withCovers(touched)),
                new HashMap<>(),
                now);
        table.refundsOf(touched).forEach(known::noteRefund);
        return known;
    }

    private static void refuseWhatDoesNotGoWith(ConsumptionItem.Kind kind, JsonFields line) {
        if (kind == ConsumptionItem.Kind.BILL && !line.has("month")) {
            line.refuse("month", "MONTH_MISSING");
        }
        if (kind == ConsumptionItem.Kind.REFUND && !line.has("refundOf")) {
            line.refuse("refundOf", "REFUND_NAMES_NO_ITEM");
        }
        if (kind != ConsumptionItem.Kind.REFUND && line.has("refundOf")) {
            line.refuse("refundOf", "ONLY_REFUNDS_NAME_AN_ITEM");
        }
        if (kind != ConsumptionItem.Kind.REFUND && line.has("refundedTo")) {
            line.refuse("refundedTo", "ONLY_REFUNDS_GO_BACK");
        }
    }

    private static ConsumptionItem.@Nullable Vendor vendor(@Nullable JsonFields fields) {
        if (fields == null) {
            return null;
        }
        String name = fields.required("name", (pointer, raw) -> PlainText.check(pointer, raw, LONGEST_WORD));
        String contact = fields.required("contact", (pointer, raw) -> PlainText.check(pointer, raw, LONGEST_CONTACT));
        fields.refuseOthers();
        return name == null || contact == null ? null : new ConsumptionItem.Vendor(name, contact);
    }

    private Result<Instant> moment(String pointer, @Nullable String raw) {
        return ReportedTime.moment(pointer, raw, clock);
    }

    /**
     * What is known while the lines of a transaction are looked at, one after the other.
     *
     * @param refunds by the item they reduce, each refund
     */
    private record Known(
            Set<String> accounts,
            Map<String, ConsumptionItem> items,
            Map<String, Map<String, ConsumptionItem>> refunds,
            Instant now) {

        @Nullable
        Refusal refusalFor(ConsumptionItem item) {
            if (!accounts.contains(item.accountId())) {
                return Refusal.invalidField("/accountId", "UNKNOWN_ACCOUNT");
            }
            ConsumptionItem before = items.get(item.sourceId());
            if (before != null && !before.accountId().equals(item.accountId())) {
                return Refusal.invalidField("/accountId", "SOURCE_CHANGED_OWNER");
            }
            if (before != null && before.kind() != item.kind()) {
                return Refusal.invalidField(
                        "/kind", "SOURCE_CHANGED_KIND", before.kind().name());
            }
            String refundOf = item.refundOf();
            if (refundOf == null) {
                return refusalOfAmount(item);
            }
            ConsumptionItem refunded = items.get(refundOf);
            return refunded == null ? null : refusalToRefund(refunded, item);
        }

        /** A refund may come first, and an item may be corrected to less: it never costs less than was given back. */
        private @Nullable Refusal refusalOfAmount(ConsumptionItem item) {
            Yuan givenBack = refundsOf(item).total();
            return givenBack.compareTo(item.amount()) > 0
                    ? Refusal.invalidField("/amount", "AMOUNT_BELOW_REFUNDS", givenBack.toString())
                    : null;
        }

        private @Nullable Refusal refusalToRefund(ConsumptionItem refunded, ConsumptionItem refund) {
            if (!refunded.accountId().equals(refund.accountId())) {
                return Refusal.invalidField("/refundOf", "REFUND_OF_ANOTHER_ACCOUNT");
            }
            if (refunded.kind() == ConsumptionItem.Kind.REFUND) {
                return Refusal.invalidField("/refundOf", "REFUND_OF_WRONG_KIND");
            }
            Yuan others = refunds.getOrDefault(refunded.sourceId(), Map.of()).values().stream()
                    .filter(other -> !other.sourceId().equals(refund.sourceId()))
                    .filter(other -> other.accountId().equals(refunded.accountId()))
                    .map(ConsumptionItem::amount)
                    .reduce(Yuan.ZERO, Yuan::plus);
            return others.plus(refund.amount()).compareTo(refunded.amount()) > 0
                    ? Refusal.invalidField("/amount", "REFUND_EXCEEDS_ITEM")
                    : null;
        }

        /**
         * Whether the item says anything new.
         *
         * @param touched receives the items whose ledger may be another now
         */
        boolean learn(ConsumptionItem item, Set<String> touched) {
            ConsumptionItem before = items.put(item.sourceId(), item);
            if (item.equals(before)) {
                return false;
            }
            touched.add(item.sourceId());
            if (before != null && before.refundOf() != null) {
                touched.add(before.refundOf());
                refunds.getOrDefault(before.refundOf(), new HashMap<>()).remove(before.sourceId());
            }
            if (item.refundOf() != null) {
                touched.add(item.refundOf());
            }
            noteRefund(item);
            return true;
        }

        void noteRefund(ConsumptionItem item) {
            String refundOf = item.refundOf();
            if (refundOf != null) {
                refunds.computeIfAbsent(refundOf, id -> new HashMap<>()).put(item.sourceId(), item);
            }
        }

        /** What is given back of those of the items that are there and are no refunds themselves. */
        Map<String, Refunds> refundsOf(Set<String> ids) {
            return ids.stream()
                    .map(items::get)
                    .filter(Objects::nonNull)
                    .filter(item -> item.kind() != ConsumptionItem.Kind.REFUND)
                    .collect(Collectors.toMap(ConsumptionItem::sourceId, this::refundsOf));
        }

        private Refunds refundsOf(ConsumptionItem item) {
            return item.givenBackBy(
                    refunds.getOrDefault(item.sourceId(), Map.of()).values(), now);
        }
    }
}
