package io.fapiaodesk.kernel.ruling;

import java.util.List;

/** What all findings of a rule book come to. Every ruling carries every finding, so that it can be explained. */
public sealed interface Ruling {

    String bookVersion();

    List<Finding> findings();

    /** Every rule is satisfied. */
    record Approved(String bookVersion, List<Finding> findings) implements Ruling {}

    /** At least one rule is violated. */
    record Refused(String bookVersion, List<Finding> findings) implements Ruling {

        public List<Finding.Violated> violations() {
            return findings.stream()
                    .filter(Finding.Violated.class::isInstance)
                    .map(Finding.Violated.class::cast)
                    .toList();
        }
    }

    /** No rule is violated, but at least one leaves the decision to a person. */
    record NeedsReview(String bookVersion, List<Finding> findings) implements Ruling {}
}
