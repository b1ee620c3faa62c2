package io.fapiaodesk.platform.engine;

import io.fapiaodesk.platform.security.Groups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.springframework.stereotype.Component;

/**
 * What each group may do in the engine. Clerks have nothing here but the right to see what a process looks like: the
 * right to see and work on a task comes with the task, for the groups it is offered to.
 */
@Component
class EngineGrants {

    private static final String ALL = "*";

    record Grant(String group, Resource resource, String id, List<Permission> permissions) {
        Grant(String group, Resource resource, String id, Permission... permissions) {
            this(group, resource, id, List.of(permissions));
        }
    }

    private final AuthorizationService authorizations;

    EngineGrants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void grant() {
        wanted().forEach(this::grant);
    }

    void grant(Grant grant) {
        Authorization present = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(grant.group())
                .resourceType(grant.resource())
                .resourceId(grant.id())
                .singleResult();
        Permission[] permissions = grant.permissions().toArray(Permission[]::new);
        if (present != null && Arrays.stream(permissions).allMatch(present::isPermissionGranted)) {
            return;
        }
        Authorization authorization =
                present != null ? present : authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(grant.group());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.id());
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }

    /** Whose tasks a supervisor sees before they are late, and gives to others. */
    private static final Map<String, String> SUPERVISED = Map.of(
            "enterprise-title-review", Groups.TITLE_SUPERVISORS,
            "multi-title-agreement", Groups.TITLE_SUPERVISORS,
            "support-request", Groups.TITLE_SUPERVISORS,
            "booked-invoice-return", Groups.TAX_SUPERVISORS,
            "direct-invoice-return", Groups.TAX_SUPERVISORS,
            "invoice-issuance", Groups.TAX_SUPERVISORS,
            "paper-invoice-loss", Groups.PAPER_SUPERVISORS);

    private static List<Grant> wanted() {
        List<Grant> grants = new ArrayList<>();
        for (String clerks : Groups.STAFF.keySet()) {
            grants.add(new Grant(clerks, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
            grants.add(new Grant(clerks, Resources.PROCESS_DEFINITION, ALL, Permissions.READ));
        }
        SUPERVISED.forEach((process, supervisors) -> grants.add(new Grant(
                supervisors,
                Resources.PROCESS_DEFINITION,
                process,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_TASK_VARIABLE,
                ProcessDefinitionPermissions.TASK_ASSIGN)));
        for (String reader : List.of(Groups.OPERATIONS, Groups.ADMINISTRATORS)) {
            grants.add(new Grant(reader, Resources.APPLICATION, "cockpit", Permissions.ACCESS));
            grants.add(new Grant(reader, Resources.PROCESS_INSTANCE, ALL, ProcessInstancePermissions.READ));
            grants.add(new Grant(reader, Resources.TASK, ALL, TaskPermissions.READ));
            grants.add(new Grant(reader, Resources.DEPLOYMENT, ALL, Permissions.READ));
            grants.add(new Grant(reader, Resources.DECISION_DEFINITION, ALL, Permissions.READ));
            grants.add(new Grant(reader, Resources.DECISION_REQUIREMENTS_DEFINITION, ALL, Permissions.READ));
            grants.add(new Grant(reader, Resources.BATCH, ALL, BatchPermissions.READ));
        }
        grants.add(new Grant(
                Groups.OPERATIONS,
                Resources.PROCESS_DEFINITION,
                ALL,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.RETRY_JOB,
                // An incident that no retry mends is resolved as a change of its instance.
                ProcessDefinitionPermissions.UPDATE_INSTANCE));
        grants.add(new Grant(
                Groups.ADMINISTRATORS,
                Resources.PROCESS_DEFINITION,
                ALL,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY));
        grants.add(new Grant(Groups.ADMINISTRATORS, Resources.APPLICATION, "admin", Permissions.ACCESS));
        for (Resource looked : List.of(Resources.USER, Resources.GROUP, Resources.AUTHORIZATION)) {
            grants.add(new Grant(Groups.ADMINISTRATORS, looked, ALL, Permissions.READ));
        }
        return grants;
    }
}
