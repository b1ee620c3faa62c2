package io.fapiaodesk.consumption;

import io.fapiaodesk.consumption.persistence.ConsumptionTable;
import io.fapiaodesk.platform.web.Turns;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets refunds count that were delivered before their time (R63). Any number of nodes may look at the same time. */
@Service
public class SettleRefunds {

    private static final int AT_A_TIME = 500;

    private final ConsumptionTable table;
    private final Ledger ledger;
    private final Turns turns;
    private final Clock clock;

    SettleRefunds(ConsumptionTable table, Ledger ledger, Turns turns, Clock clock) {
        this.table = table;
        this.ledger = ledger;
        this.turns = turns;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${fapiao.consumption.refund-check}",
            initialDelayString = "${fapiao.consumption.refund-check}")
    @Transactional
    public void settle() {
        Instant now = clock.instant();
        Map<String, String> due = table.refundsToSettle(now, AT_A_TIME);
        if (due.isEmpty()) {
            return;
        }
        // An item may be delivered at this moment whose refund has come before it.
        Set<String> both =
                Stream.concat(due.keySet().stream(), due.values().stream()).collect(Collectors.toSet());
        turns.take(Ledger.CONSUMPTION, both);
        Map<String, ConsumptionItem> locked = table.lock(ledger.withCovers(both));
        List<ConsumptionItem> refunded = due.entrySet().stream()
                // One that names another item by now has been counted by who said so.
                .filter(entry -> names(locked.get(entry.getKey()), entry.getValue()))
                .map(entry -> locked.get(entry.getValue()))
                .filter(Objects::nonNull)
                .filter(item -> item.kind() != ConsumptionItem.Kind.REFUND)
                .distinct()
                .toList();
        List<String> ids = refunded.stream().map(ConsumptionItem::sourceId).toList();
        table.settle(due.keySet(), now);
        List<ConsumptionItem> refunds = table.refundsOf(ids);
        table.saveRefunds(refunded.stream()
                .collect(Collectors.toMap(ConsumptionItem::sourceId, item -> item.givenBackBy(refunds, now))));
        ledger.settle(ids, Ledger.DELIVERY);
    }

    private static boolean names(@Nullable ConsumptionItem refund, String itemId) {
        return refund != null && itemId.equals(refund.refundOf());
    }
}
