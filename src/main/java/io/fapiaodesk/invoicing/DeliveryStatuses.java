package io.fapiaodesk.invoicing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the parcels of paper invoices are, by what the courier told last. */
public interface DeliveryStatuses {

    /**
     * The parcel that an invoice is in.
     *
     * @param trackingNumber of the parcel it was sent in last
     * @param status in the words of the HTTP interface; empty when nothing is known
     */
    record Parcel(@Nullable String trackingNumber, @Nullable String status) {}

    /**
     * By invoice.
     *
     * @param firstParcels the ids of paper invoices, each with the number of the parcel it was first sent in, or an empty
     *     text if none is known
     */
    Map<String, Parcel> parcelsOf(Map<String, String> firstParcels);
}
