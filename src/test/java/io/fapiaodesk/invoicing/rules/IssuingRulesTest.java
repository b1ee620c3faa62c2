package io.fapiaodesk.invoicing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.kernel.ruling.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssuingRulesTest {

    @ParameterizedTest
    @EnumSource
    void an_invoice_can_be_cancelled_only_while_it_is_on_its_way(InvoiceStatus status) {
        Finding finding = new OnlyUnissuedInvoicesAreCancelled().examine(status);

        assertThat(finding.rule().number()).isEqualTo(56);
        if (status == InvoiceStatus.INVOICING || status == InvoiceStatus.PENDING_VENDOR) {
            assertThat(finding).isInstanceOf(Finding.Satisfied.class);
        } else {
            assertThat(finding).isInstanceOf(Finding.Violated.class);
            assertThat(finding.code()).isEqualTo(status.isIssued() ? "ALREADY_ISSUED" : "NOT_CANCELLABLE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_invoice_has_files_once_it_is_issued_and_keeps_them(InvoiceStatus status) {
        Finding finding = new FilesAreOfIssuedInvoices().examine(status);

        assertThat(finding.rule().number()).isEqualTo(44);
        assertThat(finding instanceof Finding.Satisfied).isEqualTo(status.isIssued());
    }
}
