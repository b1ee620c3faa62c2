package io.fapiaodesk.paper;

import io.fapiaodesk.invoicing.DeliveryStatuses;
import io.fapiaodesk.paper.persistence.DeliveryEventTable;
import io.fapiaodesk.paper.persistence.ShipmentTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where parcels are: what the courier told of the latest moment counts, in whatever order it was told. Of two statuses
 * for the same moment the one that ends the journey counts.
 */
@Component
public class Deliveries implements DeliveryStatuses {

    private final DeliveryEventTable table;
    private final ShipmentTable shipments;

    public Deliveries(DeliveryEventTable table, ShipmentTable shipments) {
        this.table = table;
        this.shipments = shipments;
    }

    public Optional<DeliveryEvent> current(String trackingNumber) {
        return Optional.ofNullable(current(List.of(trackingNumber)).get(trackingNumber));
    }

    /** By tracking number; those that nothing is known of are left out. */
    public Map<String, DeliveryEvent> current(Collection<String> trackingNumbers) {
        return trackingNumbers.isEmpty() ? Map.of() : table.current(trackingNumbers);
    }

    /** An invoice that was sent again is in the parcel of the last time, whatever its first delivery said (R70). */
    @Override
    public Map<String, Parcel> parcelsOf(Map<String, String> firstParcels) {
        Map<String, String> numbers = new HashMap<>(firstParcels);
        numbers.putAll(shipments.latest(firstParcels.keySet()));
        numbers.values().removeIf(String::isEmpty);
        Map<String, DeliveryEvent> events = current(numbers.values());
        Map<String, Parcel> parcels = new HashMap<>();
        numbers.forEach((invoice, number) -> {
            DeliveryEvent event = events.get(number);
            parcels.put(
                    invoice,
                    new Parcel(number, event == null ? null : event.status().name()));
        });
        return parcels;
    }

    /** All that was told, the earliest moment first. */
    public List<DeliveryEvent> history(String trackingNumber) {
        return table.history(trackingNumber);
    }
}
