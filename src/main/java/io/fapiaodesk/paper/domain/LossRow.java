package io.fapiaodesk.paper.domain;

/**
 * A row of the decision {@code loss-outcomes}.
 *
 * @param row its name, the rule of the FAQ and a letter: {@code R74c}
 * @param scenario one of the five of the FAQ
 */
public record LossRow(String row, int scenario, LossOutcome outcome, NextMover next) {

    public LossRow {
        if (scenario < 1 || scenario > 5) {
            throw new IllegalArgumentException("The FAQ has five scenarios, not " + scenario);
        }
    }

    /** What the table leaves open is never guessed; only the scenario is plain from the courier's word. */
    public static LossRow open(LossFacts facts) {
        int scenario =
                switch (facts.delivery()) {
                    case IN_TRANSIT -> facts.addressCorrect() && facts.phoneCorrect() ? 1 : 2;
                    case RETURNED -> 3;
                    case DELIVERED -> facts.received() == Received.YES ? 5 : 4;
                };
        return new LossRow("-", scenario, LossOutcome.CLERK_DECIDES, NextMover.CLERK);
    }
}
