package io.fapiaodesk.catalogue;

import java.time.LocalDate;

/** A product that its keeper gave a seller and a content, from a day on. */
public record KeptProduct(String productCode, LocalDate validFrom, Offer offer) {}
