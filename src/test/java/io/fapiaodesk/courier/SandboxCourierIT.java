package io.fapiaodesk.courier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fapiaodesk.testing.WholeApplication;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The courier as the whole application has it in the embedded mode. */
@WholeApplication
class SandboxCourierIT {

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Courier courier;

    @Test
    void a_letter_is_carried_and_stands_in_the_books() {
        Shipment.Booked booked = (Shipment.Booked) courier.ship(
                new ShipmentOrder(UUID.randomUUID().toString(), "Accounting", "021-00000000", "示例路 1 号", "INV-1"));

        assertThat(courier.track(booked.trackingNumber())).isPresent();
        assertThat(http.withBasicAuth("ops", "ops")
                        .getForObject("/api/sandbox/courier/shipments", JsonNode.class)
                        .toString())
                .contains(booked.trackingNumber());
    }

    @Test
    void what_the_sandbox_says_about_a_parcel_is_what_the_desk_reads() {
        ResponseEntity<JsonNode> answer = put(
                "{\"deliveries\": [{\"trackingNumber\": \"EA473124829CN\", \"status\": \"RETURNED\"}], \"failNext\": 0}");

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(Objects.requireNonNull(answer.getBody()).get("transitHours").intValue())
                .isEqualTo(48);
        assertThat(courier.track("EA473124829CN").orElseThrow().status()).isEqualTo(Delivery.Status.RETURNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"transitHours\": -1}",
                "{\"deliveries\": [null]}",
                "{\"deliveries\": [{\"trackingNumber\": \"EA473124829CN\", \"status\": \"LOST\"}]}"
            })
    void a_setting_that_makes_no_sense_is_refused(String setting) {
        assertThat(put(setting).getStatusCode().value()).isEqualTo(422);
    }

    private ResponseEntity<JsonNode> put(String setting) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth("ops", "ops")
                .exchange("/api/sandbox/courier", HttpMethod.PUT, new HttpEntity<>(setting, headers), JsonNode.class);
    }
}
