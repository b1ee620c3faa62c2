package io.fapiaodesk.kernel.ruling;

import java.util.List;

/**
 * The rules of one decision, in the order in which people read them.
 *
 * @param version changes whenever a rule of the book changes; it is stored with each ruling
 */
public record RuleBook<F>(String version, List<Rule<F>> rules) {

    public RuleBook {
        rules = List.copyOf(rules);
    }

    /** Asks every rule, also after one is violated: people want all reasons at once. */
    public Ruling rule(F facts) {
        List<Finding> findings = rules.stream().map(rule -> rule.examine(facts)).toList();
        if (findings.stream().anyMatch(Finding.Violated.class::isInstance)) {
            return new Ruling.Refused(version, findings);
        }
        if (findings.stream().anyMatch(Finding.Undetermined.class::isInstance)) {
            return new Ruling.NeedsReview(version, findings);
        }
        return new Ruling.Approved(version, findings);
    }
}
