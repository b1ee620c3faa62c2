package io.fapiaodesk.invoicing;

import java.util.Collection;
import java.util.Map;

/** Where the parcels of paper invoices are, by what the courier told last. */
public interface DeliveryStatuses {

    /** By tracking number, in the words of the HTTP interface; parcels that nothing is known of are missing. */
    Map<String, String> latest(Collection<String> trackingNumbers);
}
