package io.fapiaodesk.platform.engine.guard;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.query.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks through the filters that were stored before this start: none may carry an expression. */
@Component
public class StoredFilters {

    private static final Logger log = LoggerFactory.getLogger(StoredFilters.class);

    private final FilterService filters;

    StoredFilters(FilterService filters) {
        this.filters = filters;
    }

    /** Nobody of ours makes such filters: one that is there was put there to be run. */
    public int removeThoseWithExpressions() {
        int removed = 0;
        for (Filter filter : filters.createFilterQuery().list()) {
            Query<?, ?> query = filter.getQuery();
            if (Expressions.carries((AbstractQuery<?, ?>) query)) {
                log.warn("The stored filter {} carried an expression and was removed", filter.getId());
                filters.deleteFilter(filter.getId());
                removed++;
            }
        }
        return removed;
    }
}
