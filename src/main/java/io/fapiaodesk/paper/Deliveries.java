package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.DeliveryStatuses;
import io.fapiaodesk.paper.persistence.DeliveryEventTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Where parcels are: what the courier told of the latest moment counts, in whatever order it was told. Of two statuses
 * for the same moment the one that ends the journey counts.
 */
@Component
public class Deliveries implements DeliveryStatuses {

    private final DeliveryEventTable table;

    public Deliveries(DeliveryEventTable table) {
        this.table = table;
    }

    public Optional<DeliveryEvent> current(String trackingNumber) {
        return Optional.ofNullable(current(List.of(trackingNumber)).get(trackingNumber));
    }

    /** By tracking number; those that nothing is known of are left out. */
    public Map<String, DeliveryEvent> current(Collection<String> trackingNumbers) {
        return trackingNumbers.isEmpty() ? Map.of() : table.current(trackingNumbers);
    }

    @Override
    public Map<String, String> latest(Collection<String> trackingNumbers) {
        return current(trackingNumbers).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, parcel -> parcel.getValue().status().name()));
    }

    /** All that was told, the earliest moment first. */
    public List<DeliveryEvent> history(String trackingNumber) {
        return table.history(trackingNumber);
    }
}
