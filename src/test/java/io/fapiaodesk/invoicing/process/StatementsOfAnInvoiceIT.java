package io.fapiaodesk.invoicing.process;

import static io.fapiaodesk.taxbureau.process.IssueAtTaxBureauModel.ASK_TAX_BUREAU;
import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.account.ImportAccounts;
import io.fapiaodesk.consumption.ImportConsumption;
import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.RequestInvoices;
import io.fapiaodesk.invoicing.RequestInvoices.Outcome.Accepted;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.testing.Cases;
import io.fapiaodesk.testing.CountedStatements;
import io.fapiaodesk.testing.ProcessTest;
import io.fapiaodesk.testing.ScriptedTaxBureau;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * How often the database is asked for one invoice, so that a read that is done twice is noticed. Only what the request and
 * the step that issues do themselves: the sign-in, the mail and the bureau's own books come on top.
 */
@ProcessTest
class StatementsOfAnInvoiceIT {

    /** One of them looks every few seconds which edition of the seller catalogue is in force. */
    private static final int MOST_TO_REQUEST = 22;

    /** One of them looks, before the step's transaction begins, whether the step asks somebody outside. */
    private static final int MOST_TO_ISSUE = 41;

    @Autowired
    private Cases cases;

    @Autowired
    private CountedStatements statements;

    @Autowired
    private RequestInvoices requestInvoices;

    @Autowired
    private ImportAccounts importAccounts;

    @Autowired
    private ImportConsumption importConsumption;

    @TestConfiguration
    static class Counted {

        @Bean
        static CountedStatements countedStatements() {
            return new CountedStatements();
        }

        @Bean
        @Primary
        ScriptedTaxBureau scriptedTaxBureau() {
            return new ScriptedTaxBureau();
        }
    }

    @Test
    void an_invoice_takes_few_statements_and_none_is_read_again_in_a_transaction() {
        issue("warm-up");

        List<String> asked = new ArrayList<>();
        Accepted accepted = request("counted", asked);
        List<String> issued =
                statements.of(() -> cases.execute(accepted.invoices().get(0).id(), ASK_TAX_BUREAU));

        assertThat(asked).hasSizeLessThanOrEqualTo(MOST_TO_REQUEST);
        assertThat(issued).hasSizeLessThanOrEqualTo(MOST_TO_ISSUE);
        assertThat(asked)
                .filteredOn(sql -> sql.startsWith("SELECT * FROM invoice "))
                .isEmpty();
        assertThat(issued)
                .filteredOn(sql -> sql.startsWith("SELECT * FROM invoice "))
                .as("announced, submitted, recorded")
                .hasSize(3);
    }

    private void issue(String account) {
        Accepted accepted = request(account, new ArrayList<>());
        cases.execute(accepted.invoices().get(0).id(), ASK_TAX_BUREAU);
    }

    private Accepted request(String account, List<String> sent) {
        cases.deliver(
                "{\"accountId\": \"%s\", \"kind\": \"ENTERPRISE\", \"realName\": \"示例客户\", \"taxId\": \"91310115MA1K4TXT5W\", \"email\": \"c@customer.example\"}"
                        .formatted(account),
                importAccounts);
        cases.deliver(
                "{\"sourceId\":\"%1$s\",\"kind\":\"ORDER\",\"accountId\":\"%1$s\",\"productCode\":\"ecs\",\"amount\":\"100.00\",\"placedAt\":\"2026-01-05T10:00:00+08:00\",\"paidAt\":\"2026-01-05T10:00:00+08:00\"}"
                        .formatted(account),
                importConsumption);
        InvoiceOrder order =
                new InvoiceOrder("ORDER_DETAIL", List.of(account), null, null, "GENERAL", null, null, null, null);
        List<RequestInvoices.Outcome> outcomes = new ArrayList<>();
        sent.addAll(statements.of(
                () -> outcomes.add(requestInvoices.request(new SignedIn(account, account, Set.of()), order))));
        return (Accepted) outcomes.get(0);
    }
}
