package io.fapiaodesk.taxbureau.http;

import static io.fapiaodesk.platform.gateway.ScriptedHttpServer.answer;
import static io.fapiaodesk.platform.gateway.ScriptedHttpServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fapiaodesk.platform.gateway.GatewayAddress;
import io.fapiaodesk.platform.gateway.ScriptedHttpServer;
import io.fapiaodesk.platform.gateway.ScriptedHttpServer.Script;
import io.fapiaodesk.platform.gateway.UnreachableException.Code;
import io.fapiaodesk.taxbureau.Answer;
import io.fapiaodesk.taxbureau.BureauFixtures;
import io.fapiaodesk.taxbureau.TaxBureau;
import io.fapiaodesk.taxbureau.TaxBureauUnreachableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client before a tax bureau that does not behave. */
class HttpTaxBureauTest {

    private static final Duration READ_TIMEOUT = Duration.ofMillis(1500);
    private static final String FORM = "44011222071003100064";
    private static final String ISSUED =
            "{\"requestId\":\"r-1\",\"state\":\"ISSUED\",\"number\":\"26332000000000000017\",\"issuedAt\":\"2026-02-12T10:00:00+08:00\"}";

    private final ScriptedHttpServer server = new ScriptedHttpServer(json(ISSUED));
    private final TaxBureau bureau = TaxBureauClients.of(new GatewayAddress(server.address(), "s3cret"));
    private final TaxBureau impatient =
            TaxBureauClients.of(new GatewayAddress(server.address(), "s3cret"), READ_TIMEOUT);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_issued_invoice_has_its_number_to_the_digit() {
        assertThat(bureau.status("r-1"))
                .isEqualTo(new Answer.Issued("26332000000000000017", Instant.parse("2026-02-12T02:00:00Z"), false));
    }

    @Test
    void fields_that_a_newer_bureau_adds_do_not_matter() {
        server.play(json(ISSUED.replace("{\"requestId\"", "{\"region\":{\"code\":33},\"requestId\"")));

        assertThat(bureau.status("r-1")).isInstanceOf(Answer.Issued.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "\"ISSUED\"",
                "<html><body>502 Bad Gateway</body></html>",
                "{\"requestId\":\"r-1\",\"state\":\"ISSUED\",\"number\":\"",
                "{\"requestId\":\"r-1\"}",
                "{\"requestId\":\"r-1\",\"state\":null}",
                "{\"requestId\":\"r-1\",\"state\":\"issued\"}",
                "{\"requestId\":\"r-1\",\"state\":\"DONE\"}",
                "{\"requestId\":\"r-1\",\"state\":1}",
                "{\"requestId\":\"r-2\",\"state\":\"ACCEPTED\"}",
                "{\"state\":\"ACCEPTED\"}",
                "{\"requestId\":\"r-1\",\"state\":\"ACCEPTED\"}{\"requestId\":\"r-1\",\"state\":\"ACCEPTED\"}",
                "{\"requestId\":\"r-1\",\"state\":\"REFUSED\",\"state\":\"ACCEPTED\"}",
                "{\"requestId\":\"r-1\",\"state\":\"ISSUED\",\"issuedAt\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"requestId\":\"r-1\",\"state\":\"ISSUED\",\"number\":\"26332000000000000017\"}",
                "{\"requestId\":\"r-1\",\"state\":\"ISSUED\",\"number\":26332000000000000017,\"issuedAt\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"requestId\":\"r-1\",\"state\":\"ISSUED\",\"number\":\"2633200000000000001\",\"issuedAt\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"requestId\":\"r-1\",\"state\":\"ISSUED\",\"number\":\"2633200000000000001７\",\"issuedAt\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"requestId\":\"r-1\",\"state\":\"ISSUED\",\"number\":\"26332000000000000017\",\"issuedAt\":\"yesterday\"}",
                "{\"requestId\":\"r-1\",\"state\":\"ISSUED\",\"number\":\"26332000000000000017\",\"issuedAt\":\"2026-02-12T10:00:00\"}",
                "{\"requestId\":\"r-1\",\"state\":\"ISSUED\",\"number\":\"26332000000000000017\",\"issuedAt\":1770861600}",
                "{\"requestId\":\"r-1\",\"state\":\"REFUSED\"}",
                "{\"requestId\":\"r-1\",\"state\":\"REFUSED\",\"refusal\":{\"message\":\"no\"}}",
                "{\"requestId\":\"r-1\",\"state\":\"REFUSED\",\"refusal\":{\"code\":\"<b>\",\"message\":\"no\"}}",
                "{\"requestId\":\"r-1\",\"state\":\"QUOTA_EXCEEDED\"}",
                "{\"requestId\":\"r-1\",\"state\":\"QUOTA_EXCEEDED\",\"retryAfterSeconds\":0}",
                "{\"requestId\":\"r-1\",\"state\":\"QUOTA_EXCEEDED\",\"retryAfterSeconds\":9999999999}"
            })
    void rubbish_is_no_answer(String body) {
        server.play(json(body));

        assertThat(failure().code()).isEqualTo(Code.NONSENSE);
        assertThat(server.calls()).hasSize(1);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Named.of("a page", answer("200 OK", "text/html", ISSUED)), Code.NONSENSE),
                Arguments.of(
                        Named.of("another success", answer("202 Fine", "application/json", ISSUED)), Code.NONSENSE),
                Arguments.of(Named.of("no content", answer("204 None", "application/json", "")), Code.NONSENSE),
                Arguments.of(
                        Named.of("elsewhere", answer("302 Found", "text/plain", "", "Location: /other")),
                        Code.NONSENSE),
                Arguments.of(
                        Named.of("far too much", json("{\"requestId\":\"" + "r".repeat(300_000) + "\"}")),
                        Code.NONSENSE),
                Arguments.of(Named.of("500", answer("500 Oh", "text/plain", "java.lang.Oh")), Code.OUT_OF_ORDER),
                Arguments.of(Named.of("503", answer("503 Down", "text/html", "<h1>")), Code.OUT_OF_ORDER),
                Arguments.of(Named.of("429", answer("429 Slow", "text/plain", "")), Code.OUT_OF_ORDER),
                Arguments.of(Named.of("400", answer("400 What", "application/json", "{}")), Code.CALL_REJECTED),
                Arguments.of(Named.of("401", answer("401 Who", "application/json", "{}")), Code.CALL_REJECTED),
                Arguments.of(
                        Named.of("409", answer("409 No", "application/json", "{\"code\":\"REQUEST_ID_REUSED\"}")),
                        Code.CALL_REJECTED),
                Arguments.of(
                        Named.of("a wrong address", answer("404 Not Found", "text/html", "<h1>404</h1>")),
                        Code.CALL_REJECTED),
                Arguments.of(
                        Named.of(
                                "404 about something else",
                                answer("404 Not Found", "application/json", "{\"code\":\"FORM_UNKNOWN\"}")),
                        Code.CALL_REJECTED),
                Arguments.of(Named.of("silence", ScriptedHttpServer.silence()), Code.NO_ANSWER),
                Arguments.of(Named.of("drop by drop", ScriptedHttpServer.trickle()), Code.NO_ANSWER),
                Arguments.of(Named.of("cut before the answer", ScriptedHttpServer.hangUp()), Code.NO_ANSWER),
                Arguments.of(Named.of("cut within it", ScriptedHttpServer.cutOff("{\"requestId\":")), Code.NO_ANSWER));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatever_goes_wrong_has_a_name_and_takes_a_bounded_time(Script script, Code code) {
        server.play(script);
        long start = System.nanoTime();

        assertThat(failure(() -> impatient.status("r-1")).code()).isEqualTo(code);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void an_invoice_is_asked_for_once_whatever_goes_wrong(Script script, Code code) {
        server.play(script);

        TaxBureauUnreachableException failure = Objects.requireNonNull(catchThrowableOfType(
                TaxBureauUnreachableException.class, () -> impatient.issue(BureauFixtures.invoice("r-1", "100.00"))));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void nobody_listens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        TaxBureau nowhere = TaxBureauClients.of(
                new GatewayAddress(URI.create("http://127.0.0.1:" + port + "/bureau"), null), READ_TIMEOUT);

        assertThat(Objects.requireNonNull(
                                catchThrowableOfType(TaxBureauUnreachableException.class, () -> nowhere.status("r-1")))
                        .code())
                .isEqualTo(Code.NO_CONNECTION);
    }

    @Test
    void a_request_is_unknown_only_if_the_bureau_says_so() {
        server.play(answer("404 Not Found", "application/json", "{\"code\":\"REQUEST_UNKNOWN\",\"message\":\"\"}"));

        assertThat(bureau.status("r-1")).isEqualTo(new Answer.Unknown());
    }

    @Test
    void a_form_is_unknown_only_if_the_bureau_says_so() {
        server.play(answer("404 Not Found", "application/json", "{\"code\":\"FORM_UNKNOWN\",\"message\":\"\"}"));
        assertThat(bureau.form(FORM)).isEmpty();

        server.play(answer("404 Not Found", "text/html", "nginx"));
        assertThat(catchThrowableOfType(TaxBureauUnreachableException.class, () -> bureau.form(FORM)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"number\":\"33010626021000000017\",\"state\":\"04\"}",
                "{\"number\":\"44011222071003100064\",\"state\":\"11\",\"blueNumber\":\"26332000000000000017\",\"sellerTaxId\":\"91330106673959654P\",\"net\":\"1.00\",\"tax\":\"0.06\",\"reasonCode\":\"01\",\"createdAt\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"number\":\"44011222071003100064\",\"state\":\"04\",\"blueNumber\":\"26332000000000000017\",\"sellerTaxId\":\"91330106673959654P\",\"net\":\"1E+9\",\"tax\":\"0.06\",\"reasonCode\":\"01\",\"createdAt\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"number\":\"44011222071003100064\",\"state\":\"04\",\"blueNumber\":\"26332000000000000017\",\"sellerTaxId\":\"91330106673959654P\",\"net\":1.00,\"tax\":\"0.06\",\"reasonCode\":\"01\",\"createdAt\":\"2026-02-12T10:00:00+08:00\"}",
                "{\"number\":\"44011222071003100064\",\"state\":\"04\",\"blueNumber\":\"26332000000000000017\",\"sellerTaxId\":\"91330106673959654P\",\"net\":\"1.00\",\"tax\":\"0.06\",\"reasonCode\":\"01\"}"
            })
    void half_a_form_is_none(String body) {
        server.play(json(body));

        assertThat(Objects.requireNonNull(
                                catchThrowableOfType(TaxBureauUnreachableException.class, () -> bureau.form(FORM)))
                        .code())
                .isEqualTo(Code.NONSENSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "3301062602100000001A", "../requests/r-1", "44011222071003100064/confirmation"})
    void what_is_no_number_of_a_form_is_not_asked_about(String number) {
        assertThat(bureau.form(number)).isEmpty();
        assertThat(bureau.confirmForm(number)).isEmpty();
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void a_cancellation_is_never_still_accepted() {
        server.play(json("{\"requestId\":\"r-1\",\"state\":\"ACCEPTED\"}"));

        assertThat(Objects.requireNonNull(
                                catchThrowableOfType(TaxBureauUnreachableException.class, () -> bureau.cancel("r-1")))
                        .code())
                .isEqualTo(Code.NONSENSE);
    }

    @Test
    void words_of_the_bureau_are_fit_to_be_shown() {
        server.play(json(
                "{\"requestId\":\"r-1\",\"state\":\"REFUSED\",\"refusal\":{\"code\":\"NO\",\"message\":\"line\\r\\n2\\u202e"
                        + "x".repeat(600) + "\"}}"));

        Answer.Refused refused = (Answer.Refused) bureau.status("r-1");
        assertThat(refused.message()).startsWith("line 2 xxx").hasSize(500);
    }

    @Test
    void the_bureau_says_when_to_ask_again_within_reason() {
        server.play(answer("503 Down", "text/plain", "", "Retry-After: 30"));
        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(30));

        server.play(answer("503 Down", "text/plain", "", "Retry-After: 99999"));
        assertThat(failure().retryAfter()).isEqualTo(Duration.ofMinutes(10));

        server.play(answer("503 Down", "text/plain", "", "Retry-After: Fri, 13 Feb 2026 10:00:00 GMT"));
        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(10));
    }

    private TaxBureauUnreachableException failure() {
        return failure(() -> bureau.status("r-1"));
    }

    private static TaxBureauUnreachableException failure(Runnable call) {
        return Objects.requireNonNull(catchThrowableOfType(TaxBureauUnreachableException.class, call::run));
    }
}
