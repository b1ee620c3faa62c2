package io.fapiaodesk.consumption.rules;

import io.fapiaodesk.consumption.domain.Seller;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know of consumption that shall make good for a deficit.
 *
 * @param deficitOf who invoiced what is in deficit
 * @param consumedOf who invoices the consumption; null when it is a vendor of the marketplace or nobody knows
 */
public record OffsetFacts(
        String itemId, Seller deficitOf, @Nullable Seller consumedOf) {}
