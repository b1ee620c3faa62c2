package io.fapiaodesk.platform.embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of a simulator: a small server of its own on a free port, so that what it simulates is as far away as the
 * real thing and can hang, cut off and babble without touching the application's own server. It listens to this machine
 * only, and answers only who knows the secret that is made at start and kept nowhere.
 */
public final class SimulatorServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SimulatorServer.class);
    private static final int LONGEST_CALL = 1024 * 1024;

    static {
        // Else each answer waits for the acknowledgement of its own headers, some 40 ms. Read once, by the server's
        // class.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final String token;
    private final SimulatorFaults faults;
    private final Function<Call, Reply> simulator;

    /** What somebody asks. */
    public record Call(String method, String path, String body) {}

    /** What is answered, in JSON. */
    public record Reply(int status, String body) {}

    private SimulatorServer(String name, SimulatorFaults faults, Function<Call, Reply> simulator) throws IOException {
        this.faults = faults;
        this.simulator = simulator;
        this.token = newToken();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, name + "-simulator");
            thread.setDaemon(true);
            return thread;
        });
    }

    public static SimulatorServer start(String name, SimulatorFaults faults, Function<Call, Reply> simulator) {
        try {
            SimulatorServer started = new SimulatorServer(name, faults, simulator);
            started.server.createContext("/", started::answer);
            started.server.setExecutor(started.threads);
            started.server.start();
            log.info(
                    "The {} is simulated, on port {}",
                    name,
                    started.server.getAddress().getPort());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator of the " + name + " did not start", e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String token() {
        return token;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readNBytes(LONGEST_CALL + 1), StandardCharsets.UTF_8);
            if (!knowsTheSecret(exchange)) {
                send(exchange, new Reply(401, "{\"code\":\"NOT_ALLOWED\",\"message\":\"Who are you?\"}"));
            } else if (body.length() > LONGEST_CALL) {
                send(exchange, new Reply(413, "{\"code\":\"TOO_LARGE\",\"message\":\"More than a megabyte\"}"));
            } else {
                answer(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String body) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(faults.delayMillis());
        if (faults.fails()) {
            send(exchange, new Reply(503, "{\"code\":\"OUT_OF_ORDER\",\"message\":\"Fails, as it was told\"}"));
            return;
        }
        Reply reply = carryOut(exchange, body);
        if (faults.loses()) {
            // Closing without an answer cuts the connection.
            return;
        }
        if (faults.babbles()) {
            send(exchange, new Reply(200, "{\"requestId\": \"0\", \"state\": \"ISSUED\", \"number\": \""));
        } else if (faults.doubles()) {
            send(exchange, new Reply(reply.status(), reply.body() + "\n" + reply.body()));
        } else {
            send(exchange, reply);
        }
    }

    private Reply carryOut(HttpExchange exchange, String body) {
        try {
            return simulator.apply(new Call(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body));
        } catch (RuntimeException e) {
            log.warn("A simulator failed", e);
            return new Reply(500, "{\"code\":\"FAILED\",\"message\":\"The simulator failed\"}");
        }
    }

    private boolean knowsTheSecret(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static String newToken() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
