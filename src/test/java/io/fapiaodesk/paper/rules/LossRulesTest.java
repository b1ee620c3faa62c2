package io.fapiaodesk.paper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.paper.domain.DeliveryStatus;
import io.fapiaodesk.paper.domain.LossFacts;
import io.fapiaodesk.paper.domain.LossOutcome;
import io.fapiaodesk.paper.domain.LossRow;
import io.fapiaodesk.paper.domain.MissingCopies;
import io.fapiaodesk.paper.domain.NextMover;
import io.fapiaodesk.paper.domain.Received;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the customer is told by R70 and R73 to R77, for each outcome the table can have. */
class LossRulesTest {

    private static final LossFacts FACTS =
            new LossFacts(DeliveryStatus.IN_TRANSIT, false, true, true, true, Received.NO, MissingCopies.BOTH, false);

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "1, WAIT, LOSS_PARCEL_ON_ITS_WAY LOSS_TRACKING_NUMBER, R73 R70",
        "1, ARRIVED, LOSS_PARCEL_ARRIVED LOSS_TRACKING_NUMBER, R73 R70",
        "2, COURIER_CHANGE, LOSS_ADDRESS_WRONG LOSS_TRACKING_NUMBER, R74 R70",
        "2, REMAIL, LOSS_PHONE_WRONG LOSS_TRACKING_NUMBER, R74 R70",
        "3, REMAIL, LOSS_RETURNED_SEND_AGAIN LOSS_TRACKING_NUMBER, R75 R70",
        "3, RETURN_AND_REISSUE, LOSS_RETURNED_REISSUE LOSS_TRACKING_NUMBER, R75 R70",
        "4, STUB_COPY, LOSS_ASK_COURIER_FIRST LOSS_STUB_COPY_UNRECEIVED, R70 R76",
        "5, STUB_COPY, LOSS_STUB_COPY, R77",
        "5, COPY_OF_INVOICE_COPY, LOSS_DEDUCTION_COPY_TO_TICK, R77",
        "5, COPY_OF_DEDUCTION_COPY, LOSS_INVOICE_COPY, R77"
    })
    void each_outcome_is_told_with_the_rule_it_follows(int scenario, LossOutcome outcome, String codes, String rules) {
        Ruling ruling = rule(FACTS, scenario, outcome, "EA1");

        assertThat(ruling.findings()).extracting(Finding::code).containsExactly(codes.split(" "));
        assertThat(ruling.findings())
                .extracting(finding -> finding.rule().toString())
                .containsExactly(rules.split(" "));
        assertThat(ruling.bookVersion()).isEqualTo("paper-loss-1/" + scenario);
    }

    @ParameterizedTest
    @CsvSource({"1, WAIT", "2, COURIER_CHANGE"})
    void a_parcel_that_nothing_is_heard_of_needs_a_person(int scenario, LossOutcome outcome) {
        LossFacts silent = new LossFacts(
                DeliveryStatus.IN_TRANSIT, true, true, true, true, Received.NO, MissingCopies.BOTH, false);

        assertThat(rule(silent, scenario, outcome, "EA1")).isInstanceOf(Ruling.NeedsReview.class);
        assertThat(rule(silent, scenario, outcome, "EA1").findings().get(0).code())
                .isEqualTo("LOSS_PARCEL_SILENT");
    }

    @Test
    void r77_what_is_deducted_already_need_not_be_ticked() {
        LossFacts deducted = new LossFacts(
                DeliveryStatus.DELIVERED, false, true, true, true, Received.YES, MissingCopies.DEDUCTION, true);

        assertThat(rule(deducted, 5, LossOutcome.COPY_OF_INVOICE_COPY, "EA1").findings())
                .extracting(Finding::code)
                .containsExactly("LOSS_DEDUCTION_COPY_DEDUCTED");
    }

    @Test
    void r70_without_a_tracking_number_nobody_is_sent_to_the_courier() {
        assertThat(rule(FACTS, 4, LossOutcome.STUB_COPY, null).findings())
                .extracting(Finding::code)
                .containsExactly("LOSS_NO_TRACKING_NUMBER", "LOSS_STUB_COPY_UNRECEIVED");
        assertThat(rule(FACTS, 4, LossOutcome.STUB_COPY, "EA1")
                        .findings()
                        .get(0)
                        .arguments())
                .containsExactly("EA1");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void an_outcome_that_no_rule_knows_in_its_scenario_is_a_persons(int scenario) {
        Ruling ruling = rule(FACTS, scenario, LossOutcome.CLERK_DECIDES, "EA1");

        assertThat(ruling).isInstanceOf(Ruling.NeedsReview.class);
        assertThat(ruling.findings())
                .filteredOn(Finding.Undetermined.class::isInstance)
                .extracting(Finding::code)
                .containsExactly("LOSS_CLERK_DECIDES");
    }

    @ParameterizedTest
    @EnumSource(DeliveryStatus.class)
    void what_the_table_leaves_open_keeps_its_scenario_and_goes_to_a_clerk(DeliveryStatus delivery) {
        LossRow open = LossRow.open(
                new LossFacts(delivery, false, true, false, true, Received.YES, MissingCopies.BOTH, false));

        assertThat(open.next()).isEqualTo(NextMover.CLERK);
        assertThat(open.outcome()).isEqualTo(LossOutcome.CLERK_DECIDES);
        assertThat(open.scenario())
                .isEqualTo(
                        switch (delivery) {
                            case IN_TRANSIT -> 2;
                            case RETURNED -> 3;
                            case DELIVERED -> 5;
                        });
    }

    @ParameterizedTest(name = "on paper {0}, issued {1}, address {2}: {3}")
    @CsvSource({
        "true, true, true, RETURN_ADDRESS_KNOWN",
        "true, true, false, ADDRESS_UNKNOWN",
        "true, false, true, NOTHING_TO_MAIL_BACK",
        "false, true, true, NOT_ON_PAPER"
    })
    void r72_paper_goes_back_where_the_faq_names_an_address(
            boolean onPaper, boolean issued, boolean addressKnown, String code) {
        Finding finding = new PaperGoesBackToItsIssuer()
                .examine(new ReturnedPaper("12345678", "Seller", onPaper, issued, addressKnown));

        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.rule().number()).isEqualTo(72);
        assertThat(finding instanceof Finding.Satisfied).isEqualTo(code.equals("RETURN_ADDRESS_KNOWN"));
    }

    private static Ruling rule(LossFacts facts, int scenario, LossOutcome outcome, @Nullable String trackingNumber) {
        return LossRules.rule(
                new LossSituation(facts, new LossRow("-", scenario, outcome, NextMover.CLERK), trackingNumber));
    }
}
