package io.fapiaodesk.platform.engine;

import io.fapiaodesk.platform.security.Groups;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.stereotype.Component;

/** Puts the lists of {@link TaskFilter} into Tasklist, where all staff may read and none may change them. */
@Component
class TaskFilters {

    private final FilterService filters;
    private final TaskService tasks;
    private final EngineGrants grants;

    TaskFilters(FilterService filters, TaskService tasks, EngineGrants grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    void make() {
        List<Filter> present = filters.createTaskFilterQuery().list();
        for (TaskFilter wanted : TaskFilter.values()) {
            Optional<Filter> same = present.stream()
                    .filter(filter -> TaskFilter.of(filter.getProperties()).equals(Optional.of(wanted)))
                    .findFirst();
            Filter filter = same.orElseGet(() -> make(wanted));
            for (String clerks : Groups.STAFF.keySet()) {
                grants.grant(new EngineGrants.Grant(clerks, Resources.FILTER, filter.getId(), Permissions.READ));
            }
        }
    }

    private Filter make(TaskFilter wanted) {
        return filters.saveFilter(filters.newTaskFilter(wanted.title())
                .setQuery(
                        wanted == TaskFilter.FIRST_DUE
                                ? tasks.createTaskQuery().orderByDueDate().asc()
                                : tasks.createTaskQuery())
                .setProperties(wanted.properties()));
    }
}
