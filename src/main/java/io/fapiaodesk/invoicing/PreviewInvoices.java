package io.fapiaodesk.invoicing;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.invoicing.InvoicePreview.ItemText;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows the invoices that an order would become, or every reason why it would not, and stores nothing (R35, R38, R39, R46
 * to R48; FAQ "Differences between invoicing methods", "Splitting invoice requests").
 */
@Service
public class PreviewInvoices {

    private final Accounts accounts;
    private final PlanInvoices planInvoices;
    private final PreviewTexts texts;

    PreviewInvoices(Accounts accounts, PlanInvoices planInvoices, PreviewTexts texts) {
        this.accounts = accounts;
        this.planInvoices = planInvoices;
        this.texts = texts;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** These invoices it would become. Amounts are CNY. */
        record Previewed(InvoicePreview preview) implements Outcome {}

        /** It would be refused; the items tell which of them is at fault. */
        record Refused(List<Refusal> refusals, List<ItemText> items) implements Outcome {}
    }

    @Transactional(readOnly = true)
    public Outcome preview(SignedIn who, InvoiceOrder order) {
        Optional<Account> account = Optional.ofNullable(who.accountId()).flatMap(accounts::find);
        if (account.isEmpty()) {
            return new Outcome.Refused(List.of(Refusal.notPermitted("NOT_A_CUSTOMER")), List.of());
        }
        return order.check()
                .fold(checked -> preview(account.get(), checked), refusals -> new Outcome.Refused(refusals, List.of()));
    }

    private Outcome preview(Account account, InvoiceOrder.Checked order) {
        Planned planned = planInvoices.plan(account, order, false);
        if (planned instanceof Planned.Drawn drawn) {
            return new Outcome.Previewed(texts.preview(drawn));
        }
        Planned.Refused refused = (Planned.Refused) planned;
        return new Outcome.Refused(refused.refusals(), texts.items(refused.items()));
    }
}
