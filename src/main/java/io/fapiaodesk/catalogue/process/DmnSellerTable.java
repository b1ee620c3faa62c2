package io.fapiaodesk.catalogue.process;

import io.fapiaodesk.catalogue.domain.SellerRow;
import io.fapiaodesk.catalogue.domain.SellerTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** Reads the decision {@code seller-catalogue}, which business people edit. */
@Component
class DmnSellerTable implements SellerTable {

    static final String DECISION = "seller-catalogue";

    private static final Pattern DATE = Pattern.compile("date\\(\"([0-9]{4}-[0-9]{2}-[0-9]{2})\"\\)");

    private final RepositoryService repository;
    private final DecisionService decisions;

    DmnSellerTable(RepositoryService repository, DecisionService decisions) {
        this.repository = repository;
        this.decisions = decisions;
    }

    @Override
    public String edition() {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(DECISION)
                        .latestVersion()
                        .singleResult())
                .map(DecisionDefinition::getId)
                .orElseThrow(() -> new IllegalStateException("The seller catalogue is not deployed"));
    }

    @Override
    public Set<LocalDate> edges(String edition) {
        return edges(repository.getDmnModelInstance(edition));
    }

    static Set<LocalDate> edges(DmnModelInstance model) {
        return model.getModelElementsByType(InputEntry.class).stream()
                .flatMap(entry -> DATE.matcher(entry.getTextContent()).results())
                .map(date -> LocalDate.parse(date.group(1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<SellerRow> rows(String edition, String productCode, LocalDate placedOn) {
        return decisions
                .evaluateDecisionTableById(edition)
                .variables(Map.of("productCode", productCode, "placedOn", placedOn))
                .evaluate()
                .getResultList()
                .stream()
                .map(DmnSellerTable::row)
                .toList();
    }

    @Override
    public List<SellerRow> contents(String edition) {
        return contents(repository.getDmnModelInstance(edition));
    }

    static List<SellerRow> contents(DmnModelInstance model) {
        List<SellerRow> contents = new ArrayList<>();
        for (DecisionTable table : model.getModelElementsByType(DecisionTable.class)) {
            List<String> names =
                    table.getOutputs().stream().map(Output::getName).toList();
            for (Rule rule : table.getRules()) {
                Map<String, Object> outputs = new HashMap<>();
                List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
                for (int i = 0; i < entries.size(); i++) {
                    String text = entries.get(i).getTextContent().strip();
                    if (text.length() > 1) {
                        outputs.put(names.get(i), text.substring(1, text.length() - 1));
                    }
                }
                contents.add(row(outputs));
                text(outputs, "furtherContents").stream()
                        .flatMap(further -> Stream.of(further.split(" / ", -1)))
                        .forEach(content -> {
                            outputs.put("content", content.strip());
                            contents.add(row(outputs));
                        });
            }
        }
        return contents;
    }

    static SellerRow row(Map<String, Object> outputs) {
        return new SellerRow(
                text(outputs, "row").orElse("?"),
                text(outputs, "entity").orElse("?"),
                text(outputs, "content").orElse(null),
                text(outputs, "rate").orElse(null));
    }

    private static Optional<String> text(Map<String, Object> outputs, String name) {
        return Optional.ofNullable(outputs.get(name)).map(Object::toString);
    }
}
