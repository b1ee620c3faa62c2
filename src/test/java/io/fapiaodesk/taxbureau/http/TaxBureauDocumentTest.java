package io.fapiaodesk.taxbureau.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.taxbureau.ConfirmationForm;
import io.fapiaodesk.taxbureau.RedInvoice;
import io.fapiaodesk.taxbureau.simulator.SimulatedTaxBureau;
import io.fapiaodesk.testing.OpenApiDocument;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document, the client and the simulator say the same. */
class TaxBureauDocumentTest {

    private final OpenApiDocument document = OpenApiDocument.read(Path.of("docs/tax-bureau-api.yaml"));

    @Test
    void the_client_asks_what_is_documented() {
        assertThat(OpenApiDocument.operationsOf(TaxBureauCalls.class))
                .containsExactlyInAnyOrderElementsOf(document.operations());
    }

    @Test
    void the_client_writes_and_reads_the_documented_fields() {
        for (Class<?> type : List.of(
                Wire.BlueInvoice.class, Wire.RedInvoice.class, Wire.Blue.class, Wire.Party.class, Wire.Line.class)) {
            assertThat(OpenApiDocument.fieldsOf(type)).isEqualTo(document.fields(type.getSimpleName()));
        }
        for (Class<?> type : List.of(Wire.Answer.class, Wire.Refusal.class, Wire.ConfirmationForm.class)) {
            assertThat(OpenApiDocument.fieldsOf(type).keySet())
                    .isEqualTo(document.fields(type.getSimpleName()).keySet());
        }
    }

    @Test
    void the_simulator_understands_and_says_the_documented_fields() {
        for (Class<?> type : SimulatedTaxBureau.messages()) {
            assertThat(OpenApiDocument.fieldsOf(type)).isEqualTo(document.fields(type.getSimpleName()));
        }
    }

    @Test
    void the_simulator_knows_every_documented_call_and_no_other() throws Exception {
        try (SimulatedTaxBureau simulator = new SimulatedTaxBureau(Clock.system(ShanghaiTime.ZONE))) {
            for (OpenApiDocument.Operation operation : document.operations()) {
                String path = operation.path().replaceAll("\\{[a-zA-Z]+}", "26332000000000000017");
                assertThat(call(simulator, operation.method(), path))
                        .as(operation.name())
                        .doesNotContain("NO_SUCH_CALL");
            }
            assertThat(call(simulator, "DELETE", "/requests/r-1")).contains("NO_SUCH_CALL");
            assertThat(call(simulator, "GET", "/")).contains("NO_SUCH_CALL");
        }
    }

    @Test
    void every_documented_code_is_known() {
        assertThat(Stream.of(ConfirmationForm.State.values()).map(ConfirmationForm.State::code))
                .containsExactlyElementsOf(document.valuesOf("ConfirmationForm", "state"));
        assertThat(Stream.of(RedInvoice.Reason.values()).map(RedInvoice.Reason::code))
                .containsExactlyElementsOf(document.values("ReasonCode"));
    }

    @Test
    void the_page_names_every_call() throws Exception {
        String page = Files.readString(Path.of("docs/tax-bureau-api.md"));

        document.operations().forEach(operation -> assertThat(page)
                .contains("`" + operation.method() + " " + operation.path() + "`"));
    }

    private static String call(SimulatedTaxBureau simulator, String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(simulator.address().url().resolve(path))
                .header("Authorization", "Bearer " + simulator.address().token())
                .method(method, BodyPublishers.ofString("{}"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
