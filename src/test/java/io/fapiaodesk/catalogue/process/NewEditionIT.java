package io.fapiaodesk.catalogue.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fapiaodesk.catalogue.Offer;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.testing.WholeApplication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The table in the engine, and what happens when business people deploy another edition of it. */
@WholeApplication
class NewEditionIT {

    private static final Instant NOW = Instant.parse("2026-02-12T02:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private RepositoryService repository;

    @Autowired
    private DecisionService decisions;

    @Autowired
    private SellerCatalogue catalogue;

    @Test
    void the_engine_reads_the_table_as_the_tests_do() {
        DmnSellerTable deployed = new DmnSellerTable(repository, decisions);
        DeliveredSellerTable delivered = new DeliveredSellerTable();
        String edition = deployed.edition();

        assertThat(deployed.edges(edition)).isEqualTo(delivered.edges(edition)).isNotEmpty();
        for (String product :
                List.of("ecs", "sms", "trademark", "marketplace-first-party", "marketplace-third-party")) {
            for (String day : List.of("2023-08-31", "2023-09-01", "2026-02-12")) {
                assertThat(deployed.rows(edition, product, LocalDate.parse(day)))
                        .isEqualTo(delivered.rows(edition, product, LocalDate.parse(day)));
            }
        }
    }

    @Test
    void a_new_edition_is_in_force_seconds_after_its_deployment() {
        assertThat(row("enterprise-finance")).isEqualTo("E08");

        Deployment changed = repository
                .createDeployment()
                .name("a new edition")
                .addString(
                        "processes/seller-catalogue.dmn",
                        DeliveredSellerTable.file()
                                .replace("<text>\"E08\"</text></outputEntry>", "<text>\"E07\"</text></outputEntry>"))
                .deploy();
        try {
            await().atMost(SOON).until(() -> row("enterprise-finance").equals("E07"));
        } finally {
            repository.deleteDeployment(changed.getId());
        }
        await().atMost(SOON).until(() -> row("enterprise-finance").equals("E08"));
    }

    private String row(String product) {
        return catalogue.resolve(product, NOW).fold(Offer::row, refusals -> refusals.get(0)
                .code());
    }
}
