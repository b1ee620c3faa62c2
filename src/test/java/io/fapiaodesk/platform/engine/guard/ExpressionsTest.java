package io.fapiaodesk.platform.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.Test;

class ExpressionsTest {

    @Test
    void a_query_with_alternatives_is_looked_through_to_its_end() {
        TaskQueryImpl query = new TaskQueryImpl();
        query.or()
                .taskAssignee("reviewer")
                .taskCandidateGroup("title-reviewers")
                .endOr();
        query.or().taskName("Review title").endOr();

        assertThat(Expressions.carries(query)).isFalse();
    }

    @Test
    void an_expression_in_an_alternative_is_found() {
        TaskQueryImpl query = new TaskQueryImpl();
        query.or().taskAssigneeExpression("${'reviewer'}").endOr();

        assertThat(Expressions.carries(query)).isTrue();
    }
}
