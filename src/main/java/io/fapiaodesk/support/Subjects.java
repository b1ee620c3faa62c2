package io.fapiaodesk.support;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.title.ReadTitles;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a question can be about: an invoice, an order, a title or a request, and only the customer's own. */
@Component
class Subjects {

    private final ReadInvoices invoices;
    private final Ledger ledger;
    private final ReadTitles titles;
    private final Requests requests;
    private final Accounts accounts;

    Subjects(ReadInvoices invoices, Ledger ledger, ReadTitles titles, Requests requests, Accounts accounts) {
        this.invoices = invoices;
        this.ledger = ledger;
        this.titles = titles;
        this.requests = requests;
        this.accounts = accounts;
    }

    boolean belongsTo(Account account, String id) {
        return isRequestOf(account, id)
                || invoices.ofAccount(account.id(), id).isPresent()
                || ledger.find(List.of(id)).stream().anyMatch(item -> accounts.spokenForBy(account).stream()
                        .anyMatch(family -> family.id().equals(item.accountId())))
                || titles.titles(account).stream().anyMatch(title -> title.id().equals(id));
    }

    private boolean isRequestOf(Account account, String id) {
        return RequestId.isWellFormed(id)
                && requests.find(new RequestId(id))
                        .filter(request -> request.accountId().equals(account.id()))
                        .isPresent();
    }
}
