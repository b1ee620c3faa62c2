package io.fapiaodesk.title;

import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.TaxIdCheck;
import io.fapiaodesk.title.domain.Contact;
import io.fapiaodesk.title.domain.InvoiceDetails;
import io.fapiaodesk.title.domain.TitleKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a multi-title agreement as somebody filled it in; nothing in it is believed yet. The names are those of
 * the HTTP interface.
 *
 * @param titleKind empty for what the tax id says
 * @param bank with the three that follow needed only for special VAT invoices, and can be filled in later
 * @param acknowledgeTaxId that the tax id, odd as it is, stands like this on the certificate
 */
public record AgreementForm(
        @Nullable String titleName,
        @Nullable String taxId,
        @Nullable String titleKind,
        @Nullable String bank,
        @Nullable String bankAccount,
        @Nullable String address,
        @Nullable String phone,
        @Nullable ContactForm contact,
        @Nullable Boolean acknowledgeTaxId) {

    private static final int LONGEST_NAME = 60;

    /** Whom to talk to, as it was filled in. */
    public record ContactForm(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "ContactForm[]";
        }
    }

    /** The form in its normal form, every field right by itself. */
    record Checked(
            String titleName,
            TaxIdCheck.Valid taxId,
            TitleKind titleKind,
            InvoiceDetails details,
            @Nullable Contact contact) {}

    /**
     * Looks at every field and collects what is wrong with any of them.
     *
     * @param contactNeeded whether somebody to talk to has to be named, which an account manager need not
     */
    Result<Checked> check(boolean contactNeeded) {
        List<Refusal> wrong = new ArrayList<>();
        String name =
                TitleForm.keep(TitleForm.printable("/titleName", PlainText.buyerName("/titleName", titleName)), wrong);
        TaxIdCheck tax = TaxId.check(taxId, Boolean.TRUE.equals(acknowledgeTaxId));
        TitleForm.keep(tax.at("/taxId"), wrong);
        TitleKind kind = titleKind == null || titleKind.isBlank()
                ? kindByTaxId(tax)
                : TitleForm.word(
                        "/titleKind", titleKind, new TitleKind[] {TitleKind.ENTERPRISE, TitleKind.ORGANIZATION}, wrong);
        InvoiceDetails details = TitleForm.checkDetails(bank, bankAccount, address, phone, false, wrong);
        Contact person = contact == null && !contactNeeded
                ? null
                : check(contact == null ? new ContactForm(null, null, null) : contact, wrong);
        if (!wrong.isEmpty() || name == null || kind == null || !(tax instanceof TaxIdCheck.Valid valid)) {
            return Result.refused(wrong);
        }
        return Result.done(new Checked(name, valid, kind, details, person));
    }

    private static TitleKind kindByTaxId(TaxIdCheck tax) {
        return tax instanceof TaxIdCheck.Valid valid && !valid.id().kindHint().mayBeEnterprise()
                ? TitleKind.ORGANIZATION
                : TitleKind.ENTERPRISE;
    }

    private static @Nullable Contact check(ContactForm contact, List<Refusal> wrong) {
        String name = TitleForm.keep(
                TitleForm.printable("/contact/name", PlainText.check("/contact/name", contact.name(), LONGEST_NAME)),
                wrong);
        String phone = TitleForm.keep(PlainText.phone("/contact/phone", contact.phone()), wrong);
        EmailAddress email = TitleForm.keep(EmailAddress.check("/contact/email", contact.email()), wrong);
        return name == null || phone == null || email == null ? null : new Contact(name, phone, email.value());
    }

    /** Says which title is asked for in which way, and nothing that identifies anybody. */
    @Override
    public String toString() {
        return "AgreementForm[" + titleKind + "]";
    }
}
