package io.fapiaodesk.paper.rules;

import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleBook;
import io.fapiaodesk.kernel.ruling.Ruling;
import java.util.List;

/** What the customer is told of a lost invoice, in each of the five scenarios of the FAQ. */
public final class LossRules {

    static final String SECTION = "Lost paper invoices";

    private static final List<List<Rule<LossSituation>>> BY_SCENARIO = List.of(
            List.of(new ParcelsOnTheirWayAreAwaited(), new TrackingShowsTheParcel()),
            List.of(new WrongAddressesAreChangedUnderWay(), new TrackingShowsTheParcel()),
            List.of(new ReturnedParcelsAreSentAgain(), new TrackingShowsTheParcel()),
            List.of(new TrackingShowsTheParcel(), new UnreceivedInvoicesGetAStubCopy()),
            List.of(new LostCopiesAreReplacedByLaw()));

    private LossRules() {}

    public static Ruling rule(LossSituation situation) {
        int scenario = situation.verdict().scenario();
        return new RuleBook<>("paper-loss-1/" + scenario, BY_SCENARIO.get(scenario - 1)).rule(situation);
    }
}
