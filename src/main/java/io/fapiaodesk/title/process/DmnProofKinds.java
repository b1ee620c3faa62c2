package io.fapiaodesk.title.process;

import io.fapiaodesk.platform.time.Remembered;
import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.ProofKinds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
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

    /** The columns of the table. */
    private static final int IDENTITY = 0;

    private static final int PROOF_KIND = 1;
    private static final Pattern WORD = Pattern.compile("\"([A-Z_]+)\"");

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final Remembered<String> edition;
    private final Map<Question, Boolean> answers = new ConcurrentHashMap<>();

    DmnProofKinds(RepositoryService repository, DecisionService decisions) {
        this.repository = repository;
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

    @Override
    public List<Offered> offered(Identity identity) {
        return offered(repository.getDmnModelInstance(edition.get()), identity);
    }

    static List<Offered> offered(DmnModelInstance table, Identity identity) {
        return table.getModelElementsByType(Rule.class).stream()
                .filter(rule -> words(rule, IDENTITY).contains(identity.name()))
                .map(rule -> new Offered(
                        words(rule, PROOF_KIND).get(0),
                        rule.getDescription() == null
                                ? words(rule, PROOF_KIND).get(0)
                                : rule.getDescription().getTextContent()))
                .toList();
    }

    /** The words in quotation marks that a cell of the table lists. */
    private static List<String> words(Rule rule, int column) {
        return WORD.matcher(List.copyOf(rule.getInputEntries())
                        .get(column)
                        .getText()
                        .getTextContent())
                .results()
                .map(word -> word.group(1))
                .toList();
    }

    private boolean ask(Question question) {
        return !decisions
                .evaluateDecisionTableById(question.edition())
                .variables(Map.of("identity", question.identity().name(), "proofKind", question.proofKind()))
                .evaluate()
                .isEmpty();
    }
}
