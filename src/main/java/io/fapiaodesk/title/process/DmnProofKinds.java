package io.fapiaodesk.title.process;

import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.ProofKinds;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.stereotype.Component;

/** Reads the decision {@code proof-kinds}, which business people edit. */
@Component
class DmnProofKinds implements ProofKinds {

    private static final String DECISION = "proof-kinds";

    private final DecisionService decisions;

    DmnProofKinds(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public boolean isStandard(Identity identity, String proofKind) {
        return !decisions
                .evaluateDecisionTableByKey(DECISION)
                .variables(Map.of("identity", identity.name(), "proofKind", proofKind))
                .evaluate()
                .isEmpty();
    }
}
