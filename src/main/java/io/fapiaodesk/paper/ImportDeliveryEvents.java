package io.fapiaodesk.paper;

import static java.util.Objects.requireNonNull;

import io.fapiaodesk.kernel.Identifier;
import io.fapiaodesk.kernel.ReportedTime;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.paper.domain.DeliveryStatus;
import io.fapiaodesk.paper.persistence.DeliveryEventTable;
import io.fapiaodesk.platform.web.JsonFields;
import io.fapiaodesk.platform.web.LineImport;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes in what the courier tells of parcels, in whatever order and however often. A parcel may be told of before we know
 * which invoice is in it.
 */
@Component
public class ImportDeliveryEvents implements LineImport<DeliveryEvent> {

    private final DeliveryEventTable table;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public ImportDeliveryEvents(DeliveryEventTable table, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delivery-events";
    }

    @Override
    public String about() {
        return "parcel";
    }

    @Override
    public Collection<String> subjects(List<DeliveryEvent> lines) {
        return lines.stream().map(DeliveryEvent::trackingNumber).toList();
    }

    @Override
    public Result<DeliveryEvent> read(JsonFields line) {
        String trackingNumber = line.required("trackingNumber", Identifier::reference);
        DeliveryStatus status = line.requiredWord("status", DeliveryStatus.class);
        Instant at = line.required("at", (pointer, raw) -> ReportedTime.moment(pointer, raw, clock));
        if (!line.refusals().isEmpty()) {
            return Result.refused(line.refusals());
        }
        return Result.done(
                new DeliveryEvent(requireNonNull(trackingNumber), requireNonNull(status), requireNonNull(at)));
    }

    @Override
    public List<Outcome> store(List<DeliveryEvent> lines) {
        List<Boolean> news = table.add(lines, clock.instant());
        Set<String> moved = IntStream.range(0, lines.size())
                .filter(news::get)
                .mapToObj(line -> lines.get(line).trackingNumber())
                .collect(Collectors.toSet());
        if (!moved.isEmpty()) {
            events.publishEvent(new ParcelsMoved(moved));
        }
        return news.stream()
                .<Outcome>map(isNews -> isNews ? new Outcome.Accepted() : new Outcome.Unchanged())
                .toList();
    }
}
