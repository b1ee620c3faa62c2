package io.fapiaodesk.answer.rules;

import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Rule;
import io.fapiaodesk.kernel.ruling.RuleId;
import org.jspecify.annotations.Nullable;

/** The order number of a purchased domain name finds the order, which is then invoiced by order detail. */
public final class DomainOrdersAreFound implements Rule<DomainOrdersAreFound.Search> {

    /**
     * A search for an order number.
     *
     * @param found the product of the order of that number, if the account has one
     */
    public record Search(
            @Nullable String orderNumber, @Nullable String found, boolean pricedPush) {}

    @Override
    public RuleId id() {
        return new RuleId(41);
    }

    @Override
    public String faqSection() {
        return "Invoicing for purchased domains";
    }

    @Override
    public Finding examine(Search search) {
        String number = search.orderNumber();
        if (number == null) {
            return Finding.undetermined(this, "ORDER_NUMBER_NEEDED");
        }
        if (search.found() == null) {
            return Finding.violated(this, "ORDER_NUMBER_NOT_FOUND", number);
        }
        return search.pricedPush()
                ? Finding.violated(this, "ORDER_IS_PRICED_PUSH", number)
                : Finding.satisfied(this, "ORDER_NUMBER_FOUND", number, search.found());
    }
}
