package io.fapiaodesk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.testing.WholeApplication;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/** The catalogue as customers and staff read it over HTTP. */
@WholeApplication
class CatalogueIT {

    @Autowired
    private TestRestTemplate http;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everybody_who_works_with_invoices_reads_the_companies() throws IOException {
        for (String who : new String[] {"personal", "reviewer"}) {
            JsonNode page = ok(get(who, "/api/catalogue/entities", null));
            assertThat(page.path("total").asInt()).isEqualTo(13);
            JsonNode beijing = page.path("items").path(1);
            assertThat(beijing.path("code").asText()).isEqualTo("E02");
            assertThat(beijing.path("taxId").asText()).isEqualTo("91110108769914581E");
            assertThat(beijing.path("certificateLink").asText()).isEqualTo("/api/catalogue/entities/E02/certificate");
            assertThat(beijing.path("returnAddress").path("group").asText()).isEqualTo("HANGZHOU");
        }
        assertThat(get("ops", "/api/catalogue/entities", null).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(get("upstream", "/api/catalogue/entities", null).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void one_company_is_found_by_its_code() throws IOException {
        assertThat(ok(get("personal", "/api/catalogue/entities/E01", null))
                        .path("payee")
                        .asBoolean())
                .isTrue();
        assertThat(get("personal", "/api/catalogue/entities/E99", null).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "sms, 2026-02-12T10:00:00%2B08:00, E02b, 0.09",
        "marketplace-first-party, 2023-08-31T23:59:59%2B08:00, E07, 0.06",
        "marketplace-first-party, 2023-09-01T00:00:00%2B08:00, E06b, 0.06",
        "dingtalk-hardware, 2023-09-01T00:00:00%2B08:00, E06a, 0.13"
    })
    void r1_an_offer_is_answered_by_the_deployed_table(String product, String placedAt, String row, String rate)
            throws IOException {
        JsonNode offer =
                ok(get("personal", "/api/catalogue/offers?productCode=" + product + "&placedAt=" + placedAt, null));

        assertThat(offer.path("row").asText()).isEqualTo(row);
        assertThat(offer.path("rate").asText()).isEqualTo(rate);
        assertThat(offer.path("payeeCode").asText()).isEqualTo("E01");
    }

    @Test
    void r1_what_the_catalogue_does_not_decide_is_refused_with_the_rule() throws IOException {
        JsonNode problem = refused(get("personal", "/api/catalogue/offers?productCode=wuying-terminal", null));

        assertThat(problem.path("code").asText()).isEqualTo("CATALOGUE_DECISION_NEEDED");
        assertThat(problem.path("rule").asText()).isEqualTo("R1");
        assertThat(problem.path("faq").asText()).isEqualTo("Invoicing companies, content, and tax rates");
        assertThat(problem.path("detail").asText()).contains("E01b, E06a");
        assertThat(problem.path("wouldPassIf").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/catalogue/offers",
                "/api/catalogue/offers?productCode=",
                "/api/catalogue/offers?productCode=ecs&placedAt=yesterday",
                "/api/catalogue/offers?productCode=ecs&placedAt=2026-02-12T10:00:00",
                "/api/catalogue/explanation-letter",
                "/api/catalogue/entities?size=0"
            })
    void what_cannot_be_read_is_refused_by_field(String path) {
        assertThat(get("personal", path, null).getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"E02", "E03", "E04", "E05", "E06", "E07", "E08", "X01", "E10"})
    void r2_a_certificate_is_there_to_print_and_says_that_it_is_a_sample(String code) {
        ResponseEntity<String> paper = get("personal", "/api/catalogue/entities/" + code + "/certificate", "en");

        assertThat(paper.getStatusCode()).as(paper.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(paper.getHeaders().getContentType())
                .matches(type -> type != null && type.isCompatibleWith(MediaType.TEXT_HTML));
        assertThat(paper.getBody())
                .contains("Certificate of affiliation", "Sample text of this installation", "Alibaba Cloud Computing")
                .doesNotContain("??");
    }

    @Test
    void r2_a_certificate_is_printed_in_chinese_too() {
        assertThat(get("personal", "/api/catalogue/entities/E03/certificate", "zh-CN")
                        .getBody())
                .contains("关联关系证明", "通义云启（杭州）信息技术有限公司", "阿里云计算有限公司", "示例文本")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({"E01, NO_CERTIFICATE_NEEDED", "E09, CERTIFICATE_BY_TICKET", "X02, CERTIFICATE_BY_TICKET"})
    void r2_where_none_is_ready_the_way_to_one_is_told(String code, String reason) throws IOException {
        JsonNode problem = refused(get("personal", "/api/catalogue/entities/" + code + "/certificate", null));

        assertThat(problem.path("code").asText()).isEqualTo(reason);
        assertThat(problem.path("rule").asText()).isEqualTo("R2");
    }

    @Test
    void r3_the_letter_of_one_vendor_is_ready_and_others_take_a_ticket() throws IOException {
        assertThat(get("personal", "/api/catalogue/explanation-letter?vendor=China%20Unicom%20Hangzhou", "en")
                        .getBody())
                .contains("China United Network Communications Co., Ltd., Hangzhou Branch", "Sample text");

        JsonNode problem = refused(get("personal", "/api/catalogue/explanation-letter?vendor=Another", null));
        assertThat(problem.path("code").asText()).isEqualTo("EXPLANATION_LETTER_BY_TICKET");
        assertThat(problem.path("rule").asText()).isEqualTo("R3");
        assertThat(problem.path("wouldPassIf").asText()).startsWith("Ask us for an explanation letter");
        assertThat(problem.path("help").asText()).startsWith("/support/new?topic=");
    }

    private JsonNode ok(ResponseEntity<String> answer) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        return json.readTree(answer.getBody());
    }

    private JsonNode refused(ResponseEntity<String> answer) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.CONFLICT);
        return json.readTree(answer.getBody());
    }

    private ResponseEntity<String> get(String who, String path, @Nullable String language) {
        RequestEntity.HeadersBuilder<?> request = RequestEntity.get(URI.create(http.getRootUri() + path))
                .headers(headers -> headers.setBasicAuth(who, who));
        if (language != null) {
            request.header("Accept-Language", language);
        }
        return http.exchange(request.build(), String.class);
    }
}
