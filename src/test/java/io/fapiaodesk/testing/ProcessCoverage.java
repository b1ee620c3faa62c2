package io.fapiaodesk.testing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Which steps of which process the tests of this run have taken. It reads the engine's history after every test that
 * has an application with an engine; tests need to do nothing for it.
 */
public final class ProcessCoverage extends AbstractTestExecutionListener {

    private static final Map<String, Set<String>> TAKEN = new ConcurrentHashMap<>();

    /** The ids of the flow nodes that some test has entered. */
    public static Set<String> stepsTaken(String process) {
        return Set.copyOf(TAKEN.getOrDefault(process, Set.of()));
    }

    /** After the test's own tidying up the history may be gone. */
    @Override
    public void afterTestExecution(TestContext test) {
        if (!test.hasApplicationContext()) {
            return;
        }
        test.getApplicationContext().getBeanProvider(HistoryService.class).ifAvailable(ProcessCoverage::collect);
    }

    private static void collect(HistoryService history) {
        for (HistoricActivityInstance step :
                history.createHistoricActivityInstanceQuery().list()) {
            TAKEN.computeIfAbsent(step.getProcessDefinitionKey(), process -> ConcurrentHashMap.newKeySet())
                    .add(step.getActivityId());
        }
    }
}
