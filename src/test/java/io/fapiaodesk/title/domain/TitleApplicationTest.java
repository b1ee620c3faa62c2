package io.fapiaodesk.title.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fapiaodesk.kernel.RequestId;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TitleApplicationTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final InvoiceDetails COMPLETE = new InvoiceDetails("示例银行", "0000", "示例路 1 号", "021-0000");

    private final TitleApplication general = application(false, ApplicationState.IN_REVIEW);
    private final TitleApplication special = application(true, ApplicationState.IN_REVIEW);

    @Test
    void a_title_without_special_vat_is_active_after_one_decision() {
        TitleApplication active = general.approve("reviewer", 100, null).activate();

        assertThat(active.state()).isEqualTo(ApplicationState.APPROVED);
        assertThat(active.validDays()).isEqualTo(100);
        assertThat(active.isOpen()).isFalse();
    }

    @Test
    void nothing_is_active_before_the_reviewer_has_decided() {
        refused(general, TitleApplication::activate);
        refused(special, TitleApplication::activate);
    }

    @Test
    void the_approved_title_does_not_wait_for_special_vat() {
        TitleApplication active = special.approve("reviewer", null, null).activate();

        assertThat(active.state()).isEqualTo(ApplicationState.SPECIAL_VAT_REVIEW);
        assertThat(active.decideSpecialVat("supervisor", false, "no need").state())
                .isEqualTo(ApplicationState.APPROVED);
        assertThat(active.giveUpSpecialVat().state()).isEqualTo(ApplicationState.APPROVED);
        refused(special, TitleApplication::giveUpSpecialVat);
    }

    @Test
    void special_vat_takes_another_pair_of_eyes() {
        refused(special.approve("reviewer", null, null), it -> it.decideSpecialVat("reviewer", true, null));
        refused(special, it -> it.decideSpecialVat("supervisor", true, null));
    }

    @Test
    void only_what_is_in_review_is_decided_or_questioned() {
        TitleApplication waiting = general.ask("Which seal is this?", NOON);

        refused(waiting, it -> it.approve("reviewer", null, null));
        refused(waiting, it -> it.reject("reviewer", "no"));
        refused(waiting, it -> it.ask("And this one?", NOON));
        refused(general.reject("reviewer", "no"), it -> it.approve("reviewer2", null, null));
    }

    @Test
    void only_an_open_question_is_answered() {
        TitleApplication waiting = general.ask("Which seal is this?", NOON);

        assertThat(waiting.openQuestion()).isEqualTo("Which seal is this?");
        assertThat(waiting.openUntil()).isEqualTo(NOON);
        assertThat(waiting.answer("The company's").state()).isEqualTo(ApplicationState.IN_REVIEW);
        assertThat(waiting.answer("The company's").round()).isEqualTo(1);
        refused(general, it -> it.answer("Nobody asked"));
        assertThatExceptionOfType(IllegalTransitionException.class).isThrownBy(general::openQuestion);
        assertThatExceptionOfType(IllegalTransitionException.class).isThrownBy(general::openUntil);
    }

    @Test
    void what_is_closed_is_neither_withdrawn_nor_stopped() {
        TitleApplication rejected = general.reject("reviewer", "no");

        refused(rejected, TitleApplication::withdraw);
        refused(rejected, TitleApplication::stop);
        refused(general.withdraw(), TitleApplication::stop);
        refused(general.stop(), TitleApplication::withdraw);
    }

    @Test
    void details_are_complete_with_all_four_and_are_never_printed() {
        assertThat(COMPLETE.isComplete()).isTrue();
        assertThat(COMPLETE).hasToString("InvoiceDetails[complete]");
        assertThat(new InvoiceDetails(null, "0000", "示例路 1 号", "021-0000").isComplete())
                .isFalse();
        assertThat(new InvoiceDetails("示例银行", null, "示例路 1 号", "021-0000").isComplete())
                .isFalse();
        assertThat(new InvoiceDetails("示例银行", "0000", null, "021-0000").isComplete())
                .isFalse();
        assertThat(new InvoiceDetails("示例银行", "0000", "示例路 1 号", null)).hasToString("InvoiceDetails[incomplete]");
    }

    private static void refused(TitleApplication application, UnaryOperator<TitleApplication> transition) {
        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> transition.apply(application))
                .withMessageContaining(application.state().name());
    }

    private static TitleApplication application(boolean wantsSpecialVat, ApplicationState state) {
        return new TitleApplication(
                RequestId.next("TR"),
                "personal",
                "personal",
                Identity.EMPLOYED,
                "示例云科技（上海）有限公司",
                "91310115MA1K4TXT5W",
                TitleKind.ENTERPRISE,
                "CERTIFICATE_OF_EMPLOYMENT",
                true,
                wantsSpecialVat,
                COMPLETE,
                NOON,
                state,
                0,
                null,
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
