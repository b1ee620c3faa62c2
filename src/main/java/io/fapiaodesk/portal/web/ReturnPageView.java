package io.fapiaodesk.portal.web;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.paper.ReturnPackage;
import io.fapiaodesk.returning.BuyersWord;
import io.fapiaodesk.returning.ReturnView;
import io.fapiaodesk.returning.ReturnWish;
import io.fapiaodesk.returning.Way;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page that leads an invoice back.
 *
 * @param asks whether it depends on the buyer's bookkeeping, of which nobody has told us
 * @param answer what the customer says of it; empty before the question is answered
 * @param wanted what the customer wants different, if they said so
 * @param fixed why that cannot be changed on the invoice itself
 * @param wish what was typed and refused
 * @param problems why it is refused as a whole
 * @param atFields why it is refused, field by field
 * @param latest the latest return of this invoice
 * @param packages where the paper goes; empty when there is none, or we know no address
 */
record ReturnPageView(
        InvoiceView invoice,
        Way way,
        boolean asks,
        @Nullable Answer answer,
        @Nullable Change wanted,
        List<Problem> fixed,
        List<FindingView> findings,
        @Nullable ReturnWish wish,
        List<Problem> problems,
        List<Problem> atFields,
        @Nullable ReturnView latest,
        List<ReturnPackage> packages,
        Wording.In words) {

    /** What the customer says of the buyer's bookkeeping, as it stands in an address. */
    enum Answer {
        NO(BuyersWord.NOT_BOOKED),
        YES(BuyersWord.BOOKED_OR_DEDUCTED),
        UNKNOWN(BuyersWord.UNKNOWN);

        private final BuyersWord word;

        Answer(BuyersWord word) {
            this.word = word;
        }

        BuyersWord word() {
            return word;
        }

        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Answer of(@Nullable String value) {
            for (Answer answer : values()) {
                if (answer.value().equals(value)) {
                    return answer;
                }
            }
            return null;
        }
    }

    /** What people want changed on an issued invoice. */
    enum Change {
        TYPE,
        DATE,
        TITLE,
        CONTENT;

        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Change of(@Nullable String value) {
            for (Change change : values()) {
                if (change.value().equals(value)) {
                    return change;
                }
            }
            return null;
        }
    }

    /** A refusal as people read it, with the rule it comes from and the way out. */
    record Problem(
            String field,
            String detail,
            @Nullable String wouldPassIf,
            @Nullable String rule,
            @Nullable String faq) {}

    public List<Answer> answers() {
        return List.of(Answer.values());
    }

    /** Whether the question is still to be answered. */
    public boolean isQuestion() {
        return asks && answer == null && !isClosed();
    }

    /** Whether nothing can be asked for on this page. */
    public boolean isClosed() {
        return way == Way.CANCEL || way == Way.NOT_POSSIBLE;
    }

    public boolean isFormFirst() {
        return way == Way.FORM_FIRST;
    }

    public boolean isMailBack() {
        return way == Way.MAIL_BACK;
    }

    public List<Problem> at(String field) {
        return atFields.stream()
                .filter(problem -> problem.field().equals("/" + field))
                .toList();
    }

    public @Nullable String reason() {
        return wish == null ? null : wish.reason();
    }

    /** The tax bureau wants the number of the original in the remarks. */
    public @Nullable String remarks() {
        return wish == null ? (isFormFirst() ? invoice.number() : null) : wish.remarks();
    }

    public @Nullable String formNumber() {
        return wish == null ? null : wish.confirmationFormNumber();
    }

    public String seller() {
        return words.company(invoice.entityName(), invoice.entityNameZh());
    }

    public String payee() {
        return words.payee();
    }

    public String money(String amount) {
        return Money.of(amount);
    }

    public String tone(String status) {
        return InvoicePageView.toneOf(status);
    }
}
