package io.fapiaodesk.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.Groups;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.security.Supervision;
import io.fapiaodesk.platform.security.SupervisorsReadTheirCases;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SupervisionTest {

    private static final Set<String> SUPERVISORS =
            Set.of(Groups.TITLE_SUPERVISORS, Groups.TAX_SUPERVISORS, Groups.PAPER_SUPERVISORS);

    @ParameterizedTest
    @EnumSource
    void every_kind_of_case_has_its_supervisors(RequestKind kind) {
        assertThat(Supervision.groupOf(RequestId.next(kind.prefix()).value()))
                .hasValueSatisfying(group -> assertThat(SUPERVISORS).contains(group));
    }

    @ParameterizedTest
    @CsvSource({
        "TITLE_REVIEW, title-supervisors",
        "TITLE_AGREEMENT, title-supervisors",
        "SUPPORT, title-supervisors",
        "INVOICE_RETURN, tax-supervisors",
        "INVOICE_ISSUANCE, tax-supervisors",
        "PAPER_LOSS, paper-supervisors"
    })
    void a_supervisor_reads_the_cases_of_their_own_kind_and_no_others(RequestKind kind, String group) {
        RequestId id = RequestId.next(kind.prefix());
        for (String supervisors : SUPERVISORS) {
            SignedIn who = new SignedIn("somebody", null, Set.of(supervisors));
            assertThat(new SupervisorsReadTheirCases().mayRead(who, id))
                    .as(supervisors)
                    .isEqualTo(supervisors.equals(group));
        }
    }

    @Test
    void nobody_supervises_a_kind_that_there_is_not() {
        assertThat(Supervision.groupOf("XX-0000-0000-0000")).isEmpty();
        assertThat(Supervision.groupOf(null)).isEmpty();
        assertThat(Supervision.supervises(SUPERVISORS, "")).isFalse();
    }
}
