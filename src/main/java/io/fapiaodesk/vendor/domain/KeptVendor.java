package io.fapiaodesk.vendor.domain;

import java.time.Instant;

/** How a vendor is reached, and who entered it when. */
public record KeptVendor(VendorContact contact, String changedBy, Instant changedAt) {}
