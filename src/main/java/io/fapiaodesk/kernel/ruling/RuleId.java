package io.fapiaodesk.kernel.ruling;

/** The number of a row in the rule table of the FAQ, written {@code R59}. */
public record RuleId(int number) {

    public RuleId {
        if (number < 1 || number > 88) {
            throw new IllegalArgumentException("No such rule: " + number);
        }
    }

    @Override
    public String toString() {
        return "R" + number;
    }
}
