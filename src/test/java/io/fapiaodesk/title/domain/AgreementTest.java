package io.fapiaodesk.title.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may happen to an agreement, and what dates make of a signed one. */
class AgreementTest {

    private static final LocalDate SIGNED_ON = LocalDate.of(2026, 2, 12);
    private static final Instant SIGNED_AT = ShanghaiTime.startOf(SIGNED_ON).plusSeconds(36_000);

    private final Agreement open = open(AgreementKind.MULTI_TITLE, null);

    @Test
    void a_signed_one_is_in_force_until_the_last_instant_of_its_term() {
        Agreement signed = open.sign("manager", SIGNED_AT, LocalDate.of(2027, 2, 1), "fine");
        Instant end = ShanghaiTime.startOf(LocalDate.of(2027, 2, 1));

        assertThat(signed.decider()).isEqualTo("manager");
        assertThat(signed.validFrom()).isEqualTo(SIGNED_ON);
        assertThat(signed.isOpen()).isFalse();
        assertThat(signed.standing(end.minusMillis(1))).isEqualTo(AgreementStanding.IN_FORCE);
        assertThat(signed.standing(end)).isEqualTo(AgreementStanding.EXPIRED);
    }

    @Test
    void without_a_word_of_the_manager_it_holds_for_a_year() {
        assertThat(open.sign("manager", SIGNED_AT, null, null).lastDay()).isEqualTo(SIGNED_ON.plusDays(365));
    }

    @ParameterizedTest(name = "signed 2026-02-12 until {0}: {1}")
    @CsvSource({"2026-02-11, false", "2026-02-12, false", "2026-02-13, true", "2029-02-12, true", "2029-02-13, false"})
    void a_term_is_at_least_a_day_and_at_most_three_years(LocalDate until, boolean allowed) {
        assertThat(AgreementTerm.isAllowed(SIGNED_ON, until)).isEqualTo(allowed);
        if (!allowed) {
            assertThatThrownBy(() -> open.sign("manager", SIGNED_AT, until, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_declined_one_has_no_term_and_is_never_signed() {
        Agreement declined = open.decline("manager", SIGNED_AT, "no relation");

        assertThat(declined.standing(SIGNED_AT)).isEqualTo(AgreementStanding.DECLINED);
        assertThatThrownBy(declined::lastDay).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> declined.sign("manager", SIGNED_AT, null, null))
                .isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(declined::withdraw).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void a_withdrawn_or_stopped_one_is_decided_by_nobody() {
        assertThat(open.withdraw().standing(SIGNED_AT)).isEqualTo(AgreementStanding.WITHDRAWN);
        assertThat(open.stop().standing(SIGNED_AT)).isEqualTo(AgreementStanding.STOPPED);
        assertThatThrownBy(() -> open.withdraw().decline("manager", SIGNED_AT, "late"))
                .isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> open.stop().handOver("manager2")).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> open.withdraw().stop()).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(open::decider).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void one_under_evaluation_goes_to_another_manager_or_to_the_group() {
        assertThat(open.standing(SIGNED_AT)).isEqualTo(AgreementStanding.IN_EVALUATION);
        assertThat(open.handOver("manager2").manager()).isEqualTo("manager2");
        assertThat(open.handOver(null).manager()).isNull();
    }

    @Test
    void only_what_is_in_force_is_ended_early_and_only_once() {
        Agreement signed = open.sign("manager", SIGNED_AT, null, null);
        Instant later = SIGNED_AT.plusSeconds(86_400);
        Agreement ended = signed.end("enterprise", later, "no longer needed");

        assertThat(ended.standing(later)).isEqualTo(AgreementStanding.ENDED_EARLY);
        assertThat(ended.reason()).isEqualTo(signed.reason());
        assertThatThrownBy(() -> ended.end("manager", later, "again")).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> open.end("manager", later, "early")).isInstanceOf(IllegalTransitionException.class);
        Instant expired = ShanghaiTime.startOf(signed.lastDay());
        assertThatThrownBy(() -> signed.end("manager", expired, "late")).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void paying_on_behalf_has_a_beneficiary_and_nothing_else_has_one() {
        assertThat(open(AgreementKind.PAY_ON_BEHALF, "b").use())
                .isEqualTo(new AgreementUse(AgreementKind.PAY_ON_BEHALF, "b"));
        assertThat(open.use().beneficiaryAccountId()).isNull();
        assertThatThrownBy(() -> new AgreementUse(AgreementKind.PAY_ON_BEHALF, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AgreementUse(AgreementKind.MULTI_TITLE, "b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_manager_is_back_on_the_day_the_absence_ends() {
        ManagerAbsence absence = new ManagerAbsence("manager", SIGNED_ON, "manager2");

        assertThat(absence.isAbsent(SIGNED_ON.minusDays(1))).isTrue();
        assertThat(absence.isAbsent(SIGNED_ON)).isFalse();
        assertThat(new ManagerAbsence("manager", null, null).isAbsent(SIGNED_ON))
                .isFalse();
    }

    @Test
    void whom_to_talk_to_stays_out_of_logs() {
        assertThat(new Contact("Somebody", "123", "a@b.example").toString()).doesNotContain("Somebody", "123", "@");
    }

    private static Agreement open(AgreementKind kind, @Nullable String beneficiary) {
        return new Agreement(
                new RequestId("TA-0000-0000-0000"),
                kind,
                "enterprise",
                beneficiary,
                "enterprise",
                false,
                null,
                "Example",
                "91310115MA1K4TXT5W",
                TitleKind.ENTERPRISE,
                InvoiceDetails.NONE,
                null,
                SIGNED_AT.minusSeconds(60),
                AgreementState.IN_EVALUATION,
                "manager",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
