package io.fapiaodesk.platform.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.testing.WholeApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The dashboard and the alerts ask for nothing that the application does not measure. */
@WholeApplication
@AutoConfigureObservability(tracing = false)
class DashboardIT {

    /** Words with an underscore are metrics; "up" is Prometheus' own. */
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+_[a-z_]+\\b");

    @LocalServerPort
    private int port;

    @Test
    void every_metric_on_the_dashboard_and_in_the_alerts_exists() throws Exception {
        // The first call is what the second can read of.
        read("/actuator/health");
        Set<String> measured = read("/actuator/prometheus")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());

        List<String> expressions = Stream.concat(
                        new ObjectMapper()
                                        .readTree(Path.of("src/ops/grafana/dashboards/fapiao-desk.json")
                                                .toFile())
                                        .findValuesAsText("expr")
                                        .stream(),
                        Files.readAllLines(Path.of("src/ops/alerts.yml")).stream()
                                .filter(line -> line.strip().startsWith("expr:"))
                                .map(line -> line.substring(line.indexOf(':') + 1)))
                .toList();
        Set<String> asked = new TreeSet<>();
        for (String expression : expressions) {
            METRIC.matcher(expression).results().map(MatchResult::group).forEach(asked::add);
        }
        assertThat(asked).hasSizeGreaterThan(6).isSubsetOf(measured);
    }

    private String read(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString("ops:ops".getBytes(UTF_8)))
                                .build(),
                        BodyHandlers.ofString(UTF_8))
                .body();
    }
}
