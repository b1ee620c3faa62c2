package io.fapiaodesk.taxbureau;

import static io.fapiaodesk.taxbureau.BureauFixtures.invoice;
import static io.fapiaodesk.taxbureau.BureauFixtures.newRequestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.platform.gateway.GatewaySettings;
import io.fapiaodesk.platform.gateway.UnreachableException.Code;
import io.fapiaodesk.testing.WholeApplication;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tax bureau as the whole application has it in the embedded mode. */
@WholeApplication
class SandboxTaxBureauIT {

    private static final String FORM = """
            {"number": "44011226021000000001", "state": "03", "blueNumber": "26332000000000000017",
             "sellerTaxId": "91330106673959654P", "buyerTaxId": "91310115MA1K4TXT5W", "net": "-5801.89", "tax": "-348.11",
             "reasonCode": "01", "createdAt": "%s"}""";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private TaxBureau bureau;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Environment environment;

    @AfterEach
    void putBack() {
        assertThat(put("{\"latencyMillis\": 300, \"failNext\": 0, \"quota\": \"unlimited\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    @Test
    void an_invoice_is_issued_after_the_latency_and_written_into_books_of_its_own() {
        put("{\"latencyMillis\": 50}");
        String id = newRequestId();
        bureau.issue(invoice(id, "6150.00"));

        await().atMost(Duration.ofSeconds(10)).until(() -> bureau.status(id) instanceof Answer.Issued);
        Answer.Issued issued = (Answer.Issued) bureau.status(id);
        assertThat(issued.issuedAt()).isBeforeOrEqualTo(clock.instant());
        assertThat(issued.number().substring(0, 2))
                .isEqualTo(String.format("%02d", ShanghaiTime.today(clock).getYear() % 100));
        assertThat(jdbc.sql("SELECT number FROM tax_bureau.request WHERE request_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo(issued.number());
        assertThat(http.withBasicAuth("ops", "ops")
                        .getForObject("/api/sandbox/tax-bureau/requests", JsonNode.class)
                        .toString())
                .contains(issued.number());
    }

    @Test
    void the_next_calls_fail_as_they_were_told_to() {
        put("{\"failNext\": 2}");

        for (int i = 0; i < 2; i++) {
            assertThat(Objects.requireNonNull(catchThrowableOfType(
                                    TaxBureauUnreachableException.class, () -> bureau.status(newRequestId())))
                            .code())
                    .isEqualTo(Code.OUT_OF_ORDER);
        }
        assertThat(bureau.status(newRequestId())).isEqualTo(new Answer.Unknown());
    }

    @Test
    void a_form_can_be_put_and_agreed_to() {
        ResponseEntity<JsonNode> answer = put("{\"forms\": ["
                + FORM.formatted(ShanghaiTime.at(clock.instant()).toString()) + "]}");
        assertThat(answer.getStatusCode().value()).isEqualTo(200);

        ConfirmationForm form = bureau.confirmForm("44011226021000000001").orElseThrow();
        assertThat(form.state()).isEqualTo(ConfirmationForm.State.CONFIRMED);
        assertThat(form.net().toString()).isEqualTo("5801.89");
    }

    @Test
    void what_is_not_named_stays_as_it_is() {
        put("{\"latencyMillis\": 777, \"quota\": \"5.00\"}");

        JsonNode setting = Objects.requireNonNull(put("{\"failNext\": 0}").getBody());
        assertThat(setting.get("latencyMillis").intValue()).isEqualTo(777);
        assertThat(setting.get("quota").textValue()).isEqualTo("5.00");
        assertThat(setting.get("failNext").intValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"latencyMillis\": -1}",
                "{\"failNext\": -1}",
                "{\"quota\": \"1E+9\"}",
                "{\"forms\": [{}]}",
                "{\"forms\": [null]}",
                "{\"forms\": [{\"number\": \"1\"}]}",
                "{\"quotas\": [{\"sellerTaxId\": \"x\", \"amount\": \"1.00\"}]}"
            })
    void a_setting_that_makes_no_sense_is_refused(String setting) {
        assertThat(put(setting).getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void operations_see_what_was_asked_and_what_came_of_it() {
        bureau.status(newRequestId());

        assertThat(meters.get("fapiao.gateway.calls")
                        .tags("gateway", "tax-bureau", "call", "status", "outcome", "unknown")
                        .timer()
                        .count())
                .isPositive();
        assertThat(meters.get("fapiao.gateway.circuit")
                        .tags("gateway", "tax-bureau", "state", "closed")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void a_call_takes_less_than_a_quarter_of_the_job_lock() {
        GatewaySettings settings = GatewaySettings.of(environment, "fapiao.tax-bureau");
        int lock = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .getLockTimeInMillis();

        assertThat(settings.connectTimeout().plus(settings.readTimeout()).toMillis())
                .isLessThan(lock / 4);
        assertThat(GatewaySettings.LONGEST_CALL.toMillis()).isLessThanOrEqualTo(lock / 4);
    }

    private ResponseEntity<JsonNode> put(String setting) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth("ops", "ops")
                .exchange(
                        "/api/sandbox/tax-bureau", HttpMethod.PUT, new HttpEntity<>(setting, headers), JsonNode.class);
    }
}
