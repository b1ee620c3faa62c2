package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.returning.domain.FormNumber;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.SeenForm;
import io.fapiaodesk.returning.rules.FormFacts;
import io.fapiaodesk.returning.rules.ReturnFacts;
import io.fapiaodesk.taxbureau.ConfirmationForm;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts what is known of an invoice, and of its confirmation form, before the rules. */
final class Facts {

    private Facts() {}

    static ReturnFacts of(InvoiceFacts invoice, boolean booked, @Nullable String reason, @Nullable String formNumber) {
        return new ReturnFacts(
                state(invoice),
                invoice.type() == InvoiceFacts.Type.SPECIAL,
                booked,
                invoice.deducted(),
                invoice.number(),
                reason,
                formNumber);
    }

    /** Of an open return: the invoice waits for it, and what it says counts as much as what we know. */
    static ReturnFacts asAsked(InvoiceFacts invoice, InvoiceReturn open) {
        FormNumber form = open.asked().formNumber();
        return new ReturnFacts(
                ReturnFacts.State.ISSUED,
                invoice.type() == InvoiceFacts.Type.SPECIAL,
                invoice.booked(),
                invoice.deducted(),
                invoice.number(),
                open.asked().reason(),
                form == null ? null : form.value());
    }

    static FormFacts of(
            InvoiceFacts invoice, FormNumber number, @Nullable SeenForm form, boolean usedBefore, Instant now) {
        // What an earlier form has shown is no measure for another one.
        TaxSplit amounts = invoice.amountsAssumed()
                ? Objects.requireNonNull(invoice.rate()).split(invoice.gross())
                : Objects.requireNonNull(invoice.amounts());
        return new FormFacts(
                number,
                form == null ? null : form(form),
                new FormFacts.Blue(
                        Objects.requireNonNull(invoice.number()),
                        invoice.sellerTaxId(),
                        invoice.buyerTaxId(),
                        amounts.net(),
                        amounts.tax(),
                        invoice.amountsAssumed(),
                        YearMonth.from(ShanghaiTime.dayOf(Objects.requireNonNull(invoice.issuedAt())))),
                usedBefore,
                now);
    }

    /** What the form reverses, as positive amounts: forms give them with or without the minus sign. */
    static TaxSplit amounts(InvoiceFacts invoice, SeenForm form) {
        return new TaxSplit(
                invoice.gross(),
                new Yuan(form.net().amount().abs()),
                new Yuan(form.tax().amount().abs()));
    }

    static boolean isOnPaper(InvoiceFacts invoice) {
        return invoice.medium() == InvoiceFacts.Medium.PAPER;
    }

    /** What we keep of a form that the tax bureau has shown. */
    static SeenForm seen(ConfirmationForm form) {
        return new SeenForm(
                form.state().code(),
                form.blueNumber(),
                form.sellerTaxId(),
                Objects.requireNonNullElse(form.buyerTaxId(), ""),
                form.net(),
                form.tax(),
                form.reasonCode(),
                form.createdAt());
    }

    /** A moment as our tables keep it. */
    static Instant moment(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static FormFacts.Form form(SeenForm form) {
        return new FormFacts.Form(
                form.state(),
                form.blueNumber(),
                form.sellerTaxId(),
                form.buyerTaxId(),
                form.net(),
                form.tax(),
                form.reasonCode(),
                form.madeAt());
    }

    private static ReturnFacts.State state(InvoiceFacts invoice) {
        if (!invoice.returnable() && invoice.amounts() == null) {
            // A vendor of the marketplace issued it: only the vendor takes it back.
            return ReturnFacts.State.NOT_OURS_TO_RETURN;
        }
        return switch (invoice.status()) {
            case INVOICING -> ReturnFacts.State.ISSUING;
            case INVOICED, RETURN_REJECTED -> ReturnFacts.State.ISSUED;
            case RETURN_REQUESTED -> ReturnFacts.State.RETURNING;
            case RETURNED -> ReturnFacts.State.RETURNED;
            case PENDING_VENDOR, CANCELLED, FAILED -> ReturnFacts.State.NOT_OURS_TO_RETURN;
        };
    }
}
