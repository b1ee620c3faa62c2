package io.fapiaodesk.paper.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.RequestId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {

    private static final Instant NOW = Instant.parse("2026-02-12T02:00:00Z");
    private static final LossRow WAIT = new LossRow("R73a", 1, LossOutcome.WAIT, NextMover.PARCEL);
    private static final LossRow REMAIL = new LossRow("R75a", 3, LossOutcome.REMAIL, NextMover.CLERK);
    private static final LossRow ARRIVED = new LossRow("R73c", 1, LossOutcome.ARRIVED, NextMover.CUSTOMER);

    private final Loss waiting = new Loss(
            RequestId.next("PL"),
            "INV-1",
            "customer",
            NOW,
            LossState.AWAITING_PARCEL,
            false,
            true,
            true,
            Received.NO,
            MissingCopies.BOTH,
            MailTo.NOWHERE,
            "EA1",
            null,
            DeliveryStatus.IN_TRANSIT,
            NOW,
            NOW,
            WAIT,
            null,
            0);
    private final Loss inHand = waiting.looked(REMAIL, DeliveryStatus.RETURNED, NOW);
    private final Loss sending = inHand.decide(LossOutcome.REMAIL, "paper-clerk", NOW, "confirmed");

    @Test
    void what_the_table_says_decides_who_has_it() {
        assertThat(waiting.looked(WAIT, null, null).state()).isEqualTo(LossState.AWAITING_PARCEL);
        assertThat(inHand.state()).isEqualTo(LossState.IN_HAND);
        assertThat(inHand.outcome()).isEqualTo(LossOutcome.REMAIL);
        assertThat(inHand.seen()).isEqualTo(DeliveryStatus.RETURNED);
        Loss arrived = waiting.looked(ARRIVED, DeliveryStatus.DELIVERED, NOW).settle();
        assertThat(arrived.state()).isEqualTo(LossState.SETTLED);
        assertThat(arrived.outcome()).isEqualTo(LossOutcome.ARRIVED);
        assertThat(arrived.isOpen()).isFalse();
    }

    @Test
    void another_parcel_is_followed_with_nothing_wrong_about_it() {
        Loss again = sending.sentAgain("EA2", NOW.plusSeconds(60));

        assertThat(again.trackingNumber()).isEqualTo("EA2");
        assertThat(again.addressCorrect()).isTrue();
        assertThat(again.received()).isEqualTo(Received.UNKNOWN);
        assertThat(again.seen()).isNull();
        assertThat(again.waitingSince()).isEqualTo(NOW.plusSeconds(60));
        assertThat(again.parcels()).isEqualTo(1);
        assertThat(again.looked(WAIT, null, null).decision()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = LossOutcome.class,
            mode = Mode.EXCLUDE,
            names = {"WAIT", "COURIER_CHANGE", "REMAIL"})
    void what_a_clerk_decides_counts_more_than_the_table(LossOutcome outcome) {
        Loss decided = inHand.decide(outcome, "paper-clerk", NOW, "because");

        assertThat(decided.outcome()).isEqualTo(outcome);
        assertThat(decided.state()).isEqualTo(LossState.IN_HAND);
        assertThat(decided.settle().outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(
            value = LossOutcome.class,
            names = {"WAIT", "COURIER_CHANGE"})
    void a_clerk_may_let_it_wait(LossOutcome outcome) {
        assertThat(inHand.decide(outcome, "paper-clerk", NOW, null).state()).isEqualTo(LossState.AWAITING_PARCEL);
    }

    @Test
    void what_the_courier_will_not_carry_comes_back_to_the_clerk() {
        assertThat(sending.state()).isEqualTo(LossState.SENDING);
        assertThat(sending.notCarried().state()).isEqualTo(LossState.IN_HAND);
    }

    @Test
    void a_delivered_original_cannot_be_sent_again() {
        assertThat(inHand.canBeSentAgain()).isTrue();
        assertThat(waiting.looked(REMAIL, DeliveryStatus.DELIVERED, NOW).canBeSentAgain())
                .isFalse();
    }

    @Test
    void a_step_that_the_state_does_not_allow_is_none() {
        Loss withdrawn = waiting.withdraw();
        assertThat(withdrawn.state()).isEqualTo(LossState.WITHDRAWN);
        assertThatThrownBy(withdrawn::withdraw).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> withdrawn.looked(WAIT, null, null)).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> withdrawn.courierKnows(true)).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> withdrawn.sendTo(MailTo.NOWHERE)).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> waiting.decide(LossOutcome.STUB_COPY, "x", NOW, null))
                .isInstanceOf(IllegalTransitionException.class)
                .hasMessageContaining("AWAITING_PARCEL");
        assertThatThrownBy(waiting::settle).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(waiting::notCarried).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> inHand.sentAgain("EA2", NOW)).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void a_letter_needs_a_name_a_telephone_and_an_address() {
        assertThat(new MailTo("n", "p", "a").isComplete()).isTrue();
        assertThat(new MailTo(null, "p", "a").isComplete()).isFalse();
        assertThat(new MailTo("n", null, "a").isComplete()).isFalse();
        assertThat(new MailTo("n", "p", null).isComplete()).isFalse();
        assertThat(new MailTo("name", "phone", "address"))
                .hasToString("MailTo[complete]")
                .extracting(MailTo::name)
                .isEqualTo("name");
        assertThat(MailTo.NOWHERE).hasToString("MailTo[incomplete]");
        assertThat(waiting.courierKnows(true)
                        .sendTo(new MailTo("n", "p", "a"))
                        .mailTo()
                        .isComplete())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void the_faq_has_five_scenarios(int scenario) {
        assertThatThrownBy(() -> new LossRow("-", scenario, LossOutcome.WAIT, NextMover.PARCEL))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
