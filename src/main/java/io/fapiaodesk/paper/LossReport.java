package io.fapiaodesk.paper;

import io.fapiaodesk.kernel.PlainText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.paper.domain.MailTo;
import io.fapiaodesk.paper.domain.MissingCopies;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer says of a lost paper invoice; nothing in it is believed yet, and of where the parcel is nothing is
 * asked. The names are those of the HTTP interface.
 *
 * @param addressCorrect whether the parcel bears the right address; left out, unless a new one is given, it does
 * @param received whether the customer has had it in hand
 * @param missingCopies {@code DEDUCTION}, {@code INVOICE}, or both; to be named by whoever has had it in hand
 * @param contact whom and where to send it or a copy to
 * @param invoiceCorrect false to have it voided and issued anew
 */
public record LossReport(
        @Nullable Boolean addressCorrect,
        @Nullable Boolean phoneCorrect,
        @Nullable String newAddress,
        @Nullable Boolean received,
        @Nullable List<@Nullable String> missingCopies,
        @Nullable Contact contact,
        @Nullable Boolean invoiceCorrect) {

    /** Nothing but that it is lost. */
    public static final LossReport BARE = new LossReport(null, null, null, null, null, null, null);

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 200;

    /** Whom and where to send it to, as it was filled in. */
    public record Contact(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address) {

        boolean isEmpty() {
            return isBlank(name) && isBlank(phone) && isBlank(address);
        }

        /**
         * Looks at every field and collects what is wrong with any of them.
         *
         * @param otherAddress where to send it instead of the address here; empty if nothing else was said
         */
        Result<MailTo> check(String pointer, @Nullable String otherAddress) {
            List<Refusal> wrong = new ArrayList<>();
            String who = keep(PlainText.check(pointer + "/name", name, LONGEST_NAME), wrong);
            String number = keep(PlainText.phone(pointer + "/phone", phone), wrong);
            String where = otherAddress != null && isBlank(address)
                    ? otherAddress
                    : keep(PlainText.check(pointer + "/address", address, LONGEST_ADDRESS), wrong);
            return wrong.isEmpty()
                    ? Result.done(new MailTo(who, number, otherAddress == null ? where : otherAddress))
                    : Result.refused(wrong);
        }

        /** Personal data stays out of logs. */
        @Override
        public String toString() {
            return "Contact[]";
        }
    }

    /**
     * The report in its normal form.
     *
     * @param saysReceived what the customer said of it, if anything
     * @param missing what the customer named, if anything
     */
    record Checked(
            boolean addressIsCorrect,
            boolean phoneIsCorrect,
            boolean invoiceIsCorrect,
            @Nullable Boolean saysReceived,
            @Nullable MissingCopies missing,
            MailTo mailTo) {}

    /** Looks at every field and collects what is wrong with any of them. */
    Result<Checked> check() {
        List<Refusal> wrong = new ArrayList<>();
        String elsewhere =
                isBlank(newAddress) ? null : keep(PlainText.check("/newAddress", newAddress, LONGEST_ADDRESS), wrong);
        MissingCopies missing = missing(wrong);
        MailTo mailTo = contact == null || contact.isEmpty()
                ? new MailTo(null, null, elsewhere)
                : keep(contact.check("/contact", elsewhere), wrong);
        if (!wrong.isEmpty() || mailTo == null) {
            return Result.refused(wrong);
        }
        return Result.done(new Checked(
                addressCorrect == null ? elsewhere == null : addressCorrect,
                !Boolean.FALSE.equals(phoneCorrect),
                !Boolean.FALSE.equals(invoiceCorrect),
                received,
                missing,
                mailTo));
    }

    private @Nullable MissingCopies missing(List<Refusal> wrong) {
        List<@Nullable String> named = missingCopies == null ? List.of() : missingCopies;
        Set<MissingCopies> copies = EnumSet.noneOf(MissingCopies.class);
        for (int i = 0; i < named.size(); i++) {
            String word = named.get(i);
            if (MissingCopies.DEDUCTION.name().equals(word)) {
                copies.add(MissingCopies.DEDUCTION);
            } else if (MissingCopies.INVOICE.name().equals(word)) {
                copies.add(MissingCopies.INVOICE);
            } else {
                wrong.add(Refusal.invalidField("/missingCopies/" + i, "INVALID_VALUE"));
                return null;
            }
        }
        if (copies.isEmpty() && Boolean.TRUE.equals(received)) {
            // What replaces which copy is a matter of law: that nothing was named does not say that all are lost.
            wrong.add(Refusal.invalidField("/missingCopies", "REQUIRED"));
        }
        return switch (copies.size()) {
            case 0 -> null;
            case 1 -> copies.iterator().next();
            default -> MissingCopies.BOTH;
        };
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static <T> @Nullable T keep(Result<T> checked, List<Refusal> wrong) {
        if (checked instanceof Result.Done<T> done) {
            return done.value();
        }
        wrong.addAll(((Result.Refused<T>) checked).refusals());
        return null;
    }

    /** Says nothing that identifies anybody. */
    @Override
    public String toString() {
        return "LossReport[" + addressCorrect + ", " + phoneCorrect + ", " + received + ", " + missingCopies + "]";
    }
}
