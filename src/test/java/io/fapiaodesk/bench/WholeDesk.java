package io.fapiaodesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.testing.PackagedApplication;
import io.fapiaodesk.testing.Proof;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application as it is shipped, through HTTP, each customer with an account and a PDF of their own. */
final class WholeDesk implements Contender {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----fapiao";
    private static final String FORM = """
            {"identity":"EMPLOYED","titleName":"示例云科技（上海）有限公司","taxId":"91310115MA1K4TXT5W",
             "titleKind":"ENTERPRISE","proofKind":"CERTIFICATE_OF_EMPLOYMENT","wantsSpecialVat":false,
             "acknowledgeUninvoiced":true}""";
    private static final String ENGINE = "/camunda/api/engine/engine/default/task";

    private final PackagedApplication application;
    private final JdbcClient jdbc;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final byte[] body = multipart();

    WholeDesk(PackagedApplication application, DataSource database) {
        this.application = application;
        this.jdbc = JdbcClient.create(database);
    }

    @Override
    public String database() {
        return "fapiao";
    }

    /** The accounts of the customers who will apply. */
    void register(int customers) {
        StringBuilder lines = new StringBuilder();
        for (int number = 0; number < customers; number++) {
            lines.append("""
                    {"accountId":"%s","kind":"PERSONAL","realName":"Customer %d","email":"%s@example.com"}
                    """.formatted(customer(number), number, customer(number)));
        }
        HttpResponse<String> answer = application.call(
                "upstream", "POST", "/api/upstream/accounts", "application/x-ndjson", lines.toString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"rejected\":[]")) {
            throw new IllegalStateException(answer.body());
        }
    }

    private static String customer(int number) {
        return "bench-" + number;
    }

    @Override
    public String open(int number) {
        return json(send(
                        customer(number),
                        "POST",
                        "/api/title-applications",
                        "multipart/form-data; boundary=" + BOUNDARY,
                        BodyPublishers.ofByteArray(body)))
                .path("requestId")
                .asText();
    }

    @Override
    public void decide(String caseId, int reviewer) {
        String name = reviewer % 2 == 0 ? "reviewer" : "reviewer2";
        JsonNode found =
                json(send(name, "GET", ENGINE + "?processInstanceBusinessKey=" + caseId, "", BodyPublishers.noBody()));
        String task = ENGINE + "/" + found.path(0).path("id").asText();
        send(name, "POST", task + "/claim", "application/json", text("{\"userId\":\"" + name + "\"}"));
        send(
                name,
                "POST",
                task + "/submit-form",
                "application/json",
                text("{\"variables\":{\"decision\":{\"value\":\"approve\"}}}"));
    }

    @Override
    public long finished() {
        for (int tries = 0; tries < 600 && pendingMails() > 0; tries++) {
            pause();
        }
        return jdbc.sql("SELECT count(*) FROM request WHERE closed_at IS NOT NULL AND account_id LIKE 'bench-%'")
                .query(Long.class)
                .single();
    }

    private long pendingMails() {
        return jdbc.sql("SELECT count(*) FROM notice WHERE status = 'PENDING'")
                .query(Long.class)
                .single();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpResponse<String> send(
            String name, String method, String path, String contentType, HttpRequest.BodyPublisher content) {
        HttpRequest.Builder request = HttpRequest.newBuilder(application.address(path))
                .header("Authorization", PackagedApplication.basic(name, name))
                .method(method, content);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static HttpRequest.BodyPublisher text(String json) {
        return BodyPublishers.ofString(json);
    }

    private static byte[] multipart() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "name=\"application\"", "application/json", FORM.getBytes(StandardCharsets.UTF_8));
        part(
                body,
                "name=\"proof\"; filename=\"proof.pdf\"",
                "application/pdf",
                Proof.pdf().content());
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String disposition, String type, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: "
                + type + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
