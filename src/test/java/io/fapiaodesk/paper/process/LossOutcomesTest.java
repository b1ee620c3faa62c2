package io.fapiaodesk.paper.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.paper.domain.DeliveryStatus;
import io.fapiaodesk.paper.domain.LossFacts;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.paper.domain.LossRow;
import io.fapiaodesk.paper.domain.MissingCopies;
import io.fapiaodesk.paper.domain.NextMover;
import io.fapiaodesk.paper.domain.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table that business people edit, as it is delivered: each row of the FAQ and the law, no hole and no overlap. */
class LossOutcomesTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision TABLE = read();

    @ParameterizedTest(name = "{0}: scenario {9}, {10}")
    @CsvSource(delimiter = '|', textBlock = """
            R73a | IN_TRANSIT | false | true  | true  | true  | NO      | BOTH      | false | 1 | WAIT                   | PARCEL
            R73b | IN_TRANSIT | true  | true  | true  | true  | NO      | BOTH      | false | 1 | WAIT                   | CLERK
            R73c | DELIVERED  | false | true  | true  | true  | UNKNOWN | BOTH      | false | 1 | ARRIVED                | CUSTOMER
            R74a | IN_TRANSIT | false | false | true  | true  | UNKNOWN | BOTH      | false | 2 | COURIER_CHANGE         | PARCEL
            R74b | IN_TRANSIT | true  | false | true  | true  | UNKNOWN | BOTH      | false | 2 | COURIER_CHANGE         | CLERK
            R74c | IN_TRANSIT | false | true  | false | true  | UNKNOWN | BOTH      | false | 2 | REMAIL                 | CLERK
            R74c | IN_TRANSIT | true  | false | false | true  | UNKNOWN | BOTH      | false | 2 | REMAIL                 | CLERK
            R75a | RETURNED   | false | true  | true  | true  | UNKNOWN | BOTH      | false | 3 | REMAIL                 | CLERK
            R75a | RETURNED   | true  | false | false | true  | NO      | BOTH      | true  | 3 | REMAIL                 | CLERK
            R75b | RETURNED   | false | true  | true  | false | UNKNOWN | BOTH      | false | 3 | RETURN_AND_REISSUE     | CUSTOMER
            R76  | DELIVERED  | false | true  | true  | true  | NO      | BOTH      | false | 4 | STUB_COPY              | CLERK
            R77a | DELIVERED  | false | true  | true  | true  | YES     | BOTH      | false | 5 | STUB_COPY              | CLERK
            R77b | DELIVERED  | false | true  | true  | true  | YES     | DEDUCTION | false | 5 | COPY_OF_INVOICE_COPY   | CUSTOMER
            R77c | DELIVERED  | false | true  | true  | true  | YES     | DEDUCTION | true  | 5 | COPY_OF_INVOICE_COPY   | CUSTOMER
            R77d | DELIVERED  | false | true  | true  | true  | YES     | INVOICE   | false | 5 | COPY_OF_DEDUCTION_COPY | CUSTOMER
            """)
    void each_row_says_what_becomes_of_it_and_who_moves_next(
            String row,
            DeliveryStatus delivery,
            boolean silent,
            boolean address,
            boolean phone,
            boolean invoice,
            Received received,
            MissingCopies missing,
            boolean deducted,
            int scenario,
            LossOutcome outcome,
            NextMover next) {
        assertThat(rows(new LossFacts(delivery, silent, address, phone, invoice, received, missing, deducted)))
                .containsExactly(new LossRow(row, scenario, outcome, next));
    }

    @Test
    void r73_to_r77_exactly_one_row_fits_whatever_happened_to_an_invoice() {
        Set<String> used = new TreeSet<>();
        for (LossFacts facts : everything()) {
            List<LossRow> rows = rows(facts);
            assertThat(rows).as("%s", facts).hasSize(1);
            used.add(rows.get(0).row());
        }
        assertThat(used).hasSize(13);
    }

    @Test
    void what_the_courier_says_decides_the_scenario_and_never_what_the_customer_says() {
        for (LossFacts facts : everything()) {
            int scenario = rows(facts).get(0).scenario();
            switch (facts.delivery()) {
                case IN_TRANSIT -> assertThat(scenario).as("%s", facts).isBetween(1, 2);
                case RETURNED -> assertThat(scenario).as("%s", facts).isEqualTo(3);
                case DELIVERED ->
                    assertThat(scenario)
                            .as("%s", facts)
                            .isEqualTo(facts.received() == Received.YES ? 5 : facts.received() == Received.NO ? 4 : 1);
            }
        }
    }

    private static List<LossRow> rows(LossFacts facts) {
        return ENGINE.evaluateDecisionTable(TABLE, DmnLossTable.variables(facts)).getResultList().stream()
                .map(DmnLossTable::row)
                .toList();
    }

    private static List<LossFacts> everything() {
        List<LossFacts> all = new ArrayList<>();
        boolean[] both = {true, false};
        for (DeliveryStatus delivery : DeliveryStatus.values()) {
            for (Received received : Received.values()) {
                for (MissingCopies missing : MissingCopies.values()) {
                    for (boolean silent : both) {
                        for (boolean address : both) {
                            for (boolean phone : both) {
                                for (boolean invoice : both) {
                                    for (boolean deducted : both) {
                                        all.add(new LossFacts(
                                                delivery, silent, address, phone, invoice, received, missing,
                                                deducted));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static DmnDecision read() {
        try (InputStream table = Files.newInputStream(Path.of("processes/loss-outcomes.dmn"))) {
            return ENGINE.parseDecision(DmnLossTable.DECISION, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
