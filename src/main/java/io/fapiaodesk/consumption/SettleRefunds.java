package io.fapiaodesk.consumption;

import io.fapiaodesk.consumption.persistence.ConsumptionTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets refunds count that were delivered before their time (R63). Any number of nodes may look at the same time. */
@Service
public class SettleRefunds {

    private static final int AT_A_TIME = 500;

    private final ConsumptionTable table;
    private final Ledger ledger;
    private final Clock clock;

    SettleRefunds(ConsumptionTable table, Ledger ledger, Clock clock) {
        this.table = table;
        this.ledger = ledger;
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
        Map<String, ConsumptionItem> locked = table.lock(ledger.withCovers(Set.copyOf(due.values())));
        List<ConsumptionItem> refunded = due.values().stream()
                .distinct()
                .map(locked::get)
                .filter(Objects::nonNull)
                .toList();
        List<String> ids = refunded.stream().map(ConsumptionItem::sourceId).toList();
        table.settle(due.keySet(), now);
        List<ConsumptionItem> refunds = table.refundsOf(ids);
        table.saveRefunds(refunded.stream()
                .collect(Collectors.toMap(ConsumptionItem::sourceId, item -> item.givenBackBy(refunds, now))));
        ledger.settle(ids, Ledger.DELIVERY);
    }
}
