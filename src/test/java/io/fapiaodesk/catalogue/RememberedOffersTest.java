package io.fapiaodesk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.catalogue.domain.SellerRow;
import io.fapiaodesk.catalogue.domain.SellerTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long the catalogue remembers what the table decided. */
class RememberedOffersTest {

    private static final Instant JUNE = Instant.parse("2026-06-15T00:00:00Z");

    private final ScriptedTable table = new ScriptedTable();
    private long nanos;
    private final SellerCatalogue catalogue = new SellerCatalogue(
            table, new Entities(Clock.systemUTC()), KeptCatalogue.empty(), Duration.ofSeconds(5), () -> nanos);

    @Test
    void the_table_is_asked_once_for_a_product_and_a_stretch_of_days() {
        table.edges = Set.of(LocalDate.parse("2026-07-01"));
        for (int day = 0; day < 15; day++) {
            catalogue.resolve("ecs", JUNE.plus(Duration.ofDays(day)));
        }
        assertThat(table.asked).hasSize(1);

        catalogue.resolve("ecs", Instant.parse("2026-06-30T16:00:00Z"));
        catalogue.resolve("ecs", Instant.parse("2026-07-01T16:00:00Z"));
        catalogue.resolve("ecs", Instant.parse("2026-12-31T00:00:00Z"));

        assertThat(table.asked).containsExactly("1 ecs 2026-06-30", "1 ecs 2026-07-01", "1 ecs 2026-07-02");
    }

    @Test
    void days_before_the_first_date_are_one_stretch() {
        table.edges = Set.of(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-08-01"));
        catalogue.resolve("ecs", Instant.parse("2010-01-01T00:00:00Z"));
        catalogue.resolve("ecs", JUNE);

        assertThat(table.asked).containsExactly("1 ecs 2026-06-30");
    }

    @Test
    void a_new_edition_is_noticed_within_seconds() {
        assertThat(rowOf("ecs")).isEqualTo("old");

        table.edition = "2";
        table.row = "new";
        nanos = Duration.ofSeconds(5).toNanos() - 1;
        assertThat(rowOf("ecs")).isEqualTo("old");

        nanos++;
        assertThat(rowOf("ecs")).isEqualTo("new");
    }

    @Test
    void what_was_decided_is_kept_while_the_edition_is_the_same() {
        rowOf("ecs");
        nanos = Duration.ofHours(1).toNanos();
        rowOf("ecs");

        assertThat(table.asked).hasSize(1);
    }

    @Test
    void what_is_remembered_is_bounded() {
        for (int product = 0; product < 10_001; product++) {
            rowOf("product-" + product);
        }
        rowOf("product-10000");
        assertThat(table.asked).hasSize(10_001);

        rowOf("product-0");
        assertThat(table.asked).hasSize(10_002);
    }

    private String rowOf(String product) {
        return catalogue.resolve(product, JUNE).fold(Offer::row, refusals -> refusals.get(0)
                .code());
    }

    private static final class ScriptedTable implements SellerTable {

        @Override
        public List<SellerRow> contents(String edition) {
            return List.of();
        }

        private final List<String> asked = new ArrayList<>();
        private String edition = "1";
        private String row = "old";
        private Set<LocalDate> edges = Set.of();

        @Override
        public String edition() {
            return edition;
        }

        @Override
        public Set<LocalDate> edges(String of) {
            return edges;
        }

        @Override
        public List<SellerRow> rows(String of, String productCode, LocalDate placedOn) {
            asked.add(of + " " + productCode + " " + placedOn);
            return List.of(new SellerRow(row, "E01", "Something", "0.06"));
        }
    }
}
