package io.fapiaodesk.platform.engine;

import io.fapiaodesk.kernel.RequestId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.springframework.stereotype.Component;

/** The process of a case as a picture, with where the case stands in it. */
@Component
public class CaseDiagrams {

    /** How the engine carries a process out is nobody's business who looks at the picture. */
    private static final Pattern TECHNICAL_ATTRIBUTES = Pattern.compile("\\s+camunda:[A-Za-z]+=\"[^\"]*\"");

    private static final Pattern TECHNICAL_ELEMENTS = Pattern.compile(
            "<(bpmn2?:)?(extensionElements|timeDuration|timeDate|timeCycle|conditionExpression)\\b.*?</(bpmn2?:)?\\2>",
            Pattern.DOTALL);

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final ConcurrentMap<String, String> pictures = new ConcurrentHashMap<>();

    CaseDiagrams(RepositoryService repository, RuntimeService runtime, HistoryService history) {
        this.repository = repository;
        this.runtime = runtime;
        this.history = history;
    }

    /**
     * A picture of a process.
     *
     * @param xml the model, without anything technical
     * @param active the ids of the steps the case stands at
     * @param done the ids of the steps it has passed
     */
    public record Diagram(String xml, Set<String> active, Set<String> done) {
        public Diagram {
            active = Set.copyOf(active);
            done = Set.copyOf(done);
        }
    }

    public Optional<Diagram> of(RequestId caseId) {
        List<HistoricProcessInstance> found = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.value())
                .rootProcessInstances()
                .listPage(0, 1);
        return found.stream().findFirst().map(this::diagram);
    }

    private Diagram diagram(HistoricProcessInstance process) {
        Set<String> active = new TreeSet<>();
        if (process.getEndTime() == null) {
            ActivityInstance root = runtime.getActivityInstance(process.getId());
            if (root != null) {
                collect(List.of(root), active);
            }
        }
        Set<String> done = new TreeSet<>();
        history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .finished()
                .listPage(0, 200)
                .stream()
                .filter(step -> !step.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .forEach(done::add);
        done.removeAll(active);
        return new Diagram(
                pictures.computeIfAbsent(process.getProcessDefinitionId(), this::withoutTechnicalities), active, done);
    }

    private static void collect(Collection<ActivityInstance> instances, Set<String> active) {
        for (ActivityInstance instance : instances) {
            List<ActivityInstance> children = List.of(instance.getChildActivityInstances());
            if (children.isEmpty() && instance.getParentActivityInstanceId() != null) {
                active.add(instance.getActivityId());
            }
            collect(children, active);
            List.of(instance.getChildTransitionInstances())
                    .forEach(transition -> active.add(transition.getActivityId()));
        }
    }

    private String withoutTechnicalities(String processDefinitionId) {
        try (InputStream model = repository.getProcessModel(processDefinitionId)) {
            return withoutTechnicalities(model.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String withoutTechnicalities(byte[] model) {
        String xml = new String(model, StandardCharsets.UTF_8);
        return TECHNICAL_ATTRIBUTES
                .matcher(TECHNICAL_ELEMENTS.matcher(xml).replaceAll(""))
                .replaceAll("");
    }
}
