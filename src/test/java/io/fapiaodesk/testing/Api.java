package io.fapiaodesk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.platform.documents.Upload;
import java.io.IOException;
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
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Calls the application as its customers and the systems around it do; every sign-in's password is its name. */
public final class Api {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final int port;

    public Api(int port) {
        this.port = port;
    }

    /** An answer: its status, its JSON and where it points to. */
    public record Answer(int status, JsonNode body, String location) {

        public String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    public Answer post(String who, String path, String body) {
        return post(who, path, body, Map.of());
    }

    public Answer post(String who, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(who, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    public CompletableFuture<Answer> postLater(String who, String path, String body) {
        return postLater(who, path, body, Map.of());
    }

    public CompletableFuture<Answer> postLater(String who, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(who, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return http.sendAsync(request.build(), BodyHandlers.ofString(UTF_8)).thenApply(this::answer);
    }

    public Answer patch(String who, String path, String body) {
        return send(request(who, path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body))
                .build());
    }

    public Answer get(String who, String path) {
        return send(request(who, path).GET().build());
    }

    public Answer put(String who, String path, String body) {
        return send(request(who, path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    public Answer delete(String who, String path) {
        return send(request(who, path).DELETE().build());
    }

    /** Sends a form as a browser does: JSON under a name, if any, and files under the name {@code proof}. */
    public Answer postForm(String who, String path, @Nullable String name, String body, Upload... files) {
        return postForm(who, path, name, body, "proof", files);
    }

    /** The same with files under another name. */
    public Answer postForm(
            String who, String path, @Nullable String name, String body, String fileName, Upload... files) {
        String boundary = "boundary-of-a-test";
        List<byte[]> parts = new ArrayList<>();
        if (name != null) {
            parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                            + "\"\r\nContent-Type: application/json\r\n\r\n" + body + "\r\n")
                    .getBytes(UTF_8));
        }
        for (Upload file : files) {
            parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fileName + "\"; filename=\""
                            + file.fileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(UTF_8));
            parts.add(file.content());
            parts.add("\r\n".getBytes(UTF_8));
        }
        parts.add(("--" + boundary + "--\r\n").getBytes(UTF_8));
        return send(request(who, path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(parts))
                .build());
    }

    /** Delivers lines, which must all be accepted. */
    public void deliver(String what, String... lines) {
        Answer answer = deliverSome(what, lines);
        if (answer.status() != 200 || answer.body().get("rejectedInAll").intValue() != 0) {
            throw new AssertionError(answer);
        }
    }

    /** Delivers lines and tells what became of them. */
    public Answer deliverSome(String what, String... lines) {
        return send(request("upstream", "/api/upstream/" + what)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", lines)))
                .build());
    }

    /** What is downloaded, as it comes. */
    public HttpResponse<byte[]> file(String who, String path) {
        try {
            return http.send(request(who, path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Answer send(HttpRequest request) {
        try {
            return answer(http.send(request, BodyHandlers.ofString(UTF_8)));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String who, String path) {
        String credentials = Base64.getEncoder().encodeToString((who + ":" + who).getBytes(UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", "en")
                .header("Authorization", "Basic " + credentials);
    }

    private Answer answer(HttpResponse<String> response) {
        try {
            return new Answer(
                    response.statusCode(),
                    json.readTree(response.body()),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new IllegalStateException(response.statusCode() + " " + response.body(), e);
        }
    }
}
