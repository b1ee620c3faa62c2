package io.fapiaodesk.title;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.title.domain.AgreementUse;
import io.fapiaodesk.title.domain.InvoiceDetails;
import io.fapiaodesk.title.domain.Title;
import io.fapiaodesk.title.domain.TitleKind;
import io.fapiaodesk.title.domain.TitleStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The titles of an account as invoicing needs them: what to print, and what each can be used for today. */
@Service
public class TitlesForInvoices {

    private final MaintainTitles titles;

    TitlesForInvoices(MaintainTitles titles) {
        this.titles = titles;
    }

    /**
     * A title, with what an invoice prints of it in clear.
     *
     * @param standard whether it is the one an invoice gets when the customer names none
     * @param missing which of bank, bankAccount, address and phone are not filled in; a special VAT invoice needs all
     * @param differsFromRegistration whether the registration says something else by now (R54)
     * @param agreement what a title by agreement may be used for; empty for the others, which serve for everything
     * @param beneficiaryAccountId for whose items a pay-on-behalf title is
     */
    public record InvoiceTitle(
            String id,
            String name,
            @Nullable String taxId,
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String address,
            @Nullable String phone,
            Standing standing,
            boolean standard,
            SpecialVat specialVat,
            List<String> missing,
            boolean differsFromRegistration,
            @Nullable Agreement agreement,
            @Nullable String beneficiaryAccountId) {

        public InvoiceTitle {
            missing = List.copyOf(missing);
        }

        /** Says which title, and nothing of its bank and address. */
        @Override
        public String toString() {
            return "InvoiceTitle[" + id + "]";
        }
    }

    /** Whether a title can be used today. */
    public enum Standing {
        ACTIVE,
        SUSPENDED,
        EXPIRED,
        INVALID
    }

    /** Whether a title serves for special VAT today, leaving aside what of its details is missing. */
    public enum SpecialVat {
        SERVES,
        NOT_AN_ENTERPRISE,
        NOT_GRANTED,
        EXPIRED
    }

    /** What a title by agreement may be used for. */
    public enum Agreement {
        MULTI_TITLE,
        DOMAIN_EXCEPTION,
        PAY_ON_BEHALF
    }

    /** Every title the account ever had. */
    @Transactional(readOnly = true)
    public List<InvoiceTitle> of(Account account) {
        TitleStanding standing = titles.standing(account.id());
        String standard = standing.active().map(Title::id).orElse("");
        return standing.titles().stream()
                .map(title -> {
                    AgreementUse use = title.use();
                    InvoiceDetails details = title.details();
                    return new InvoiceTitle(
                            title.id(),
                            title.name(),
                            title.taxId(),
                            details.bank(),
                            details.bankAccount(),
                            details.address(),
                            details.phone(),
                            Standing.valueOf(standing.statusOf(title).name()),
                            title.id().equals(standard),
                            specialVat(title, standing.now()),
                            missing(details),
                            titles.differsFromRegistration(account, title),
                            use == null ? null : Agreement.valueOf(use.kind().name()),
                            use == null ? null : use.beneficiaryAccountId());
                })
                .toList();
    }

    private static SpecialVat specialVat(Title title, Instant now) {
        if (title.kind() == TitleKind.INDIVIDUAL) {
            return SpecialVat.NOT_AN_ENTERPRISE;
        }
        if (title.origin() == Title.Origin.REGISTRATION) {
            return SpecialVat.SERVES;
        }
        if (title.specialValidUntil() == null) {
            return SpecialVat.NOT_GRANTED;
        }
        return ShanghaiTime.dayOf(now).isBefore(title.specialValidUntil()) ? SpecialVat.SERVES : SpecialVat.EXPIRED;
    }

    private static List<String> missing(InvoiceDetails details) {
        List<String> missing = new ArrayList<>();
        if (details.bank() == null) {
            missing.add("bank");
        }
        if (details.bankAccount() == null) {
            missing.add("bankAccount");
        }
        if (details.address() == null) {
            missing.add("address");
        }
        if (details.phone() == null) {
            missing.add("phone");
        }
        return missing;
    }
}
