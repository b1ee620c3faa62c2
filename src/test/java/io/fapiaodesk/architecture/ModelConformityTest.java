package io.fapiaodesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.platform.engine.OutsideStep;
import io.fapiaodesk.request.process.PromiseTimers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Signal;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every model and form in the house keeps its conventions, and fits the code that it names. */
class ModelConformityTest {

    private static final Path FORMS = Path.of("forms");

    /** Those that form-js 1.8.7 knows, which Tasklist carries; one unknown component breaks the whole form. */
    private static final Set<String> COMPONENTS_OF_TASKLIST = Set.of(
            "button",
            "checkbox",
            "checklist",
            "datetime",
            "default",
            "dynamiclist",
            "expression",
            "group",
            "html",
            "iframe",
            "image",
            "number",
            "radio",
            "select",
            "separator",
            "spacer",
            "table",
            "taglist",
            "text",
            "textarea",
            "textfield");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME_IN_EXPRESSION = Pattern.compile("'[^']*'|\"[^\"]*\"|(?<![.\\w])([a-zA-Z_]\\w*)");
    private static final Set<String> WORDS_OF_EXPRESSIONS = Set.of(
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "empty",
            "instanceof",
            "true",
            "false",
            "null",
            "execution",
            "task");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Class<?>> beans = Beans.ofTheHouse();

    @TestFactory
    Stream<DynamicNode> processes() {
        Map<String, Function<ProcessModel, List<String>>> checks = Map.ofEntries(
                Map.entry("is named like its file", this::nameOfTheProcess),
                Map.entry("says its version and how long its history is kept", this::versionAndHistory),
                Map.entry("gives every element an id of the house", this::ids),
                Map.entry("names every step, and no two alike", this::names),
                Map.entry("asks a question at every gateway and answers it on every flow", this::questions),
                Map.entry("is drawn completely", this::drawing),
                Map.entry("contains neither scripts nor class names", this::scripts),
                Map.entry("calls only what exists", this::calls),
                Map.entry("guards every user task and gives it a form and a due date", this::userTasks),
                Map.entry("has the timers of its promise set again with it", this::timersOfPromises),
                Map.entry("separates effects outside from the transaction", this::effectsOutside),
                Map.entry("is known to code by its model class", this::constants));
        return ProcessModel.all().stream()
                .map(model -> dynamicContainer(
                        model.name(),
                        checks.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(check -> dynamicTest(check.getKey(), () -> assertThat(
                                                check.getValue().apply(model))
                                        .isEmpty()))));
    }

    @TestFactory
    Stream<DynamicNode> forms() throws IOException {
        Set<String> shownInTasklist = ProcessModel.all().stream()
                .flatMap(model -> model.each(UserTask.class).stream()
                        .map(task -> model.name() + "/" + task.getCamundaFormRef() + ".form"))
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(FORMS)) {
            List<Path> forms = files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
            return forms.stream()
                    .map(file -> dynamicTest(FORMS.relativize(file).toString(), () -> {
                        String name = FORMS.relativize(file).toString();
                        assertThat(form(file, shownInTasklist.contains(name))).isEmpty();
                    }));
        }
    }

    @TestFactory
    Stream<DynamicNode> decisions() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            List<Path> decisions = files.filter(file -> file.toString().endsWith(".dmn"))
                    .sorted()
                    .toList();
            return decisions.stream()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                        var model = org.camunda.bpm.model.dmn.Dmn.readModelFromFile(file.toFile());
                        var all = model.getModelElementsByType(org.camunda.bpm.model.dmn.instance.Decision.class);
                        assertThat(all).singleElement().satisfies(decision -> {
                            assertThat(decision.getId() + ".dmn")
                                    .isEqualTo(file.getFileName().toString());
                            assertThat(decision.getCamundaHistoryTimeToLiveString())
                                    .matches("P\\d+D");
                            assertThat(decision.getVersionTag()).isNotBlank();
                        });
                    }));
        }
    }

    private List<String> nameOfTheProcess(ProcessModel model) {
        List<Process> processes = model.each(Process.class);
        if (processes.size() != 1) {
            return List.of("a file holds one process, not " + processes.size());
        }
        Process process = processes.get(0);
        List<String> complaints = new ArrayList<>();
        require(complaints, process.getId().equals(model.name()), process.getId() + " is not the name of the file");
        require(complaints, process.isExecutable(), "not executable");
        require(complaints, isPresent(process.getName()), "the process has no name for people");
        return complaints;
    }

    private List<String> versionAndHistory(ProcessModel model) {
        Process process = model.each(Process.class).get(0);
        List<String> complaints = new ArrayList<>();
        require(complaints, isPresent(process.getCamundaVersionTag()), "no versionTag");
        String timeToLive = process.getCamundaHistoryTimeToLiveString();
        require(
                complaints,
                timeToLive != null && timeToLive.matches("P\\d+D"),
                "historyTimeToLive is given in days, as P1825D, not as " + timeToLive);
        return complaints;
    }

    private List<String> ids(ProcessModel model) {
        return model.each(FlowElement.class).stream()
                .filter(element -> !element.getId().matches(idOf(element) + "[a-z][a-zA-Z0-9]*"))
                .map(element -> element.getId() + " should start with " + idOf(element))
                .toList();
    }

    private static String idOf(FlowElement element) {
        if (element instanceof UserTask) {
            // The keys of user tasks are part of our interface.
            return "";
        }
        if (element instanceof SequenceFlow) {
            return "flow_";
        }
        if (element instanceof Gateway) {
            return "gateway_";
        }
        return element.getElementType().getTypeName() + "_";
    }

    private List<String> names(ProcessModel model) {
        List<String> complaints = new ArrayList<>();
        List<FlowNode> named = model.flowNodes().stream()
                .filter(node -> !(node instanceof Gateway) || node.getOutgoing().size() > 1)
                .toList();
        named.stream()
                .filter(node -> !isPresent(node.getName()))
                .map(node -> node.getId() + " has no name")
                .forEach(complaints::add);
        named.stream()
                .filter(node -> isPresent(node.getName()))
                .collect(Collectors.groupingBy(FlowNode::getName, Collectors.counting()))
                .forEach((name, times) ->
                        require(complaints, times == 1, "'" + name + "' is there " + times + " times"));
        return complaints;
    }

    private List<String> questions(ProcessModel model) {
        List<String> complaints = new ArrayList<>();
        for (ExclusiveGateway gateway : model.each(ExclusiveGateway.class)) {
            if (gateway.getOutgoing().size() < 2) {
                continue;
            }
            require(complaints, String.valueOf(gateway.getName()).endsWith("?"), gateway.getId() + " asks no question");
            require(complaints, gateway.getDefault() != null, gateway.getId() + " has no default");
            for (SequenceFlow flow : gateway.getOutgoing()) {
                require(complaints, isPresent(flow.getName()), flow.getId() + " is no answer");
                boolean conditional = flow.getConditionExpression() != null;
                require(
                        complaints,
                        conditional != flow.equals(gateway.getDefault()),
                        flow.getId() + " needs a condition, or to be the default");
            }
        }
        return complaints;
    }

    private List<String> drawing(ProcessModel model) {
        Set<String> shapes = model.each(BpmnShape.class).stream()
                .map(shape -> idOf(shape.getBpmnElement()))
                .collect(Collectors.toSet());
        Set<String> edges = model.each(BpmnEdge.class).stream()
                .filter(edge -> edge.getWaypoints().size() > 1)
                .map(edge -> idOf(edge.getBpmnElement()))
                .collect(Collectors.toSet());
        return model.each(FlowElement.class).stream()
                .filter(element -> !(element instanceof SequenceFlow ? edges : shapes).contains(element.getId()))
                .map(element -> element.getId() + " is not drawn")
                .toList();
    }

    private static String idOf(@Nullable BaseElement element) {
        return element == null ? "" : element.getId();
    }

    private List<String> scripts(ProcessModel model) {
        List<String> complaints = new ArrayList<>();
        elementsOf(model.drawn().getDocument().getRootElement()).forEach(element -> {
            String name = element.getLocalName();
            String id = String.valueOf(element.getAttribute("id"));
            require(complaints, !name.toLowerCase(Locale.ROOT).contains("script"), name + " " + id);
            require(complaints, element.getAttribute("language") == null, name + " " + id + " in another language");
            require(
                    complaints,
                    element.getAttribute(BpmnModelConstants.CAMUNDA_NS, "class") == null
                            && (element.getAttribute("class") == null),
                    name + " " + id + " names a class");
        });
        return complaints;
    }

    private List<String> calls(ProcessModel model) {
        List<String> complaints = new ArrayList<>();
        Map<String, String> delegates = new TreeMap<>();
        model.each(ServiceTask.class).forEach(task -> delegates.put(task.getId(), task.getCamundaDelegateExpression()));
        model.each(BusinessRuleTask.class)
                .forEach(task -> delegates.put(task.getId(), task.getCamundaDelegateExpression()));
        delegates.forEach((step, delegate) -> {
            Matcher name = Pattern.compile("\\$\\{(\\w+)}").matcher(String.valueOf(delegate));
            boolean calls = name.matches()
                    && beans.containsKey(name.group(1))
                    && JavaDelegate.class.isAssignableFrom(beans.get(name.group(1)));
            require(complaints, calls, step + " calls " + delegate + ", which is no bean that is a delegate");
        });
        Set<String> variables = model.constants();
        elementsOf(model.drawn().getDocument().getRootElement())
                .flatMap(ModelConformityTest::expressionsOf)
                .flatMap(expression -> NAME_IN_EXPRESSION.matcher(expression).results())
                .map(found -> found.group(1))
                .filter(name -> name != null && !WORDS_OF_EXPRESSIONS.contains(name))
                .filter(name -> !beans.containsKey(name) && !variables.contains(name))
                .map(name -> "'" + name + "' is neither a bean nor a variable that the model class names")
                .distinct()
                .forEach(complaints::add);
        return complaints;
    }

    /** A timer that asks {@code promises} and is unknown to {@link PromiseTimers} would keep the calendar of before. */
    private List<String> timersOfPromises(ProcessModel model) {
        List<String> complaints = new ArrayList<>();
        for (BoundaryEvent event : model.each(BoundaryEvent.class)) {
            for (TimerEventDefinition timer : event.getChildElementsByType(TimerEventDefinition.class)) {
                String asked = timer.getTextContent();
                require(
                        complaints,
                        !asked.contains("promises.reminderAt") || PromiseTimers.TARGET_NEAR.contains(event.getId()),
                        event.getId() + " is no event before a target that is set again");
                require(
                        complaints,
                        !asked.contains("promises.limitAt") || PromiseTimers.LIMIT_PASSED.contains(event.getId()),
                        event.getId() + " is no event after a limit that is set again");
            }
        }
        return complaints;
    }

    private static Stream<String> expressionsOf(DomElement element) {
        List<String> texts = new ArrayList<>();
        if (element.getChildElements().isEmpty()) {
            texts.add(element.getTextContent());
        }
        for (String attribute : List.of(
                "delegateExpression",
                "expression",
                "assignee",
                "candidateUsers",
                "candidateGroups",
                "dueDate",
                "followUpDate",
                "priority",
                "formRef",
                "calledElement",
                "collection",
                "value",
                "jobPriority",
                "taskPriority",
                "decisionRef")) {
            texts.add(String.valueOf(element.getAttribute(BpmnModelConstants.CAMUNDA_NS, attribute)));
            texts.add(String.valueOf(element.getAttribute(attribute)));
        }
        return texts.stream()
                .flatMap(text -> EXPRESSION.matcher(text).results())
                .map(found -> found.group(1));
    }

    private List<String> userTasks(ProcessModel model) {
        List<String> complaints = new ArrayList<>();
        for (UserTask task : model.each(UserTask.class)) {
            String formRef = task.getCamundaFormRef();
            require(
                    complaints,
                    formRef != null && Files.exists(FORMS.resolve(model.name()).resolve(formRef + ".form")),
                    task.getId() + " shows " + formRef + ", which is not in the folder of the process");
            require(
                    complaints,
                    "deployment".equals(task.getCamundaFormRefBinding()),
                    task.getId() + " may show the form of another version");
            require(complaints, isPresent(task.getCamundaDueDate()), task.getId() + " is due at no time");
            require(
                    complaints,
                    isPresent(task.getCamundaCandidateGroups()) || isPresent(task.getCamundaAssignee()),
                    task.getId() + " is nobody's");
            require(
                    complaints,
                    task.getModelInstance().getModelElementsByType(CamundaTaskListener.class).stream()
                            .filter(listener ->
                                    task.equals(listener.getParentElement().getParentElement()))
                            .anyMatch(listener -> "complete".equals(listener.getCamundaEvent())
                                    && "${completionGuard}".equals(listener.getCamundaDelegateExpression())),
                    task.getId() + " is completed unguarded");
        }
        return complaints;
    }

    private List<String> effectsOutside(ProcessModel model) {
        List<String> complaints = new ArrayList<>();
        Set<String> outside = model.stepsWithEffectsOutside();
        for (FlowNode node : model.flowNodes()) {
            if (outside.contains(node.getId())) {
                require(complaints, node.isCamundaAsyncBefore(), node.getId() + " is not asyncBefore");
            }
            require(
                    complaints,
                    outside.contains(node.getId()) == asksOutside(node),
                    node.getId() + " asks outside and is no OutsideStep, or the other way round");
            boolean job = node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter();
            boolean retries = node.getExtensionElements() != null
                    && !node.getExtensionElements()
                            .getElementsQuery()
                            .filterByType(CamundaFailedJobRetryTimeCycle.class)
                            .list()
                            .isEmpty();
            require(complaints, !job || retries, node.getId() + " does not say how often it is tried again");
        }
        Set<String> nodes = model.flowNodes().stream().map(FlowNode::getId).collect(Collectors.toSet());
        outside.stream()
                .filter(step -> !nodes.contains(step))
                .map(step -> step + " is not in the diagram")
                .forEach(complaints::add);
        return complaints;
    }

    /** Whether what the step waits for happens before its transaction begins. */
    private boolean asksOutside(FlowNode node) {
        return node instanceof ServiceTask task
                && OutsideStep.class.isAssignableFrom(beans.getOrDefault(
                        String.valueOf(task.getCamundaDelegateExpression()).replaceAll("[${}]", ""), Object.class));
    }

    private List<String> constants(ProcessModel model) {
        Set<String> constants = model.constants();
        return Stream.of(
                        Stream.of(model.name()),
                        model.flowNodes().stream().map(FlowNode::getId),
                        model.each(Message.class).stream().map(Message::getName),
                        model.each(Signal.class).stream().map(Signal::getName),
                        model.each(Error.class).stream().map(Error::getErrorCode))
                .flatMap(Function.identity())
                .filter(name -> !constants.contains(name))
                .map(name -> "no constant holds " + name)
                .toList();
    }

    private static List<String> form(Path file, boolean shownInTasklist) throws IOException {
        JsonNode form = JSON.readTree(file.toFile());
        List<String> complaints = new ArrayList<>();
        require(complaints, form.path("schemaVersion").asInt() == 16, "schemaVersion is not 16");
        require(
                complaints,
                (form.path("id").asText() + ".form").equals(file.getFileName().toString()),
                "the id is not the name of the file");
        String process = file.getName(file.getNameCount() - 2).toString();
        require(complaints, Files.exists(Path.of("processes", process + ".bpmn")), "no process is called " + process);
        List<String> ids = new ArrayList<>();
        components(form).forEach(component -> {
            String type = component.path("type").asText();
            boolean known = COMPONENTS_OF_TASKLIST.contains(type) || (!shownInTasklist && type.equals("filepicker"));
            require(complaints, known, "Tasklist does not know " + type);
            ids.add(component.path("id").asText());
        });
        require(complaints, Set.copyOf(ids).size() == ids.size(), "two components have the same id: " + ids);
        return complaints;
    }

    private static Stream<JsonNode> components(JsonNode parent) {
        List<JsonNode> children = new ArrayList<>();
        parent.path("components").forEach(children::add);
        return children.stream().flatMap(child -> Stream.concat(Stream.of(child), components(child)));
    }

    private static Stream<DomElement> elementsOf(DomElement element) {
        return Stream.concat(
                Stream.of(element), element.getChildElements().stream().flatMap(ModelConformityTest::elementsOf));
    }

    private static boolean isPresent(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static void require(List<String> complaints, boolean fulfilled, String complaint) {
        if (!fulfilled) {
            complaints.add(complaint);
        }
    }
}
