package io.fapiaodesk.platform.engine.guard;

import io.fapiaodesk.platform.engine.TaskFilter;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;

/**
 * The engine's filter service. A stored filter never carries an expression; what depends on who asks, or when, is filled
 * in here at the moment of asking, for the lists of {@link TaskFilter}.
 */
class GuardedFilterService extends FilterServiceImpl {

    private final ProcessEngineConfigurationImpl engine;
    private final Clock clock;
    private final NextBusinessDay nextBusinessDay;

    GuardedFilterService(ProcessEngineConfigurationImpl engine, Clock clock, NextBusinessDay nextBusinessDay) {
        this.engine = engine;
        this.clock = clock;
        this.nextBusinessDay = nextBusinessDay;
    }

    @Override
    public Filter saveFilter(Filter filter) {
        Query<?, ?> query = filter.getQuery();
        Expressions.refuse((AbstractQuery<?, ?>) query);
        return super.saveFilter(filter);
    }

    @Override
    public <T> List<T> list(String filterId) {
        return super.list(filterId, this.<T>filledIn(filterId, null));
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> list(String filterId, @Nullable Q extending) {
        return super.list(filterId, this.<T>filledIn(filterId, extending));
    }

    @Override
    public <T> List<T> listPage(String filterId, int firstResult, int maxResults) {
        return super.listPage(filterId, this.<T>filledIn(filterId, null), firstResult, maxResults);
    }

    @Override
    public <T, Q extends Query<?, T>> List<T> listPage(
            String filterId, @Nullable Q extending, int firstResult, int maxResults) {
        return super.listPage(filterId, this.<T>filledIn(filterId, extending), firstResult, maxResults);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> T singleResult(String filterId) {
        return super.singleResult(filterId, this.<T>filledIn(filterId, null));
    }

    @Override
    public <T, Q extends Query<?, T>> T singleResult(String filterId, @Nullable Q extending) {
        return super.singleResult(filterId, this.<T>filledIn(filterId, extending));
    }

    @Override
    public Long count(String filterId) {
        return super.count(filterId, filledIn(filterId, null));
    }

    @Override
    public Long count(String filterId, @Nullable Query<?, ?> extending) {
        return super.count(filterId, filledIn(filterId, extending));
    }

    @SuppressWarnings("unchecked")
    private <T> Query<?, T> filledIn(String filterId, @Nullable Query<?, ?> extending) {
        Filter filter = getFilter(filterId);
        if (filter != null) {
            Query<?, ?> stored = filter.getQuery();
            Expressions.refuse((AbstractQuery<?, ?>) stored);
        }
        TaskQueryImpl asked = extending == null ? new TaskQueryImpl() : (TaskQueryImpl) extending;
        Expressions.refuse(asked);
        if (filter != null) {
            TaskFilter.of(filter.getProperties()).ifPresent(which -> fillIn(which, asked));
        }
        return (Query<?, T>) (Query<?, ?>) asked;
    }

    private void fillIn(TaskFilter which, TaskQuery asked) {
        switch (which) {
            case MINE -> asked.taskAssignee(userId());
            case MY_GROUPS, FIRST_DUE -> asked.taskCandidateGroupIn(groups());
            case DUE_SOON -> asked.dueBefore(Date.from(nextBusinessDay.endAfter(clock.instant())));
            case OVERDUE -> asked.dueBefore(Date.from(clock.instant()));
        }
    }

    private String userId() {
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        return person == null ? "" : person.getUserId();
    }

    private List<String> groups() {
        Authentication person = engine.getIdentityService().getCurrentAuthentication();
        List<String> groups = person == null ? null : person.getGroupIds();
        return groups == null || groups.isEmpty() ? List.of("") : groups;
    }
}
