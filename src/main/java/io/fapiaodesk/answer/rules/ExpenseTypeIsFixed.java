package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import org.jspecify.annotations.Nullable;

/** What an invoice says was bought follows from the product, before and after it is issued. */
public final class ExpenseTypeIsFixed implements Rule<ExpenseTypeIsFixed.Change> {

    /**
     * What an invoice says and what somebody wants it to say.
     *
     * @param content what the catalogue says of the product, if one was named
     */
    public record Change(@Nullable String content, @Nullable String wanted) {}

    @Override
    public RuleId id() {
        return new RuleId(15);
    }

    @Override
    public String faqSection() {
        return "Changing the invoice expense type";
    }

    @Override
    public Finding examine(Change change) {
        String content = change.content();
        if (content == null) {
            return Finding.violated(this, "EXPENSE_TYPE_FIXED");
        }
        return content.equalsIgnoreCase(change.wanted())
                ? Finding.satisfied(this, "EXPENSE_TYPE_AS_WANTED", content)
                : Finding.violated(this, "EXPENSE_TYPE_OF_PRODUCT", content);
    }
}
