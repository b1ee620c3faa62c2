package io.fapiaodesk.platform.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.platform.engine.TaskFilter;
import io.fapiaodesk.testing.WholeApplication;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CVE-2026-109432: an expression in a query, however deep, is never evaluated. */
@WholeApplication
@Import(TrialProcesses.class)
class ExpressionsIT {

    private static final String EVIL = "${trialEvidence.leave()}";

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    @Autowired
    private StoredFilters storedFilters;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TrialProcesses.Evidence evidence;

    interface Evil {
        TaskQuery in(TaskQuery query);
    }

    static Stream<Evil> queries() {
        return Stream.of(
                query -> query.taskAssigneeExpression(EVIL),
                query -> query.dueBeforeExpression(EVIL),
                query -> query.or().taskAssigneeExpression(EVIL).taskName("x").endOr(),
                query -> query.or()
                        .taskName("x")
                        .taskNameLike("y")
                        .endOr()
                        .or()
                        .taskCandidateGroupInExpression(EVIL)
                        .endOr());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_with_an_expression_is_refused_and_nothing_runs(Evil evil) {
        assertThatThrownBy(() -> evil.in(tasks.createTaskQuery()).list()).hasMessageContaining("Expressions");
        assertThatThrownBy(() -> evil.in(tasks.createTaskQuery()).listPage(0, 1))
                .hasMessageContaining("Expressions");
        assertThatThrownBy(() -> evil.in(tasks.createTaskQuery()).count()).hasMessageContaining("Expressions");
        assertThatThrownBy(() -> evil.in(tasks.createTaskQuery()).singleResult())
                .hasMessageContaining("Expressions");
        assertThat(evidence.left()).isZero();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_filter_with_an_expression_is_not_saved(Evil evil) {
        Filter filter = filters.newTaskFilter("evil").setQuery(evil.in(tasks.createTaskQuery()));
        assertThatThrownBy(() -> filters.saveFilter(filter)).hasMessageContaining("Expressions");
        assertThat(filters.createTaskFilterQuery().filterName("evil").count()).isZero();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_filter_is_not_extended_by_an_expression(Evil evil) {
        String filter = filters.createTaskFilterQuery()
                .filterName("My tasks")
                .singleResult()
                .getId();
        Query<?, Object> extending = anyQuery(evil.in(tasks.createTaskQuery()));
        assertThatThrownBy(() -> filters.list(filter, extending)).hasMessageContaining("Expressions");
        assertThatThrownBy(() -> filters.count(filter, extending)).hasMessageContaining("Expressions");
        assertThat(evidence.left()).isZero();
    }

    @Test
    void a_filter_that_was_stored_with_an_expression_is_neither_run_nor_kept() {
        for (String query : List.of(
                "{\"taskAssigneeExpression\":\"" + EVIL + "\"}",
                "{\"orQueries\":[{\"taskAssigneeExpression\":\"" + EVIL + "\",\"taskName\":\"x\"}]}")) {
            Filter filter = filters.saveFilter(filters.newTaskFilter("smuggled")
                    .setQuery(tasks.createTaskQuery().taskName("x")));
            jdbc.sql("UPDATE act_ru_filter SET query_ = ? WHERE id_ = ?")
                    .param(query)
                    .param(filter.getId())
                    .update();
            assertThatThrownBy(() -> filters.list(filter.getId())).hasMessageContaining("Expressions");
            assertThatThrownBy(() -> filters.count(filter.getId())).hasMessageContaining("Expressions");
            assertThat(storedFilters.removeThoseWithExpressions()).isEqualTo(1);
            assertThat(filters.getFilter(filter.getId())).isNull();
        }
        assertThat(evidence.left()).isZero();
        assertThat(filters.createTaskFilterQuery().count()).isEqualTo(TaskFilter.values().length);
    }

    @SuppressWarnings("unchecked")
    private static Query<?, Object> anyQuery(TaskQuery query) {
        return (Query<?, Object>) (Query<?, ?>) query;
    }
}
