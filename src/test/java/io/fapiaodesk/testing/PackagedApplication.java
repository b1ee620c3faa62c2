package io.fapiaodesk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The application as it is shipped: the packaged jar in a process of its own, on a free port, with its data below
 * {@code target}. Only for tests named {@code *IT}, which run after the jar was made.
 */
public final class PackagedApplication implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final Path directory;
    private final HttpClient programs = HttpClient.newHttpClient();

    private PackagedApplication(Process process, int port, Path directory) {
        this.process = process;
        this.port = port;
        this.directory = directory;
    }

    /** Starts on new, empty data and waits until the application answers. */
    public static PackagedApplication start(String... arguments) {
        return startOn(newDirectory(), Map.of(), arguments);
    }

    /** Starts on the data of an earlier run, if the directory has any, and waits until the application answers. */
    public static PackagedApplication startOn(Path directory, Map<String, String> environment, String... arguments) {
        PackagedApplication application = launch(directory, environment, arguments);
        application.awaitAnswer();
        return application;
    }

    /** Starts without waiting: for starts that are meant to fail. */
    public static PackagedApplication launch(Path directory, Map<String, String> environment, String... arguments) {
        try {
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(
                    Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java")
                            .toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar().toString(),
                    "--server.port=" + port,
                    "--fapiao.data-directory=" + directory.resolve("data"),
                    "--fapiao.postgresql-binaries=" + belowTarget("postgresql-binaries")));
            command.addAll(List.of(arguments));
            Files.createDirectories(directory);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve("application.log").toFile()));
            builder.environment().putAll(environment);
            return new PackagedApplication(builder.start(), port, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path newDirectory() {
        return belowTarget("packaged").resolve(UUID.randomUUID().toString());
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public Path directory() {
        return directory;
    }

    public Path dataDirectory() {
        return directory.resolve("data");
    }

    public Process process() {
        return process;
    }

    public String log() {
        try {
            return Files.readString(directory.resolve("application.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls as a program does: with name and password, and without session. */
    public HttpResponse<String> call(@Nullable String name, String method, String path) {
        return call(name, method, path, null, null);
    }

    public HttpResponse<String> call(@Nullable String name, String method, String path, String json) {
        return call(name, method, path, "application/json", json);
    }

    public HttpResponse<String> call(
            @Nullable String name, String method, String path, @Nullable String contentType, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (name != null) {
            request.header("Authorization", basic(name, name));
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return send(programs, request.build());
    }

    /** Signs in by the form, as a person does. */
    public Person signIn(String name) {
        Person person = new Person();
        person.signIn(name, name);
        return person;
    }

    public static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody at a browser, with its cookies. */
    public final class Person {

        private static final Pattern CSRF_FIELD =
                Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");

        private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        private final HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        public HttpResponse<String> signIn(String name, String password) {
            String token = csrfToken(get("/login").body());
            return post(
                    "/login",
                    "application/x-www-form-urlencoded",
                    "username=" + encode(name) + "&password=" + encode(password) + "&_csrf=" + encode(token));
        }

        public HttpResponse<String> get(String path) {
            return send(
                    browser,
                    HttpRequest.newBuilder(address(path))
                            .header("Accept", "text/html,application/json;q=0.9")
                            .build());
        }

        public HttpResponse<String> post(String path, String contentType, String body, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                    .header("Content-Type", contentType)
                    .POST(BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return send(browser, request.build());
        }

        public @Nullable String cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(java.net.HttpCookie::getValue)
                    .findFirst()
                    .orElse(null);
        }

        public String csrfToken(String page) {
            Matcher matcher = CSRF_FIELD.matcher(page);
            if (!matcher.find()) {
                throw new AssertionError("No CSRF token in " + page);
            }
            return matcher.group(1) != null ? matcher.group(1) : String.valueOf(matcher.group(2));
        }
    }

    /** Ends it as the operating system does when memory runs out: no goodbye. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer() {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (!process.isAlive()) {
                throw new AssertionError("The application ended:\n" + log());
            }
            try {
                HttpRequest health = HttpRequest.newBuilder(address("/actuator/health"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
                if (programs.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (IOException e) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        close();
        throw new AssertionError("The application did not answer in time:\n" + log());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path jar() {
        String given = System.getProperty("fapiao.jar");
        if (given == null || !Files.exists(Path.of(given))) {
            throw new AssertionError("The jar is not packaged: " + given);
        }
        return Path.of(given);
    }

    private static Path belowTarget(String name) {
        return jar().toAbsolutePath().resolveSibling(name);
    }
}
