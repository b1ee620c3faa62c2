package io.fapiaodesk.invoicing.rules;

import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.Method;
import io.fapiaodesk.kernel.Yuan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know about a request for invoices before anything is planned. What is wrong with single items is another
 * rule book's question.
 *
 * @param typeAsked the invoice type in the word of whoever asked
 * @param expenseTypeNamed whether the request names an expense type or invoice content of its own
 * @param enterpriseAccount whether the account that asks is registered to an enterprise
 * @param accountManager whether the account that asks has an account manager
 * @param titles those that the invoices would be made out to
 * @param foreignTitle whether a title was named that is none of the asker's
 * @param itemsOfMembers whether items of member accounts are chosen
 * @param itemsPaidOnBehalf whether items are chosen that the asker paid on behalf of somebody else
 * @param month the month of a monthly bill
 * @param billDay the day of the following month from which the bill is there
 * @param itemsChosen how many items were found that can be invoiced
 * @param itemsRefused how many that were named cannot be
 * @param open what is open of the chosen items, in CNY with tax
 * @param wanted what is wanted of them
 * @param inReturn what of the chosen items is on invoices whose return is running
 */
public record InvoiceRequestFacts(
        Method method,
        String typeAsked,
        boolean expenseTypeNamed,
        boolean enterpriseAccount,
        boolean accountManager,
        List<TitleFacts> titles,
        boolean foreignTitle,
        boolean itemsOfMembers,
        boolean itemsPaidOnBehalf,
        @Nullable YearMonth month,
        LocalDate today,
        int billDay,
        int itemsChosen,
        int itemsRefused,
        Yuan open,
        Yuan wanted,
        Yuan inReturn) {

    public InvoiceRequestFacts {
        titles = List.copyOf(titles);
    }

    boolean wantsSpecial() {
        return InvoiceType.named(typeAsked).equals(Optional.of(InvoiceType.SPECIAL));
    }

    /** The first title, if any, that something is the matter with. */
    Optional<TitleFacts> titleWith(TitleFacts.Standing standing) {
        return titles.stream().filter(title -> title.standing() == standing).findFirst();
    }

    Optional<TitleFacts> titleWith(TitleFacts.SpecialVat specialVat) {
        return titles.stream().filter(title -> title.specialVat() == specialVat).findFirst();
    }
}
