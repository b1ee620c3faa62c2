package io.fapiaodesk.title.process;

import io.fapiaodesk.platform.time.Remembered;
import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.ProofKinds;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/**
 * Reads the decision {@code proof-kinds}, which business people edit. Answers are remembered until another edition of it
 * is deployed, which each copy of the application looks for every few seconds.
 */
@Component
class DmnProofKinds implements ProofKinds {

    private static final String DECISION = "proof-kinds";

    /** What customers call their proof comes from outside, so what is remembered of it is bounded. */
    private static final int MOST_REMEMBERED = 1_000;

    private final DecisionService decisions;
    private final Remembered<String> edition;
    private final Map<Question, Boolean> answers = new ConcurrentHashMap<>();

    DmnProofKinds(RepositoryService repository, DecisionService decisions) {
        this.decisions = decisions;
        this.edition = new Remembered<>(Duration.ofSeconds(5), () -> repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DECISION)
                .latestVersion()
                .singleResult()
                .getId());
    }

    private record Question(String edition, Identity identity, String proofKind) {}

    @Override
    public boolean isStandard(Identity identity, String proofKind) {
        Question question = new Question(edition.get(), identity, proofKind);
        Boolean known = answers.get(question);
        if (known != null) {
            return known;
        }
        boolean answer = ask(question);
        if (answers.size() >= MOST_REMEMBERED) {
            answers.clear();
        }
        answers.put(question, answer);
        return answer;
    }

    private boolean ask(Question question) {
        return !decisions
                .evaluateDecisionTableById(question.edition())
                .variables(Map.of("identity", question.identity().name(), "proofKind", question.proofKind()))
                .evaluate()
                .isEmpty();
    }
}
