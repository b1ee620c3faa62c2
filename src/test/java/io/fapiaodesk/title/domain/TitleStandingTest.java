package io.fapiaodesk.title.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fapiaodesk.kernel.ShanghaiTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only one title is active at a time, and dates alone decide which. */
class TitleStandingTest {

    private static final LocalDate APPROVED = LocalDate.of(2026, 1, 15);
    private static final InvoiceDetails COMPLETE = new InvoiceDetails("bank", "1", "address", "1");

    private final Title registered = title(Title.Origin.REGISTRATION, TitleKind.INDIVIDUAL, null, null);
    private final Title approved = approved(TitleTerm.from(APPROVED, null, true));

    @ParameterizedTest(name = "approved {0} for {1} days ends {2}")
    @CsvSource({
        "2026-01-15, 365, 2027-01-15",
        "2026-01-15, 90, 2026-04-15",
        "2027-03-01, 365, 2028-02-29",
        "2028-01-10, 365, 2029-01-09",
        "2026-01-15, 1, 2026-01-16"
    })
    void a_term_is_counted_in_days(LocalDate approvedOn, int days, LocalDate end) {
        assertThat(TitleTerm.from(approvedOn, days, false).validUntil()).isEqualTo(end);
    }

    @Test
    void a_term_without_days_is_the_longest_and_90_for_special_vat() {
        assertThat(TitleTerm.from(APPROVED, null, true))
                .isEqualTo(new TitleTerm(LocalDate.of(2027, 1, 15), LocalDate.of(2026, 4, 15)));
    }

    @Test
    void special_vat_never_outlasts_the_title() {
        assertThat(TitleTerm.from(APPROVED, 30, true).specialValidUntil()).isEqualTo(LocalDate.of(2026, 2, 14));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "366"})
    void nobody_lengthens_a_term(int days) {
        assertThatThrownBy(() -> TitleTerm.from(APPROVED, days, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_title_is_usable_until_the_last_instant_of_its_last_day_in_shanghai() {
        Instant end = ShanghaiTime.startOf(LocalDate.of(2027, 1, 15));

        assertThat(standing(false, end.minusMillis(1)).statusOf(approved)).isEqualTo(TitleStatus.ACTIVE);
        assertThat(standing(false, end).statusOf(approved)).isEqualTo(TitleStatus.EXPIRED);
    }

    @Test
    void special_vat_ends_on_its_own_day() {
        Instant end = ShanghaiTime.startOf(LocalDate.of(2026, 4, 15));

        assertThat(approved.servesSpecialVat(end.minusMillis(1))).isTrue();
        assertThat(approved.servesSpecialVat(end)).isFalse();
    }

    @Test
    void an_approved_title_takes_the_place_of_the_registered_one_and_gives_it_back() {
        Instant inForce = ShanghaiTime.startOf(APPROVED);
        Instant expired = ShanghaiTime.startOf(LocalDate.of(2027, 1, 15));

        assertThat(standing(false, inForce).active()).contains(approved);
        assertThat(standing(false, inForce).statusOf(registered)).isEqualTo(TitleStatus.SUSPENDED);
        assertThat(standing(false, expired).active()).contains(registered);
    }

    @Test
    void an_open_application_suspends_the_present_title_and_only_that_long() {
        TitleStanding open = new TitleStanding(List.of(registered), true, ShanghaiTime.startOf(APPROVED));
        TitleStanding over = new TitleStanding(List.of(registered), false, ShanghaiTime.startOf(APPROVED));

        assertThat(open.statusOf(registered)).isEqualTo(TitleStatus.SUSPENDED);
        assertThat(open.active()).isEmpty();
        assertThat(over.active()).contains(registered);
    }

    @ParameterizedTest(name = "on {0}, with special VAT {1}: a renewal is {2}")
    @CsvSource({
        "2026-03-15, true, false", // 31 days before special VAT ends
        "2026-03-16, true, true",
        "2026-03-16, false, false",
        "2026-08-01, true, true", // special VAT is over
        "2026-12-15, false, false", // 31 days before the title ends
        "2026-12-16, false, true",
        "2027-01-14, false, true",
        "2027-01-15, true, false" // nothing left to renew: an application like any other
    })
    void a_title_can_be_renewed_in_its_last_thirty_days_and_special_vat_from_its_own_on(
            LocalDate day, boolean wantsSpecialVat, boolean renewal) {
        assertThat(standing(false, ShanghaiTime.startOf(day)).isRenewal("1", wantsSpecialVat))
                .isEqualTo(renewal);
    }

    @Test
    void special_vat_that_was_never_granted_can_be_asked_for_at_any_time_with_the_same_title_only() {
        Title general = approved(TitleTerm.from(APPROVED, null, false));
        TitleStanding standing = new TitleStanding(List.of(registered, general), false, ShanghaiTime.startOf(APPROVED));

        assertThat(standing.isRenewal("1", true)).isTrue();
        assertThat(standing.isRenewal("1", false)).isFalse();
        assertThat(standing.isRenewal("2", true)).isFalse();
    }

    @Test
    void an_application_beside_a_title_that_holds_suspends_nothing() {
        Instant now = ShanghaiTime.startOf(LocalDate.of(2026, 12, 20));

        assertThat(standing(true, now).statusOf(approved)).isEqualTo(TitleStatus.ACTIVE);
        assertThat(standing(true, now).statusOf(registered)).isEqualTo(TitleStatus.SUSPENDED);
    }

    @Test
    void an_open_application_leaves_an_expired_title_expired() {
        Instant expired = ShanghaiTime.startOf(LocalDate.of(2027, 1, 15));
        assertThat(standing(true, expired).statusOf(approved)).isEqualTo(TitleStatus.EXPIRED);
    }

    @Test
    void a_title_by_agreement_stands_beside_the_others() {
        Title agreed = title(Title.Origin.AGREEMENT, TitleKind.ENTERPRISE, LocalDate.of(2027, 1, 1), null);
        TitleStanding standing = new TitleStanding(List.of(registered, agreed), true, ShanghaiTime.startOf(APPROVED));

        assertThat(standing.statusOf(agreed)).isEqualTo(TitleStatus.ACTIVE);
        assertThat(standing.active()).isEmpty();
    }

    @Test
    void a_title_by_agreement_holds_until_the_end_of_its_term() {
        Title agreed = title(Title.Origin.AGREEMENT, TitleKind.ENTERPRISE, LocalDate.of(2027, 1, 1), null);
        Instant end = ShanghaiTime.startOf(LocalDate.of(2027, 1, 1));

        assertThat(new TitleStanding(List.of(agreed), false, end.minusMillis(1)).statusOf(agreed))
                .isEqualTo(TitleStatus.ACTIVE);
        assertThat(new TitleStanding(List.of(agreed), false, end).statusOf(agreed))
                .isEqualTo(TitleStatus.EXPIRED);
    }

    @Test
    void a_title_by_agreement_says_what_for_and_no_other_does() {
        assertThatThrownBy(() -> new Title(
                        "t",
                        "a",
                        Title.Origin.AGREEMENT,
                        TitleKind.ENTERPRISE,
                        "name",
                        "1",
                        APPROVED,
                        null,
                        COMPLETE,
                        Instant.EPOCH,
                        null,
                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_ended_title_stays_invalid() {
        Title ended = new Title(
                "e",
                "a",
                Title.Origin.REGISTRATION,
                TitleKind.INDIVIDUAL,
                "Individual",
                null,
                null,
                null,
                InvoiceDetails.NONE,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
        assertThat(new TitleStanding(List.of(ended), false, Instant.now(java.time.Clock.systemUTC())).statusOf(ended))
                .isEqualTo(TitleStatus.INVALID);
    }

    @Test
    void special_vat_needs_all_four_details() {
        Title incomplete = new Title(
                "t",
                "a",
                Title.Origin.REGISTRATION,
                TitleKind.ENTERPRISE,
                "name",
                "1",
                null,
                null,
                new InvoiceDetails("bank", "1", "address", null),
                Instant.EPOCH,
                null,
                null);
        Title complete = title(Title.Origin.REGISTRATION, TitleKind.ENTERPRISE, null, null);

        assertThat(incomplete.servesSpecialVat(Instant.EPOCH)).isFalse();
        assertThat(complete.servesSpecialVat(Instant.EPOCH)).isTrue();
    }

    @Test
    void r16_an_individual_never_gets_special_vat_invoices() {
        assertThat(registered.servesSpecialVat(Instant.EPOCH)).isFalse();
    }

    private TitleStanding standing(boolean applicationOpen, Instant now) {
        return new TitleStanding(List.of(registered, approved), applicationOpen, now);
    }

    private static Title approved(TitleTerm term) {
        return title(Title.Origin.REVIEW, TitleKind.ENTERPRISE, term.validUntil(), term.specialValidUntil());
    }

    private static Title title(
            Title.Origin origin, TitleKind kind, @Nullable LocalDate until, @Nullable LocalDate specialUntil) {
        return new Title(
                origin.name(),
                "a",
                origin,
                kind,
                "name",
                "1",
                until,
                specialUntil,
                COMPLETE,
                Instant.EPOCH,
                null,
                origin == Title.Origin.AGREEMENT ? new AgreementUse(AgreementKind.MULTI_TITLE, null) : null);
    }
}
