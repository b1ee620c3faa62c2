package io.fapiaodesk.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.platform.engine.guard.TrialProcesses;
import io.fapiaodesk.testing.WholeApplication;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything that can be called has its line in the table, and the lines let in whom they ought to. */
@WholeApplication
@Import(TrialProcesses.class)
class AccessIT {

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private ServletContext servlets;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void every_mapping_of_ours_has_a_line() {
        List<String> without = new ArrayList<>();
        int mappings = 0;
        for (RequestMappingInfoHandlerMapping handlers : application
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()) {
            for (RequestMappingInfo mapping : handlers.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                for (String pattern : mapping.getPatternValues()) {
                    for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                        mappings++;
                        if (find(method.name(), pattern) == null) {
                            without.add(method + " " + pattern);
                        }
                    }
                }
            }
        }
        assertThat(mappings).isGreaterThan(10);
        assertThat(without).isEmpty();
    }

    @Test
    void no_servlet_is_there_that_we_do_not_know() {
        Set<String> mappings = servlets.getServletRegistrations().values().stream()
                .map(ServletRegistration::getMappings)
                .flatMap(java.util.Collection::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(mappings)
                .containsExactly(
                        "/",
                        "/camunda/api/admin/*",
                        "/camunda/api/cockpit/*",
                        "/camunda/api/engine/*",
                        "/camunda/api/tasklist/*",
                        "/camunda/api/welcome/*");
    }

    /** Whatever a new version of the engine adds to its interface stays closed until it stands in the list. */
    @Test
    void of_the_engines_calls_those_in_the_list_are_open_and_no_others() throws Exception {
        Set<EngineCalls.Call> all = EngineCalls.of(servlets);
        assertThat(all).hasSizeGreaterThan(400);
        List<String> open = new ArrayList<>();
        for (EngineCalls.Call call : all) {
            Access.Entry entry = find(call.method(), call.path());
            if (entry != null && !entry.who().equals(Set.of(Access.Who.NOBODY))) {
                open.add(call.method() + " " + call.path() + " " + new TreeSet<>(entry.who()));
            }
        }
        assertThat(String.join("\n", open) + "\n").isEqualTo(expected());
    }

    private static String expected() throws IOException {
        try (InputStream list = AccessIT.class.getResourceAsStream("/open-engine-calls.txt")) {
            assertThat(list).isNotNull();
            return new String(list.readAllBytes(), UTF_8);
        }
    }

    private static Access.@org.jspecify.annotations.Nullable Entry find(String method, String pattern) {
        String path = pattern.replace("/**", "/x")
                .replace("{engine}", "default")
                .replace("{processEngineName}", "default")
                .replaceAll("/engine/engine/\\{name}", "/engine/engine/default")
                .replaceAll("\\{[^}]+}", "x");
        return Access.find(HttpMethod.valueOf(method), PathContainer.parsePath(path))
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        // the API
        ",               GET,  /api/titles, 401",
        "personal,       GET,  /api/titles, 200",
        "reviewer,       GET,  /api/titles, 403",
        "personal,       GET,  /api/account/registration, 200",
        "reviewer,       GET,  /api/account/registration, 403",
        "reviewer,       POST, /api/account/registration-changes, 403",
        "manager,        POST, /api/title-agreements/pay-on-behalf, 403",
        "enterprise,     GET,  /api/account/members, 200",
        "enterprise,     GET,  /api/account/multi-account-service, 200",
        "manager,        GET,  /api/account/members, 403",
        "manager,        POST, /api/account/multi-account-service, 403",
        "ops,            GET,  /api/titles, 403",
        "personal,       GET,  /api/mailboxes, 200",
        "reviewer,       GET,  /api/mailboxes, 403",
        "reviewer,       POST, /api/mailboxes, 403",
        ",               GET,  /api/mailboxes, 401",
        "personal,       POST, /api/upstream/accounts, 403",
        "admin,          POST, /api/upstream/accounts, 403",
        ",               POST, /api/upstream/accounts, 401",
        "personal,       GET,  /api/admin/sign-ins, 403",
        "ops,            GET,  /api/admin/sign-ins, 403",
        "admin,          GET,  /api/admin/sign-ins, 200",
        "manager,        GET,  /api/staff/title-agreements, 200",
        "manager,        GET,  /api/title-agreements, 403",
        "reviewer,       GET,  /api/staff/title-agreements, 403",
        "enterprise,     GET,  /api/staff/title-agreements, 403",
        "enterprise,     GET,  /api/title-agreements, 200",
        ",               GET,  /api/support-topics, 401",
        "enterprise,     GET,  /api/support-topics, 200",
        "support-agent,  GET,  /api/support-topics, 200",
        "support-agent,  POST, /api/support-requests, 403",
        "enterprise,     POST, /api/support-requests/SU-0000-0000-0000/withdrawal, 404",
        "support-agent,  POST, /api/support-requests/SU-0000-0000-0000/withdrawal, 403",
        "enterprise,     POST, /api/staff/support-requests/SU-0000-0000-0000/letters, 403",
        "manager,        GET,  /api/admin/account-managers, 403",
        "admin,          GET,  /api/admin/account-managers, 200",
        "personal,       GET,  /api/nothing-of-the-kind, 404",
        "personal,       GET,  /engine-rest/engine, 302",
        "admin,          GET,  /engine-rest/engine, 302",
        ",               GET,  /v3/api-docs, 401",
        "personal,       GET,  /v3/api-docs, 200",
        // running it
        ",               GET,  /actuator/health, 200",
        ",               GET,  /actuator/metrics, 401",
        "ops,            GET,  /actuator/metrics, 404",
        "admin,          GET,  /actuator/metrics, 403",
        "ops,            GET,  /actuator/env, 404",
        "ops,            POST, /actuator/loggers/root, 404",
        ",               GET,  /actuator/health/liveness, 401",
        // the engine's pages
        "personal,       GET,  /camunda/app/tasklist/default/, 403",
        "personal,       GET,  /camunda/api/engine/engine/default/task?maxResults=1, 403",
        "personal,       GET,  /camunda/api/admin/auth/user/default, 403",
        "upstream,       GET,  /camunda/app/tasklist/default/, 403",
        "reviewer,       GET,  /camunda/app/tasklist/default/, 200",
        "reviewer,       GET,  /camunda/app/cockpit/default/, 403",
        "reviewer,       GET,  /camunda/app/admin/default/, 403",
        "ops,            GET,  /camunda/app/cockpit/default/, 200",
        "ops,            GET,  /camunda/app/tasklist/default/, 403",
        "ops,            GET,  /camunda/app/admin/default/, 403",
        "admin,          GET,  /camunda/app/admin/default/, 200",
        // the engine's calls
        "reviewer,       GET,  /camunda/api/engine/engine/default/task?maxResults=1, 200",
        "reviewer,       GET,  /camunda/api/engine/engine/default/task?maxResults=2001, 400",
        "reviewer,       GET,  /camunda/api/engine/engine/default/user?maxResults=5, 200",
        "reviewer,       PUT,  /camunda/api/engine/engine/default/task/x/variables/decision, 403",
        "reviewer,       PUT,  /camunda/api/engine/engine/default/task/x/localVariables/decision, 403",
        "reviewer,       POST, /camunda/api/engine/engine/default/task/x/variables, 403",
        "reviewer,       POST, /camunda/api/engine/engine/default/task/x/delegate, 403",
        "reviewer,       POST, /camunda/api/engine/engine/default/task/x/resolve, 403",
        "reviewer,       POST, /camunda/api/engine/engine/default/task/x/assignee, 403",
        "reviewer,       POST, /camunda/api/engine/engine/default/task/x/identity-links, 403",
        "reviewer,       POST, /camunda/api/engine/engine/default/task/x/bpmnError, 403",
        "reviewer,       PUT,  /camunda/api/engine/engine/default/task/x, 403",
        "reviewer,       DELETE, /camunda/api/engine/engine/default/task/x, 403",
        "reviewer,       POST, /camunda/api/engine/engine/default/filter/create, 403",
        "reviewer,       POST,"
                + " /camunda/api/engine/engine/default/process-definition/key/enterprise-title-review/start, 403",
        "reviewer,       PUT,  /camunda/api/engine/engine/default/job/x/retries, 403",
        "ops,            POST, /camunda/api/engine/engine/default/deployment/create, 403",
        "admin,          POST, /camunda/api/engine/engine/default/deployment/create, 403",
        "admin,          POST, /camunda/api/engine/engine/default/user/create, 403",
        "admin,          POST, /camunda/api/engine/engine/default/process-instance/x/modification, 403",
        "admin,          POST, /camunda/api/engine/engine/default/modification/execute, 403",
        "admin,          POST, /camunda/api/engine/engine/default/process-instance/delete, 403",
        "admin,          PUT,  /camunda/api/engine/engine/default/job/x/retries, 403",
        "ops,            POST, /camunda/api/engine/engine/default/task/x/complete, 403",
        "reviewer,       POST, /camunda/api/engine/engine/default/task/x/comment/create, 403",
        "ops,            GET,  /camunda/api/engine/engine/default/process-instance/x/variables, 403",
        "ops,            GET,  /camunda/api/engine/engine/default/history/variable-instance?maxResults=1, 403",
        "admin,          GET,  /camunda/api/engine/engine/default/history/detail?maxResults=1, 403",
        "admin,          GET,  /camunda/api/engine/engine/default/process-instance/x/comment, 403",
        "ops,            GET,  /camunda/api/engine/engine/default/task/x/form-variables, 403",
        "ops,            GET,  /camunda/api/engine/engine/default/incident?maxResults=1, 200",
        "ops,            GET,  /camunda/api/engine/engine/default/process-instance/count, 200",
        ",               POST, /camunda/api/admin/setup/default/user/create, 401",
        "admin,          POST, /camunda/api/admin/setup/default/user/create, 403",
        "admin,          POST, /camunda/api/admin/auth/user/default/login/admin, 403",
        ",               POST, /camunda/api/admin/auth/user/default/login/admin, 401",
    })
    void whoever_calls_is_answered_as_the_table_says(String name, String method, String path, int status)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json");
        if (name != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(UTF_8)));
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Set-Cookie").filter(c -> c.startsWith("SESSION")))
                .as("no session for a call with a password")
                .isEmpty();
        assertThat(response.body()).doesNotContain("at io.fapiaodesk", "at org.camunda");
    }

    @Test
    void pages_run_no_script_but_ours() throws Exception {
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"))
                        .build(),
                BodyHandlers.ofString());
        Map<String, List<String>> headers = page.headers().map();
        assertThat(headers.get("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("script-src 'self'", "frame-ancestors 'self'", "object-src 'none'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
        assertThat(headers).containsEntry("X-Content-Type-Options", List.of("nosniff"));
        assertThat(headers).containsEntry("Referrer-Policy", List.of("same-origin"));
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)");
    }
}
