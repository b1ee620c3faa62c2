package io.fapiaodesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class WithinTransactionTest {

    private final WithinTransaction<String, Integer> figures = new WithinTransaction<>();
    private final TransactionTemplate transaction = TestDatabase.transaction();

    @Test
    void outside_of_a_transaction_nothing_is_remembered() {
        figures.remember("a", 1);

        assertThat(figures.find("a")).isEmpty();
    }

    @Test
    void what_was_read_is_known_until_it_is_forgotten() {
        transaction.executeWithoutResult(status -> {
            figures.remember("a", 1);
            figures.remember("a", 2);
            figures.remember("b", 3);
            figures.forget("b");

            assertThat(figures.find("a")).contains(2);
            assertThat(figures.find("b")).isEmpty();
        });
    }

    @Test
    void the_next_transaction_knows_nothing_of_it_however_the_first_ended() {
        transaction.executeWithoutResult(status -> figures.remember("a", 1));
        transaction.executeWithoutResult(status -> assertThat(figures.find("a")).isEmpty());
        transaction.executeWithoutResult(status -> {
            figures.remember("a", 1);
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> assertThat(figures.find("a")).isEmpty());
    }

    @Test
    void a_transaction_in_between_has_its_own() {
        TransactionTemplate inBetween = new TransactionTemplate(TestDatabase.transactionManager());
        inBetween.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            figures.remember("a", 1);
            inBetween.executeWithoutResult(other -> {
                assertThat(figures.find("a")).isEmpty();
                figures.remember("a", 2);
            });

            assertThat(figures.find("a")).contains(1);
        });
    }
}
