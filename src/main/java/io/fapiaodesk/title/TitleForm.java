package io.fapiaodesk.title;

import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.TaxId;
import io.fapiaodesk.kernel.TaxIdCheck;
import io.fapiaodesk.platform.print.Drawable;
import io.fapiaodesk.title.domain.Identity;
import io.fapiaodesk.title.domain.InvoiceDetails;
import io.fapiaodesk.title.domain.TitleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An application for an enterprise title as the customer filled it in; nothing in it is believed yet. The names are
 * those of the HTTP interface.
 *
 * @param acknowledgeTaxId that the tax id, odd as it is, stands like this on the certificate
 */
public record TitleForm(
        @Nullable String identity,
        @Nullable String titleName,
        @Nullable String taxId,
        @Nullable String titleKind,
        @Nullable String proofKind,
        @Nullable Boolean wantsSpecialVat,
        @Nullable String bank,
        @Nullable String bankAccount,
        @Nullable String address,
        @Nullable String phone,
        @Nullable Boolean acknowledgeUninvoiced,
        @Nullable Boolean acknowledgeTaxId) {

    /** The form in its normal form, every field right by itself. */
    record Checked(
            Identity identity,
            String titleName,
            TaxIdCheck.Valid taxId,
            TitleKind titleKind,
            String proofKind,
            boolean wantsSpecialVat,
            InvoiceDetails details,
            boolean acknowledgeUninvoiced) {}

    /** Looks at every field and collects what is wrong with any of them. */
    Result<Checked> check() {
        List<Refusal> wrong = new ArrayList<>();
        Identity checkedIdentity = word("/identity", identity, Identity.values(), wrong);
        TitleKind checkedKind =
                word("/titleKind", titleKind, new TitleKind[] {TitleKind.ENTERPRISE, TitleKind.ORGANIZATION}, wrong);
        String name = keep(printable("/titleName", PlainText.buyerName("/titleName", titleName)), wrong);
        TaxIdCheck tax = TaxId.check(taxId, Boolean.TRUE.equals(acknowledgeTaxId));
        keep(tax.at("/taxId"), wrong);
        String proof = keep(PlainText.check("/proofKind", proofKind, 60), wrong);
        boolean special = Boolean.TRUE.equals(wantsSpecialVat);
        InvoiceDetails details = checkDetails(bank, bankAccount, address, phone, special, wrong);
        if (!wrong.isEmpty()
                || checkedIdentity == null
                || checkedKind == null
                || name == null
                || proof == null
                || !(tax instanceof TaxIdCheck.Valid valid)) {
            return Result.refused(wrong);
        }
        return Result.done(new Checked(
                checkedIdentity,
                name,
                valid,
                checkedKind,
                proof.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_'),
                special,
                details,
                Boolean.TRUE.equals(acknowledgeUninvoiced)));
    }

    /** The four details, each right by itself and together short enough for the lines they are printed on. */
    static InvoiceDetails checkDetails(
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String address,
            @Nullable String phone,
            boolean required,
            List<Refusal> wrong) {
        int before = wrong.size();
        InvoiceDetails details = new InvoiceDetails(
                detail(bank, required, wrong, raw -> printedLine("/bank", raw)),
                detail(bankAccount, required, wrong, raw -> PlainText.bankAccount("/bankAccount", raw)),
                detail(address, required, wrong, raw -> printedLine("/address", raw)),
                detail(phone, required, wrong, raw -> PlainText.phone("/phone", raw)));
        if (wrong.size() == before) {
            refuseTooLong("/bank", details.bank(), details.bankAccount(), wrong);
            refuseTooLong("/address", details.address(), details.phone(), wrong);
        }
        return details;
    }

    private static @Nullable String detail(
            @Nullable String raw,
            boolean required,
            List<Refusal> wrong,
            Function<@Nullable String, Result<String>> check) {
        return raw == null || raw.isBlank()
                ? required ? keep(check.apply(null), wrong) : null
                : keep(check.apply(raw), wrong);
    }

    private static Result<String> printedLine(String pointer, @Nullable String raw) {
        return printable(pointer, PlainText.printedLine(pointer, raw, PlainText.PRINTED_LINE));
    }

    /** What stands on invoices and agreements is refused where it is entered when we cannot print it. */
    static Result<String> printable(String pointer, Result<String> checked) {
        return checked.fold(text -> Drawable.check(pointer, text), Result::refused);
    }

    private static void refuseTooLong(
            String pointer, @Nullable String first, @Nullable String second, List<Refusal> wrong) {
        if (first != null && second != null && PlainText.printedLength(first + second) > PlainText.PRINTED_LINE) {
            wrong.add(Refusal.invalidField(pointer, "TOO_LONG_TO_PRINT", String.valueOf(PlainText.PRINTED_LINE)));
        }
    }

    static <E extends Enum<E>> @Nullable E word(
            String pointer, @Nullable String raw, E[] allowed, List<Refusal> wrong) {
        if (raw == null || raw.isBlank()) {
            wrong.add(Refusal.invalidField(pointer, "REQUIRED"));
            return null;
        }
        for (E value : allowed) {
            if (value.name().equals(raw.strip())) {
                return value;
            }
        }
        wrong.add(Refusal.invalidField(pointer, "INVALID_VALUE"));
        return null;
    }

    static <T> @Nullable T keep(Result<T> checked, List<Refusal> wrong) {
        if (checked instanceof Result.Done<T> done) {
            return done.value();
        }
        wrong.addAll(((Result.Refused<T>) checked).refusals());
        return null;
    }

    /** Says who applies for what kind of title, and nothing that identifies anybody. */
    @Override
    public String toString() {
        return "TitleForm[" + identity + ", " + titleKind + "]";
    }
}
