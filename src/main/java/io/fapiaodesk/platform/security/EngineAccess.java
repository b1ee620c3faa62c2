package io.fapiaodesk.platform.security;

import static io.fapiaodesk.platform.security.Access.entry;
import static io.fapiaodesk.platform.security.Access.get;
import static io.fapiaodesk.platform.security.Access.on;

import io.fapiaodesk.platform.security.Access.Entry;
import io.fapiaodesk.platform.security.Access.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * What of the engine's web applications is open, and to whom. Tasklist, Cockpit and Admin share one wide interface;
 * this list names the calls that their pages need and closes all others, above all those that set variables, deploy,
 * move processes about, run scripts or make users.
 */
final class EngineAccess {

    private static final String ENGINE = "/camunda/api/engine/engine/default";
    private static final Set<HttpMethod> READ = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Queries too long for an address are sent with POST; they change nothing. */
    private static final Set<HttpMethod> QUERY =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.POST);

    private static final Set<HttpMethod> POST = Set.of(HttpMethod.POST);
    private static final Set<HttpMethod> PUT = Set.of(HttpMethod.PUT);
    private static final Set<HttpMethod> DELETE = Set.of(HttpMethod.DELETE);

    private EngineAccess() {}

    static List<Entry> table() {
        List<Entry> table = new ArrayList<>();
        table.addAll(pages());
        table.addAll(closedForAll());
        table.addAll(everybody());
        table.addAll(tasklist());
        table.addAll(cockpit());
        table.addAll(admin());
        return table;
    }

    private static List<Entry> pages() {
        return List.of(
                get("/camunda", Who.ENGINE_USER),
                get("/camunda/", Who.ENGINE_USER),
                get("/camunda/app", Who.ENGINE_USER),
                get("/camunda/app/", Who.ENGINE_USER),
                get("/camunda/app/welcome/**", Who.ENGINE_USER),
                entry("/camunda/app/*/*/setup/**", Who.NOBODY),
                get("/camunda/app/tasklist/**", Who.STAFF),
                get("/camunda/app/cockpit/**", Who.OPS_OR_ADMIN),
                get("/camunda/app/admin/**", Who.ADMIN),
                get("/camunda/lib/**", Who.ENGINE_USER),
                get("/camunda/assets/**", Who.ENGINE_USER),
                get("/camunda/favicon.ico", Who.ENGINE_USER),
                get("/camunda/api/tasklist/plugin/*/static/**", Who.STAFF),
                get("/camunda/api/cockpit/plugin/*/static/**", Who.OPS_OR_ADMIN),
                get("/camunda/api/admin/plugin/*/static/**", Who.ADMIN),
                get("/camunda/api/welcome/plugin/*/static/**", Who.ENGINE_USER));
    }

    /** What no later line may open by accident. */
    private static List<Entry> closedForAll() {
        return List.of(
                entry("/camunda/api/admin/setup/**", Who.NOBODY),
                entry("/camunda/api/admin/auth/user/*/login/**", Who.NOBODY),
                on(Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE), ENGINE + "/deployment/**", Who.NOBODY),
                entry(ENGINE + "/modification/**", Who.NOBODY),
                entry(ENGINE + "/migration/**", Who.NOBODY),
                entry(ENGINE + "/message/**", Who.NOBODY),
                entry(ENGINE + "/signal/**", Who.NOBODY),
                entry(ENGINE + "/condition/**", Who.NOBODY),
                // What a case holds is for those who have its task, and they see it there.
                entry(ENGINE + "/process-instance/*/variables/**", Who.NOBODY),
                entry(ENGINE + "/process-instance/*/comment/**", Who.NOBODY),
                entry(ENGINE + "/process-definition/*/form-variables", Who.NOBODY),
                entry(ENGINE + "/process-definition/key/*/form-variables", Who.NOBODY),
                entry(ENGINE + "/history/variable-instance/**", Who.NOBODY),
                entry(ENGINE + "/history/detail/**", Who.NOBODY));
    }

    private static List<Entry> everybody() {
        return List.of(
                on(READ, "/camunda/api/engine/engine", Who.ENGINE_USER),
                on(READ, "/camunda/api/admin/auth/user/default", Who.ENGINE_USER),
                on(POST, "/camunda/api/admin/auth/user/default/logout", Who.ENGINE_USER),
                on(READ, ENGINE + "/version", Who.ENGINE_USER),
                on(READ, ENGINE + "/user/*/profile", Who.ENGINE_USER),
                on(READ, ENGINE + "/user", Who.ENGINE_USER),
                on(READ, ENGINE + "/user/count", Who.ENGINE_USER),
                on(QUERY, ENGINE + "/group", Who.ENGINE_USER),
                on(QUERY, ENGINE + "/group/count", Who.ENGINE_USER),
                on(READ, ENGINE + "/identity/groups", Who.ENGINE_USER),
                on(READ, ENGINE + "/authorization/check", Who.ENGINE_USER),
                on(READ, ENGINE + "/telemetry/configuration", Who.ENGINE_USER));
    }

    private static List<Entry> tasklist() {
        String task = ENGINE + "/task/*";
        return List.of(
                on(QUERY, ENGINE + "/task", Who.STAFF, Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/task/count", Who.STAFF, Who.OPS_OR_ADMIN),
                on(READ, task, Who.STAFF, Who.OPS_OR_ADMIN),
                on(READ, task + "/form", Who.STAFF),
                on(READ, task + "/form-variables", Who.STAFF),
                on(READ, task + "/deployed-form", Who.STAFF),
                on(READ, task + "/rendered-form", Who.STAFF),
                on(READ, task + "/identity-links", Who.STAFF),
                // Tasklist asks for both with each task, and always finds none: notes belong into the journal.
                on(READ, task + "/comment", Who.STAFF),
                on(READ, task + "/attachment", Who.STAFF),
                on(READ, task + "/variables", Who.STAFF),
                on(POST, task + "/claim", Who.STAFF),
                on(POST, task + "/unclaim", Who.STAFF),
                on(POST, task + "/complete", Who.STAFF),
                on(POST, task + "/submit-form", Who.STAFF),
                on(POST, task + "/assignee", Who.SUPERVISOR),
                on(READ, ENGINE + "/filter", Who.STAFF),
                on(READ, ENGINE + "/filter/count", Who.STAFF),
                on(READ, ENGINE + "/filter/*", Who.STAFF),
                on(QUERY, ENGINE + "/filter/*/list", Who.STAFF),
                on(QUERY, ENGINE + "/filter/*/count", Who.STAFF),
                on(QUERY, ENGINE + "/filter/*/singleResult", Who.STAFF),
                on(READ, ENGINE + "/process-definition", Who.STAFF, Who.OPS_OR_ADMIN),
                on(READ, ENGINE + "/process-definition/*", Who.STAFF, Who.OPS_OR_ADMIN),
                on(READ, ENGINE + "/process-definition/*/xml", Who.STAFF, Who.OPS_OR_ADMIN),
                on(READ, ENGINE + "/process-instance/*", Who.STAFF, Who.OPS_OR_ADMIN),
                on(READ, ENGINE + "/process-instance/*/activity-instances", Who.STAFF, Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/variable-instance", Who.STAFF, Who.OPS_OR_ADMIN),
                on(READ, ENGINE + "/history/user-operation", Who.STAFF, Who.OPS_OR_ADMIN),
                on(READ, ENGINE + "/history/user-operation/count", Who.STAFF, Who.OPS_OR_ADMIN));
    }

    private static List<Entry> cockpit() {
        List<Entry> table = new ArrayList<>(List.of(
                on(QUERY, "/camunda/api/cockpit/plugin/base/default/**", Who.OPS_OR_ADMIN),
                on(PUT, ENGINE + "/job/*/retries", Who.OPS),
                on(DELETE, ENGINE + "/incident/*", Who.OPS),
                on(PUT, ENGINE + "/incident/*/annotation", Who.OPS),
                on(DELETE, ENGINE + "/incident/*/annotation", Who.OPS),
                on(QUERY, ENGINE + "/process-instance", Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/process-instance/count", Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/execution", Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/execution/count", Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/job", Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/job/count", Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/job-definition", Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/job-definition/count", Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/external-task", Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/external-task/count", Who.OPS_OR_ADMIN),
                on(QUERY, ENGINE + "/variable-instance/count", Who.OPS_OR_ADMIN)));
        for (String history : List.of(
                "process-instance", "activity-instance", "task", "incident", "decision-instance", "job-log", "batch")) {
            table.add(on(QUERY, ENGINE + "/history/" + history, Who.OPS_OR_ADMIN));
            table.add(on(QUERY, ENGINE + "/history/" + history + "/count", Who.OPS_OR_ADMIN));
        }
        for (String resource : List.of(
                "process-definition",
                "process-instance",
                "incident",
                "job",
                "job-definition",
                "deployment",
                "decision-definition",
                "decision-requirements-definition",
                "case-definition",
                "batch",
                "history",
                "event-subscription",
                "schema")) {
            table.add(on(READ, ENGINE + "/" + resource + "/**", Who.OPS_OR_ADMIN));
        }
        table.add(on(READ, ENGINE + "/task/report/candidate-group-count", Who.OPS_OR_ADMIN));
        return table;
    }

    /** To look at. Sign-ins and groups are changed in one place only, which is not here. */
    private static List<Entry> admin() {
        return List.of(
                on(READ, ENGINE + "/user/**", Who.ADMIN),
                on(READ, ENGINE + "/group/**", Who.ADMIN),
                on(READ, ENGINE + "/tenant/**", Who.ADMIN),
                on(READ, ENGINE + "/authorization/**", Who.ADMIN),
                on(QUERY, "/camunda/api/admin/plugin/*/default/**", Who.ADMIN));
    }
}
