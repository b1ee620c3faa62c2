package io.fapiaodesk.title;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.title.domain.AgreementKind;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleKind;
import io.fapiaodesk.title.domain.TitleStatus;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A title as its owner reads it. The names are those of the HTTP interface.
 *
 * @param validUntil the first day on which it no longer holds, in Asia/Shanghai
 * @param usableFor the invoice types it serves today
 * @param deductible whether invoices under it can be used to deduct input VAT today (R16)
 * @param deductibility the same in words
 * @param differsFromRegistration whether the registration says something else by now (R54)
 * @param agreementKind what a title by agreement may be used for; empty for the others
 * @param beneficiaryAccountId for whose items a pay-on-behalf title is, paid by the account that has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TitleView(
        String id,
        String name,
        @Nullable String taxId,
        TitleKind kind,
        TitleStatus status,
        Title.Origin origin,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate specialValidUntil,
        @Nullable String bank,
        @Nullable String bankAccount,
        @Nullable String address,
        @Nullable String phone,
        List<InvoiceType> usableFor,
        boolean deductible,
        String deductibility,
        boolean differsFromRegistration,
        @Nullable AgreementKind agreementKind,
        @Nullable String beneficiaryAccountId) {

    /** The two kinds of fully digital e-invoice (R6). */
    public enum InvoiceType {
        GENERAL,
        SPECIAL
    }
}
