package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.invoicing.rules.InvoiceChangeFacts;
import io.fapiaodesk.invoicing.rules.InvoiceRequestRules;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.security.SignedIn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers whoever wants an invoice changed: nothing of a requested invoice is changed, and here is what to do instead (R15,
 * R51, R52, R81; FAQ "Changing the invoice type", "Changing the date on an invoice").
 */
@Service
public class ChangeInvoice {

    private final InvoiceTable table;

    ChangeInvoice(InvoiceTable table) {
        this.table = table;
    }

    /** What is wanted instead of what the invoice says; what is not given is to stay. */
    public record Change(
            @Nullable String type,
            @Nullable String date,
            @Nullable String title,
            @Nullable String content,
            @Nullable String expenseType) {}

    /** Every reason why not, each with the way that leads to what is wanted. */
    @Transactional(readOnly = true)
    public List<Refusal> refuse(SignedIn who, String invoiceId, Change change) {
        Optional<Invoice> invoice =
                table.find(invoiceId).filter(found -> found.accountId().equals(who.accountId()));
        if (invoice.isEmpty()) {
            return List.of(Refusal.notFound());
        }
        Ruling ruling = InvoiceRequestRules.CHANGE.rule(new InvoiceChangeFacts(
                change.type() != null,
                change.date() != null,
                change.title() != null,
                change.content() != null || change.expenseType() != null));
        return ruling instanceof Ruling.Refused refused
                ? refused.violations().stream().map(Refusal::of).toList()
                : List.of(Refusal.invalidField("", "NO_SUCH_CHANGE"));
    }
}
