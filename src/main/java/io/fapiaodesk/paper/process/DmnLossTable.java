package io.fapiaodesk.paper.process;

import io.fapiaodesk.paper.domain.LossFacts;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.paper.domain.LossRow;
import io.fapiaodesk.paper.domain.LossTable;
import io.fapiaodesk.paper.domain.NextMover;
import io.fapiaodesk.platform.time.Remembered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the decision {@code loss-outcomes}, which business people edit. There are fewer than a thousand different facts,
 * so every answer is remembered until another edition is deployed.
 */
@Component
class DmnLossTable implements LossTable {

    static final String DECISION = "loss-outcomes";

    private static final Logger log = LoggerFactory.getLogger(DmnLossTable.class);

    private final DecisionService decisions;
    private final Remembered<String> edition;
    private final Map<Question, List<LossRow>> answers = new ConcurrentHashMap<>();

    DmnLossTable(RepositoryService repository, DecisionService decisions) {
        this.decisions = decisions;
        this.edition = new Remembered<>(Duration.ofSeconds(5), () -> repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DECISION)
                .latestVersion()
                .singleResult()
                .getId());
    }

    private record Question(String edition, LossFacts facts) {}

    @Override
    public List<LossRow> rows(LossFacts facts) {
        return answers.computeIfAbsent(new Question(edition.get(), facts), this::ask);
    }

    private List<LossRow> ask(Question question) {
        try {
            return decisions
                    .evaluateDecisionTableById(question.edition())
                    .variables(variables(question.facts()))
                    .evaluate()
                    .getResultList()
                    .stream()
                    .map(DmnLossTable::row)
                    .toList();
        } catch (IllegalArgumentException e) {
            log.error("The decision {} has a row that says what nobody knows: {}", DECISION, e.getMessage());
            return List.of();
        }
    }

    static Map<String, Object> variables(LossFacts facts) {
        return Map.of(
                "delivery", facts.delivery().name(),
                "silent", facts.silent(),
                "addressCorrect", facts.addressCorrect(),
                "phoneCorrect", facts.phoneCorrect(),
                "invoiceCorrect", facts.invoiceCorrect(),
                "received", facts.received().name(),
                "missing", facts.missing().name(),
                "deducted", facts.deducted());
    }

    static LossRow row(Map<String, Object> outputs) {
        if (!(outputs.get("scenario") instanceof Number scenario)) {
            throw new IllegalArgumentException("A row without scenario");
        }
        return new LossRow(
                String.valueOf(outputs.get("row")),
                scenario.intValue(),
                LossOutcome.valueOf(String.valueOf(outputs.get("outcome"))),
                NextMover.valueOf(String.valueOf(outputs.get("next"))));
    }
}
