package io.fapiaodesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fapiaodesk.testing.ProcessCoverage;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Comes last and looks at what the process tests of the run have done: no step of a process is untried. */
@Order(Integer.MAX_VALUE)
class ProcessCoverageIT {

    @TestFactory
    Stream<DynamicTest> every_step_of_a_process_is_taken_by_some_test() {
        return ProcessModel.all().stream()
                .map(model -> dynamicTest(model.name(), () -> assertThat(ProcessCoverage.stepsTaken(model.name()))
                        .containsAll(
                                model.flowNodes().stream().map(FlowNode::getId).toList())));
    }
}
