package io.fapiaodesk.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.audit.JournalVerifier;
import java.io.IOException;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Documents, and all that may be wrong with a request, through the whole application. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "fapiao.data-directory=target/documents-it",
            "fapiao.postgresql-binaries=target/postgresql-binaries"
        })
@DirtiesContext
class DocumentsIT {

    @Autowired
    private Documents documents;

    @Autowired
    private Journal journal;

    @Autowired
    private JournalVerifier verifier;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int port;

    private final RequestId caseId = RequestId.next("TR");
    private String documentId = "";

    @BeforeEach
    void handIn() {
        documentId = Objects.requireNonNull(transaction.execute(
                        status -> documents.store(caseId, "personal", List.of(new Upload("证明.pdf", Samples.pdf())))))
                .fold(kept -> kept.get(0).id(), refusals -> {
                    throw new AssertionError(refusals);
                });
    }

    @Test
    void the_owner_saves_the_file_over_the_api() {
        ResponseEntity<byte[]> answer = as("personal").getForEntity("/api/documents/" + documentId, byte[].class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody()).isEqualTo(Samples.pdf());
        assertThat(answer.getHeaders().get("Content-Type")).containsExactly("application/pdf");
        assertThat(answer.getHeaders().get("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.getHeaders().get("Cache-Control")).containsExactly("no-store");
        assertThat(answer.getHeaders().get("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(answer.getHeaders().getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"__.pdf\"; filename*=UTF-8''%E8%AF%81%E6%98%8E.pdf");
    }

    @Test
    void the_owner_saves_the_file_in_the_browser() throws Exception {
        HttpClient browser = signedIn("personal");

        HttpResponse<byte[]> answer =
                browser.send(page("/documents/" + documentId), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Samples.pdf());
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("sandbox; default-src 'none'");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(journal.read(caseId.value())).extracting(JournalLine::action).containsExactly("DOCUMENT_READ");
    }

    @ParameterizedTest
    @CsvSource({
        "student, 404",
        "enterprise, 404",
        "reviewer, 403",
        "paper-clerk, 403",
        "ops, 403",
        "admin, 403",
        "upstream, 403",
        "supervisor, 200",
        "tax-supervisor, 403",
        "paper-supervisor, 403",
        "personal, 200"
    })
    void others_read_it_when_it_is_their_business(String name, int status) {
        assertThat(as(name).getForEntity("/api/documents/" + documentId, byte[].class)
                        .getStatusCode()
                        .value())
                .isEqualTo(status);
        assertThat(journal.read(caseId.value())).extracting(JournalLine::actor).containsExactly(name);
        assertThat(verifier.firstBadEntry(caseId.value())).isEmpty();
    }

    @Test
    void nobody_reads_it_unknown() {
        assertThat(http.getForEntity("/api/documents/" + documentId, String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(journal.read(caseId.value())).isEmpty();
    }

    @Test
    void a_document_of_another_customer_and_none_are_answered_alike() {
        ResponseEntity<String> hidden = as("student").getForEntity("/api/documents/" + documentId, String.class);
        ResponseEntity<String> missing = as("student").getForEntity("/api/documents/" + "0".repeat(32), String.class);

        assertThat(Objects.requireNonNull(hidden.getBody()).replace(documentId, "0".repeat(32)))
                .isEqualTo(missing.getBody());
        assertThat(hidden.getHeaders().getContentType())
                .isEqualTo(missing.getHeaders().getContentType());
    }

    @Test
    void files_that_are_refused_are_told_by_their_place_in_the_request() {
        MultiValueMap<String, Object> form = application();
        form.add("proof", file("certificate.pdf", Samples.pdf()));
        form.add("proof", file("badge.png", Samples.utf8("张三，工号 17")));

        ResponseEntity<JsonNode> answer = post("personal", form);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(Objects.requireNonNull(answer.getBody()).get("errors")).anySatisfy(error -> {
            assertThat(error.get("pointer").asText()).isEqualTo("/proof/1");
            assertThat(error.get("code").asText()).isEqualTo("FILE_TYPE_MISMATCH");
            assertThat(error.get("detail").asText())
                    .isEqualTo("“badge.png” is a text file, whatever its name says. A PDF, JPEG, PNG, HEIC or OFD is"
                            + " accepted.");
        });
    }

    @Test
    void a_file_that_is_too_large_is_told_so() {
        MultiValueMap<String, Object> form = application();
        form.add("proof", file("certificate.pdf", new byte[11 << 20]));

        ResponseEntity<JsonNode> answer = post("personal", form);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
        assertThat(code(answer)).isEqualTo("TOO_LARGE");
    }

    @Test
    void ten_thousand_parts_are_refused() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"a")
                    .append(i)
                    .append("\"\r\n\r\n1\r\n");
        }
        body.append("--x--\r\n");

        assertThat(rawStatus("multipart/form-data; boundary=x", body.toString()))
                .isBetween(400, 413);
    }

    @Test
    void a_part_with_a_header_of_64_kilobytes_is_refused() throws IOException {
        String body = "--x\r\nContent-Disposition: form-data; name=\"proof\"; filename=\"" + "a".repeat(65_536)
                + ".pdf\"\r\n\r\n1\r\n--x--\r\n";

        assertThat(rawStatus("multipart/form-data; boundary=x", body)).isBetween(400, 431);
    }

    @Test
    void a_form_without_its_parts_is_told_which() {
        ResponseEntity<JsonNode> answer = post("personal", new LinkedMultiValueMap<>());

        assertThat(answer.getStatusCode().value()).isBetween(400, 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                               | 400 | MALFORMED_JSON",
                "{\"now\":\"2026-02-12T10:00:00+08:00\",\"now\":1} | 400 | MALFORMED_JSON",
                "{\"now\":\"tomorrow\"}                          | 422 | INVALID_VALUE",
                "{\"then\":\"2026-02-12T10:00:00+08:00\"}        | 422 | UNKNOWN_FIELD",
                "{}                                              | 422 | REQUIRED"
            })
    void json_is_taken_at_its_word(String body, int status, String code) {
        ResponseEntity<JsonNode> answer = as("personal")
                .exchange(
                        RequestEntity.put(uri("/api/sandbox/clock"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .body(body),
                        JsonNode.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
    }

    @Test
    void what_cannot_be_done_at_an_address_is_told_so() {
        assertThat(exchange("personal", HttpMethod.DELETE, "/api/sandbox/clock", null))
                .satisfies(answer -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.METHOD_NOT_ALLOWED));
        assertThat(exchange("personal", HttpMethod.PUT, "/api/sandbox/clock", "text"))
                .satisfies(answer -> {
                    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
                    assertThat(code(answer)).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
                });
        assertThat(exchange("personal", HttpMethod.GET, "/api/requests/none", null))
                .satisfies(answer -> {
                    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
                    assertThat(code(answer)).isEqualTo("NOT_FOUND");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/documents/%00",
                "/documents/%00",
                "/api/documents/a%00b",
                "/api/requests?page=%00",
                "/api/requests/%E2%80%AE",
                "/api/requests/%ff%fe",
                "/api/documents/..%2f..%2fetc%2fpasswd",
                "/api/documents/%25%32%65",
                "/documents/;a=b",
                "/api/requests?size=100000000",
                "/api/requests?size=many"
            })
    void no_address_is_a_failure_of_ours(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n"
                + "Authorization: " + basic("personal") + "\r\n\r\n");

        assertThat(Integer.parseInt(answer.substring(9, 12))).isBetween(400, 499);
        assertThat(answer).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void people_see_a_page_in_their_language() throws Exception {
        HttpClient browser = signedIn("student");

        for (String path : List.of("/documents/" + documentId + "/x", "/no/such/page")) {
            HttpResponse<String> answer = browser.send(page(path), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("<html").contains("页面不存在");
        }
    }

    private HttpRequest page(String path) {
        return HttpRequest.newBuilder(uri(path))
                .header(HttpHeaders.ACCEPT, "text/html")
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .build();
    }

    /** Somebody at a browser who has filled in the form of the sign-in. */
    private HttpClient signedIn(String name) throws Exception {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        String form = browser.send(page("/login"), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form);
        assertThat(token.find()).as("a token in the form").isTrue();
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(uri("/login"))
                        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + name + "&password=" + name + "&_csrf=" + token.group(1)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("error");
        return browser;
    }

    private TestRestTemplate as(String name) {
        return http.withBasicAuth(name, name);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private ResponseEntity<JsonNode> exchange(String name, HttpMethod method, String path, @Nullable String text) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON));
        if (text != null) {
            headers.setContentType(MediaType.TEXT_PLAIN);
        }
        return as(name).exchange(path, method, new HttpEntity<>(text, headers), JsonNode.class);
    }

    private static MultiValueMap<String, Object> application() {
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add(
                "application",
                "{\"identity\":\"EMPLOYED\",\"titleName\":\"北京示例科技有限公司\",\"taxId\":\"91350100M000100Y43\","
                        + "\"titleKind\":\"ENTERPRISE\",\"proofKind\":\"EMPLOYMENT_CERTIFICATE\","
                        + "\"wantsSpecialVat\":false,\"acknowledgeUninvoiced\":true}");
        return form;
    }

    private static ByteArrayResource file(String name, byte[] content) {
        return new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    private ResponseEntity<JsonNode> post(String name, MultiValueMap<String, Object> form) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, "en");
        return as(name).postForEntity("/api/title-applications", new HttpEntity<>(form, headers), JsonNode.class);
    }

    private static String code(ResponseEntity<JsonNode> answer) {
        return Objects.requireNonNull(answer.getBody()).path("code").asText();
    }

    private int rawStatus(String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String answer = raw("POST /api/title-applications HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nConnection: close\r\nAuthorization: " + basic("personal") + "\r\nContent-Type: " + contentType
                + "\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body);
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** What no HTTP client would send. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String basic(String name) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
    }
}
