package io.fapiaodesk.courier.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.courier.Delivery;
import io.fapiaodesk.courier.simulator.SimulatedCourier;
import io.fapiaodesk.testing.OpenApiDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document, the client and the simulator say the same. */
class CourierDocumentTest {

    private final OpenApiDocument document = OpenApiDocument.read(Path.of("docs/courier-api.yaml"));

    @Test
    void the_client_asks_what_is_documented() {
        assertThat(OpenApiDocument.operationsOf(CourierCalls.class))
                .containsExactlyInAnyOrderElementsOf(document.operations());
    }

    @Test
    void the_client_writes_and_reads_the_documented_fields() {
        assertThat(OpenApiDocument.fieldsOf(Wire.Order.class)).isEqualTo(document.fields("Order"));
        for (Class<?> type : List.of(Wire.Shipment.class, Wire.Refusal.class, Wire.Delivery.class)) {
            assertThat(OpenApiDocument.fieldsOf(type).keySet())
                    .isEqualTo(document.fields(type.getSimpleName()).keySet());
        }
    }

    @Test
    void the_simulator_understands_and_says_the_documented_fields() {
        for (Class<?> type : SimulatedCourier.messages()) {
            assertThat(OpenApiDocument.fieldsOf(type)).isEqualTo(document.fields(type.getSimpleName()));
        }
    }

    @Test
    void every_documented_status_is_known() {
        assertThat(Stream.of(Delivery.Status.values()).map(Enum::name))
                .containsExactlyElementsOf(document.valuesOf("Delivery", "status"));
    }

    @Test
    void the_page_names_every_call() throws Exception {
        String page = Files.readString(Path.of("docs/courier-api.md"));

        document.operations().forEach(operation -> assertThat(page)
                .contains("`" + operation.method() + " " + operation.path() + "`"));
    }
}
