package io.fapiaodesk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.print.PdfPrinter;
import io.fapiaodesk.testing.WholeApplication;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The administrator keeps the companies, their papers and the products that nobody sells (decisions 21 and 22). */
@WholeApplication
class CompaniesIT {

    private static final int FAR = 40;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Entities entities;

    @Autowired
    private PdfPrinter printer;

    @Autowired
    private Journal journal;

    @Autowired
    private Clock clock;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void what_the_faq_does_not_say_of_wanjings_company_the_administrator_enters_from_a_day_on() throws IOException {
        LocalDate from = ShanghaiTime.today(clock).plusDays(FAR);
        assertThat(entities.get("E10").missing()).containsExactly(Entity.Missing.NAME_ZH, Entity.Missing.TAX_ID);

        JsonNode entered = ok(put(
                "/api/admin/companies/E10",
                "{\"nameZh\": \"浙江示例网络科技有限公司\", \"taxId\": \"91310115ma1k4txt5w\", \"validFrom\": \"%s\"}"
                        .formatted(from)));

        assertThat(entered.path("taxId").asText()).isEqualTo("91310115MA1K4TXT5W");
        assertThat(entities.get("E10").complete()).isFalse();
        assertThat(entities.on("E10", from.minusDays(1)).taxId()).isNull();
        assertThat(entities.on("E10", from).complete()).isTrue();
        assertThat(entities.on("E10", from).nameZh()).isEqualTo("浙江示例网络科技有限公司");

        // What is not named stays, and the same again is no second change.
        String bank =
                "{\"bankZh\": \"示例银行杭州分行\", \"bankAccount\": \"571 0000\", \"validFrom\": \"%s\"}".formatted(from);
        ok(put("/api/admin/companies/E10", bank));
        ok(put("/api/admin/companies/E10", bank));
        assertThat(entities.on("E10", from))
                .extracting(Entity::taxId, Entity::printedBank, Entity::bankAccount)
                .containsExactly("91310115MA1K4TXT5W", "示例银行杭州分行", "571 0000");
        assertThat(journal.read("companies"))
                .filteredOn(line -> line.action().equals("COMPANY_ENTERED"))
                .filteredOn(line -> "E10".equals(line.details().get("company")))
                .hasSize(2)
                .extracting(JournalLine::actor)
                .containsOnly("admin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"nameZh": "Example Ltd."}               | /nameZh    | COMPANY_NAME_NOT_CHINESE
        {"nameZh": "示例<有限公司>"}              | /nameZh    | FORBIDDEN_CHARACTER
        {"taxId": "91330106673959645P"}          | /taxId     | TAX_ID_WRONG_CHECK_CHARACTER
        {"phone": "call us"}                     | /phone     | PHONE_INVALID
        {"validFrom": "2026-02-30"}              | /validFrom | DATE_INVALID
        {"addressZh": ""}                        | /addressZh | REQUIRED
        {"surprise": "x"}                        | /surprise  | UNKNOWN_FIELD
        """)
    void what_cannot_be_printed_is_refused_by_field(String body, String pointer, String code) throws IOException {
        ResponseEntity<String> answer = put("/api/admin/companies/E09", body);

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        JsonNode error = json.readTree(answer.getBody()).path("errors").path(0);
        assertThat(error.path("pointer").asText()).isEqualTo(pointer);
        assertThat(error.path("code").asText()).isEqualTo(code);
        // An odd code that stands on the certificate is no dead end: the answer names the field that lets it pass.
        assertThat(error.path("wouldPassIf").asText().contains("acknowledgeTaxId"))
                .isEqualTo(code.equals("TAX_ID_WRONG_CHECK_CHARACTER"));
    }

    @Test
    void address_and_telephone_have_to_fit_onto_one_line_of_an_invoice() throws IOException {
        ResponseEntity<String> answer = put(
                "/api/admin/companies/E09",
                "{\"addressZh\": \"%s\", \"phone\": \"0571-85022088\"}".formatted("浙江省".repeat(15)));

        assertThat(answer.getBody()).contains("TOO_LONG_TO_PRINT", "/addressZh");
    }

    @Test
    void a_company_that_is_not_there_is_not_entered_and_nobody_but_the_administrator_enters_any() {
        assertThat(put("/api/admin/companies/E99", "{\"nameZh\": \"示例\"}").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        for (String who : new String[] {"personal", "reviewer", "ops", "upstream"}) {
            assertThat(http.withBasicAuth(who, who)
                            .getForEntity("/api/admin/companies", String.class)
                            .getStatusCode())
                    .as(who)
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void r2_a_sealed_certificate_is_handed_out_from_its_day_on() throws IOException {
        byte[] first = pdf("first");
        byte[] second = pdf("second");
        assertThat(standing("X03")).isEqualTo("TICKET");

        JsonNode uploaded = ok(upload("X03", first, "certificate.pdf", "2026-01-01"), HttpStatus.CREATED);
        assertThat(uploaded.path("inForce").asBoolean()).isTrue();
        assertThat(standing("X03")).isEqualTo("SEALED");
        assertThat(certificate("X03")).isEqualTo(first);

        // The same again is the same; one for later waits for its day.
        ok(upload("X03", first, "certificate.pdf", "2026-01-01"), HttpStatus.OK);
        LocalDate later = ShanghaiTime.today(clock).plusDays(FAR);
        ok(upload("X03", second, "new.pdf", later.toString()), HttpStatus.CREATED);
        assertThat(certificate("X03")).isEqualTo(first);
        ok(upload("X03", second, "new.pdf", "2026-01-02"), HttpStatus.CREATED);
        assertThat(certificate("X03")).isEqualTo(second);
        assertThat(journal.read("companies"))
                .filteredOn(line -> line.action().equals("COMPANY_PAPER_UPLOADED"))
                .filteredOn(line -> "X03".equals(line.details().get("company")))
                .hasSize(3);
    }

    @Test
    void r2_a_certificate_is_a_whole_pdf_of_a_company_that_needs_one() throws IOException {
        assertThat(upload("E06", "%PDF-1.7 cut off".getBytes(java.nio.charset.StandardCharsets.UTF_8), "x.pdf", null)
                        .getBody())
                .contains("\"/file\"", "FILE_CORRUPT");
        assertThat(upload("E06", picture(), "x.png", null).getBody()).contains("\"/file\"", "FILE_IS_NO_PDF");
        assertThat(upload("E01", pdf("x"), "x.pdf", null).getBody()).contains("NO_CERTIFICATE_NEEDED");
        assertThat(upload("E99", pdf("x"), "x.pdf", null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(standing("E06")).isEqualTo("SAMPLE");
    }

    @Test
    void r3_the_letter_for_the_high_speed_channel_is_uploaded_like_a_certificate_and_waits_for_its_day()
            throws IOException {
        LocalDate from = ShanghaiTime.today(clock).plusDays(FAR);
        JsonNode uploaded = ok(upload("V01", pdf("letter"), "letter.pdf", from.toString()), HttpStatus.CREATED);
        assertThat(uploaded.path("inForce").asBoolean()).isFalse();

        JsonNode letters = json.readTree(
                get("personal", "/api/catalogue/explanation-letters").getBody());
        assertThat(letters.path(0).path("offer").asText()).isEqualTo("China Unicom High-Speed Channel");
        assertThat(letters.path(0).path("standing").asText()).isEqualTo("SAMPLE");
        assertThat(download(
                        "admin",
                        "/api/admin/companies/V01/certificates/"
                                + uploaded.path("id").asText()))
                .isEqualTo(pdf("letter"));
    }

    @Test
    void r72_a_return_address_gets_its_chinese() throws IOException {
        ok(put("/api/admin/return-addresses/BEIJING", "{\"addressZh\": \"北京市示例路1号\", \"attentionZh\": \"发票组\"}"));

        assertThat(entities.returnAddress("X01")).hasValueSatisfying(address -> {
            assertThat(address.addressZh()).isEqualTo("北京市示例路1号");
            assertThat(address.attentionZh()).isEqualTo("发票组");
            assertThat(address.phone()).isEqualTo("0571-85022088");
        });
        assertThat(put("/api/admin/return-addresses/HANGZHOU", "{\"addressZh\": \"杭州市示例路1号\"}")
                        .getBody())
                .contains("/attentionZh", "REQUIRED");
        assertThat(put("/api/admin/return-addresses/NOWHERE", "{}").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void r1_a_product_that_nobody_sells_waits_for_its_keeper_and_can_be_invoiced_at_once_when_it_is_entered()
            throws IOException {
        String line = """
            {"sourceId":"keeper-1","kind":"ORDER","accountId":"enterprise","productCode":"quantum-box","amount":"106.00","placedAt":"2026-01-05T10:00:00+08:00","paidAt":"2026-01-05T10:01:00+08:00"}
            """;
        HttpHeaders ndjson = new HttpHeaders();
        ndjson.setContentType(MediaType.parseMediaType("application/x-ndjson"));
        assertThat(http.withBasicAuth("upstream", "upstream")
                        .postForEntity(
                                "/api/upstream/consumption", new HttpEntity<>(line.strip(), ndjson), String.class)
                        .getBody())
                .contains("\"accepted\":1");
        String preview = "{\"method\":\"ORDER_DETAIL\",\"itemIds\":[\"keeper-1\"],\"invoiceType\":\"GENERAL\"}";
        assertThat(post("enterprise", "/api/invoice-previews", preview).getBody())
                .contains("CATALOGUE_DECISION_NEEDED");
        assertThat(waiting("quantum-box").path("items").asInt()).isEqualTo(1);
        assertThat(waiting("quantum-box").path("canBeEntered").asBoolean()).isTrue();
        assertThat(waiting("trademark").path("canBeEntered").asBoolean()).isFalse();
        assertThat(waiting("ecs").isMissingNode()).isTrue();

        JsonNode entered = ok(put(
                "/api/admin/catalogue/products/Quantum-Box",
                "{\"content\": \"Production and lifestyle services*Technical service fee\"}"));
        assertThat(entered.path("row").asText()).isEqualTo("E01c");
        assertThat(entered.path("productCode").asText()).isEqualTo("quantum-box");

        JsonNode invoice = json.readTree(
                        post("enterprise", "/api/invoice-previews", preview).getBody())
                .path("invoices")
                .path(0);
        assertThat(invoice.path("content").asText())
                .isEqualTo("Production and lifestyle services*Technical service fee");
        assertThat(invoice.path("net").asText()).isEqualTo("100.00");
        assertThat(waiting("quantum-box").isMissingNode()).isTrue();
        assertThat(journal.read("catalogue"))
                .anySatisfy(entry -> assertThat(entry.details()).containsEntry("product", "quantum-box"));
    }

    @Test
    void r1_a_product_is_entered_as_what_its_company_sells_and_from_a_day_on() throws IOException {
        assertThat(put("/api/admin/catalogue/products/ecs", "{}").getBody()).contains("PRODUCT_IN_TABLE");
        assertThat(put("/api/admin/catalogue/products/trademark", "{}").getBody())
                .contains("PRODUCT_IN_TABLE");
        assertThat(put("/api/admin/catalogue/products/newer", "{\"content\": \"Anything\"}")
                        .getBody())
                .contains("CONTENT_NOT_IN_CATALOGUE", "/content");
        assertThat(put("/api/admin/catalogue/products/newer", "{\"entityCode\": \"X01\"}")
                        .getBody())
                .contains("COMPANY_SELLS_NOTHING", "/entityCode");
        assertThat(put("/api/admin/catalogue/products/newer", "{\"rate\": \"0.13\"}")
                        .getBody())
                .contains("RATE_NOT_OF_CONTENT", "/rate");

        ok(put("/api/admin/catalogue/products/newer", "{\"validFrom\": \"2026-01-01\"}"));
        ok(put("/api/admin/catalogue/products/newer", "{\"entityCode\": \"E05\", \"validFrom\": \"2026-02-01\"}"));
        assertThat(offer("newer", "2025-12-31T12:00:00%2B08:00")).contains("CATALOGUE_DECISION_NEEDED");
        assertThat(offer("newer", "2026-01-31T23:59:59%2B08:00")).contains("\"row\":\"E01c\"");
        assertThat(offer("newer", "2026-02-01T00:00:00%2B08:00")).contains("\"row\":\"E05\"");
    }

    @Test
    void r55_the_certificate_of_an_account_bears_its_registered_name() throws IOException {
        byte[] certificate = download("enterprise", "/api/account/certificate");

        try (var document = org.apache.pdfbox.Loader.loadPDF(certificate)) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
                    .contains("专属账户证明", "enterprise", "阿里云计算有限公司");
        }
        assertThat(get("reviewer", "/api/account/certificate").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    private JsonNode waiting(String product) throws IOException {
        JsonNode page = ok(get("admin", "/api/admin/catalogue/unknown-products?size=200"));
        for (JsonNode item : page.path("items")) {
            if (item.path("productCode").asText().equals(product)) {
                return item;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private String offer(String product, String placedAt) {
        return String.valueOf(get("personal", "/api/catalogue/offers?productCode=" + product + "&placedAt=" + placedAt)
                .getBody());
    }

    private String standing(String code) throws IOException {
        return ok(get("personal", "/api/catalogue/entities/" + code))
                .path("certificateStanding")
                .asText();
    }

    private byte[] certificate(String code) {
        return download("personal", "/api/catalogue/entities/" + code + "/certificate");
    }

    private byte[] download(String who, String path) {
        ResponseEntity<byte[]> answer = http.withBasicAuth(who, who)
                .exchange(java.net.URI.create(http.getRootUri() + path), HttpMethod.GET, null, byte[].class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        byte[] body = answer.getBody();
        return body == null ? new byte[0] : body;
    }

    private byte[] pdf(String word) {
        return printer.print(
                "return-label",
                word,
                Instant.parse("2026-01-01T00:00:00Z"),
                Map.of("packages", List.of(), "day", word));
    }

    private static byte[] picture() throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(20, 20, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private ResponseEntity<String> upload(String code, byte[] file, String name, @Nullable String validFrom) {
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("file", new ByteArrayResource(file) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        if (validFrom != null) {
            form.add("validFrom", validFrom);
        }
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        return http.withBasicAuth("admin", "admin")
                .postForEntity(
                        "/api/admin/companies/" + code + "/certificates",
                        new HttpEntity<>(form, headers),
                        String.class);
    }

    private ResponseEntity<String> put(String path, String body) {
        return send("admin", HttpMethod.PUT, path, body);
    }

    private ResponseEntity<String> post(String who, String path, String body) {
        return send(who, HttpMethod.POST, path, body);
    }

    private ResponseEntity<String> send(String who, HttpMethod method, String path, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth(who, who).exchange(path, method, new HttpEntity<>(body, headers), String.class);
    }

    private ResponseEntity<String> get(String who, String path) {
        return http.withBasicAuth(who, who)
                .exchange(java.net.URI.create(http.getRootUri() + path), HttpMethod.GET, null, String.class);
    }

    private JsonNode ok(ResponseEntity<String> answer) throws IOException {
        return ok(answer, HttpStatus.OK);
    }

    private JsonNode ok(ResponseEntity<String> answer, HttpStatus status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return json.readTree(answer.getBody());
    }
}
