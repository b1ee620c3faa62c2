package io.fapiaodesk.paper.rules;

import io.fapiaodesk.paper.domain.LossFacts;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.paper.domain.LossRow;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a lost invoice, and what the table says to it.
 *
 * @param trackingNumber of its parcel; empty when none is known
 */
public record LossSituation(
        LossFacts facts, LossRow verdict, @Nullable String trackingNumber) {

    boolean is(LossOutcome outcome) {
        return verdict.outcome() == outcome;
    }
}
