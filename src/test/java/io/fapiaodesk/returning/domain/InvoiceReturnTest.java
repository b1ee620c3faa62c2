package io.fapiaodesk.returning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.returning.domain.InvoiceReturn.Asked;
import io.fapiaodesk.returning.domain.InvoiceReturn.Look;
import io.fapiaodesk.returning.domain.InvoiceReturn.SeenForm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class InvoiceReturnTest {

    private static final Instant NOW = Instant.parse("2026-02-12T02:00:00Z");
    private static final Instant VOID = NOW.plus(Duration.ofDays(3));
    private static final Look LOOK = look("03");
    private static final FormNumber NUMBER = new FormNumber("33010626020000000017");

    private static final Map<String, UnaryOperator<InvoiceReturn>> TRANSITIONS = Map.ofEntries(
            Map.entry("formSeen", open -> open.formSeen(LOOK)),
            Map.entry("formFits", InvoiceReturn::formFits),
            Map.entry("questionRaised", InvoiceReturn::questionRaised),
            Map.entry("originalBack", InvoiceReturn::originalBack),
            Map.entry("issueRed", open -> open.issueRed("a", NOW, null, false, "RR-2")),
            Map.entry("confirmRed", open -> open.confirmRed("b", NOW, null)),
            Map.entry("reject", open -> open.reject("CODE", "why")),
            Map.entry("withdraw", InvoiceReturn::withdraw),
            Map.entry("formLapsed", open -> open.formLapsed(VOID)),
            Map.entry("announced", open -> open.announced(NOW)),
            Map.entry("redIssued", open -> open.redIssued("1", NOW)),
            Map.entry("redRefused", open -> open.redRefused("CODE", "why")));

    /** What a return can do, by where it stands. */
    private static final Map<InvoiceReturn, List<String>> ALLOWED = Map.ofEntries(
            Map.entry(booked(ReturnState.CHECKING_FORM), List.of("formSeen", "reject", "withdraw")),
            Map.entry(
                    booked(ReturnState.CHECKING_FORM).formSeen(LOOK),
                    List.of("formSeen", "formFits", "reject", "withdraw", "formLapsed")),
            Map.entry(
                    direct(ReturnState.AWAITING_ORIGINAL),
                    List.of("questionRaised", "originalBack", "reject", "withdraw")),
            Map.entry(
                    booked(ReturnState.IN_PROCESS),
                    List.of("formSeen", "questionRaised", "issueRed", "reject", "withdraw", "formLapsed")),
            Map.entry(direct(ReturnState.IN_PROCESS), List.of("questionRaised", "issueRed", "reject", "withdraw")),
            Map.entry(
                    confirming(),
                    List.of("formSeen", "questionRaised", "confirmRed", "reject", "withdraw", "formLapsed")),
            Map.entry(booked(ReturnState.ISSUING_RED), List.of("reject", "withdraw", "announced")),
            Map.entry(direct(ReturnState.ISSUING_RED), List.of("reject", "withdraw", "announced")),
            Map.entry(direct(ReturnState.ISSUING_RED).announced(NOW), List.of("announced", "redIssued", "redRefused")),
            Map.entry(direct(ReturnState.ISSUING_RED).announced(NOW).redIssued("1", NOW), List.of()),
            Map.entry(booked(ReturnState.IN_PROCESS).reject(null, "why"), List.of()),
            Map.entry(booked(ReturnState.IN_PROCESS).withdraw(), List.of()),
            Map.entry(booked(ReturnState.IN_PROCESS).formLapsed(VOID), List.of()));

    @TestFactory
    Stream<DynamicTest> each_state_allows_its_transitions_and_no_other() {
        return ALLOWED.entrySet().stream()
                .flatMap(entry -> TRANSITIONS.entrySet().stream().map(transition -> {
                    InvoiceReturn from = entry.getKey();
                    String name = transition.getKey() + " of " + from.state()
                            + (from.isAtTheBureau() ? " at the bureau " : " ")
                            + from.asked().path();
                    ThrowingCallable move = () -> transition.getValue().apply(from);
                    return DynamicTest.dynamicTest(name, () -> {
                        if (entry.getValue().contains(transition.getKey())) {
                            assertThat(transition.getValue().apply(from).id()).isEqualTo(from.id());
                        } else {
                            assertThatThrownBy(move)
                                    .isInstanceOf(IllegalTransitionException.class)
                                    .hasMessageContaining(from.id().value());
                        }
                    });
                }));
    }

    @Test
    void a_large_amount_needs_two_operators_who_are_not_the_same() {
        InvoiceReturn first = booked(ReturnState.IN_PROCESS).issueRed("a", NOW, "fine", true, "RR-2");

        assertThat(first.state()).isEqualTo(ReturnState.CONFIRMING);
        assertThatThrownBy(() -> first.confirmRed("a", NOW, null)).isInstanceOf(IllegalTransitionException.class);
        InvoiceReturn second = first.confirmRed("b", NOW, "fine, too");
        assertThat(second.state()).isEqualTo(ReturnState.ISSUING_RED);
        assertThat(String.valueOf(second.decision())).contains("by=a");
        assertThat(String.valueOf(second.confirmation())).contains("by=b");
    }

    @Test
    void what_the_bureau_has_refused_is_asked_for_under_another_key() {
        InvoiceReturn refused =
                direct(ReturnState.ISSUING_RED).announced(NOW).redRefused("BUYER_UNKNOWN", "no such buyer");
        assertThat(refused.state()).isEqualTo(ReturnState.IN_PROCESS);
        assertThat(refused.red().refusal()).isEqualTo("BUYER_UNKNOWN");
        assertThat(refused.isAtTheBureau()).isFalse();

        InvoiceReturn again = refused.issueRed("a", NOW, null, false, "RR-2");

        assertThat(again.red()).isEqualTo(InvoiceReturn.Red.under("RR-2"));
        assertThat(again.isAtTheBureau()).isFalse();
    }

    @Test
    void only_a_form_that_nobody_confirmed_in_time_ends_a_return_by_the_clock() {
        InvoiceReturn waiting = booked(ReturnState.IN_PROCESS);

        assertThatThrownBy(() -> waiting.formLapsed(VOID.minusSeconds(1)))
                .isInstanceOf(IllegalTransitionException.class);
        for (String confirmed : List.of("01", "04")) {
            assertThatThrownBy(() -> waiting.formSeen(look(confirmed)).formLapsed(VOID))
                    .isInstanceOf(IllegalTransitionException.class);
        }
        assertThat(waiting.formSeen(look("07")).formLapsed(NOW).state())
                .as("the bureau says itself that its time is over")
                .isEqualTo(ReturnState.FORM_VOID);
    }

    @Test
    void announced_again_after_a_crash_the_first_moment_stays() {
        InvoiceReturn announced = direct(ReturnState.ISSUING_RED).announced(NOW);

        assertThat(announced.announced(NOW.plusSeconds(9))).isEqualTo(announced);
    }

    @Test
    void a_booked_return_has_a_form_and_a_direct_one_has_none() {
        assertThatThrownBy(() -> asked(ReturnPath.BOOKED, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> asked(ReturnPath.DIRECT, NUMBER)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_is_open_until_it_has_ended_one_way_or_another() {
        assertThat(Stream.of(ReturnState.values()).filter(ReturnState::isOpen))
                .containsExactly(
                        ReturnState.CHECKING_FORM,
                        ReturnState.AWAITING_ORIGINAL,
                        ReturnState.IN_PROCESS,
                        ReturnState.CONFIRMING,
                        ReturnState.ISSUING_RED);
    }

    private static Look look(String state) {
        return new Look(
                NOW,
                new SeenForm(
                        state,
                        "26332000000000000017",
                        "91330106673959654P",
                        "91310115MA1K4TXT5W",
                        Yuan.of("1132.08"),
                        Yuan.of("67.92"),
                        "02",
                        NOW));
    }

    private static InvoiceReturn confirming() {
        return booked(ReturnState.IN_PROCESS).issueRed("a", NOW, null, true, "RR-2");
    }

    private static InvoiceReturn booked(ReturnState state) {
        return InvoiceReturn.requested(
                asked(ReturnPath.BOOKED, NUMBER), state, state == ReturnState.CHECKING_FORM ? null : LOOK, "RR-1");
    }

    private static InvoiceReturn direct(ReturnState state) {
        return InvoiceReturn.requested(asked(ReturnPath.DIRECT, null), state, null, "RR-1");
    }

    private static Asked asked(ReturnPath path, @Nullable FormNumber form) {
        return new Asked(
                new RequestId("RT-0000-0000-0000"),
                "enterprise",
                "INV-1",
                "26332000000000000017",
                Yuan.of("1200.00"),
                path,
                "enterprise",
                NOW,
                "Wrong title",
                null,
                form);
    }
}
