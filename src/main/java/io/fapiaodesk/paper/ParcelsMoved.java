package io.fapiaodesk.paper;

import java.util.Set;

/** The courier has told news of some parcels. */
public record ParcelsMoved(Set<String> trackingNumbers) {
    public ParcelsMoved {
        trackingNumbers = Set.copyOf(trackingNumbers);
    }
}
