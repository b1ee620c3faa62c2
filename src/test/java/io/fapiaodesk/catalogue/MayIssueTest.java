package io.fapiaodesk.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.kernel.ruling.Finding;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a seller needs before an invoice of its can be issued. */
class MayIssueTest {

    @Test
    void r1_with_a_real_tax_bureau_a_seller_needs_its_chinese_name_and_tax_id() {
        MayIssue real = new MayIssue(new Entities(KeptCatalogue.empty(), Clock.systemUTC(), "https://bureau.example"));

        assertThat(real.examine("E10", "GENERAL"))
                .filteredOn(Finding.Violated.class::isInstance)
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("SELLER_INCOMPLETE"))
                .satisfies(finding -> assertThat(finding.arguments())
                        .isEqualTo(List.of("Zhejiang Queniu Network Technology Co., Ltd.", "E10")));
    }

    @Test
    void r1_with_the_simulator_it_goes_on_without() {
        assertThat(new MayIssue(new Entities(Clock.systemUTC())).examine("E10", "SPECIAL"))
                .allMatch(Finding.Satisfied.class::isInstance);
    }

    @Test
    void r7_a_company_that_only_issued_on_paper_issues_nothing_now() {
        assertThat(new MayIssue(new Entities(Clock.systemUTC())).examine("X01", "GENERAL"))
                .extracting(Finding::code)
                .contains("SELLER_DOES_NOT_ISSUE_TYPE");
    }
}
