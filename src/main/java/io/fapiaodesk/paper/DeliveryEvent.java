package io.fapiaodesk.paper;

import io.fapiaodesk.paper.domain.DeliveryStatus;
import java.time.Instant;

/** What the courier told of a parcel, and of what moment. */
public record DeliveryEvent(String trackingNumber, DeliveryStatus status, Instant at) {}
