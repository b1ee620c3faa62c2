package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.returning.rules.ReturnFacts;
import io.fapiaodesk.returning.rules.ReturnRules;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which way an invoice goes back, before anything is asked for (R56 to R59, R61; FAQ "Reissue an incorrect invoice"
 * and "Handling differences for booked and unbooked invoices"). What upstream systems have told of the buyer's bookkeeping
 * counts, whatever the customer says; what they have not told, the customer may know.
 */
@Service
public class AdviseOnReturn {

    /** Advice is asked for before a reason is given. */
    private static final String NO_REASON_YET = "-";

    private static final int REASON = 64;

    private final Invoices invoices;

    private final RuleOnReturn rules;

    AdviseOnReturn(Invoices invoices, RuleOnReturn rules) {
        this.invoices = invoices;
        this.rules = rules;
    }

    @Transactional(readOnly = true)
    public Result<ReturnAdvice> advise(String accountId, String invoiceId, BuyersWord word) {
        Optional<InvoiceFacts> found =
                invoices.find(invoiceId).filter(invoice -> invoice.accountId().equals(accountId));
        return found.map(invoice -> Result.done(advise(invoice, word)))
                .orElseGet(() -> Result.refused(Refusal.notFound()));
    }

    private ReturnAdvice advise(InvoiceFacts invoice, BuyersWord word) {
        ReturnFacts facts =
                Facts.of(invoice, invoice.booked() || word == BuyersWord.BOOKED_OR_DEDUCTED, NO_REASON_YET, null);
        List<Finding> findings = rules.onReturn(facts).findings().stream()
                .filter(finding -> finding.rule().number() != REASON)
                .toList();
        return new ReturnAdvice(invoice.id(), invoice.number(), way(invoice, findings), findings);
    }

    private static Way way(InvoiceFacts invoice, List<Finding> findings) {
        List<String> violated = findings.stream()
                .filter(Finding.Violated.class::isInstance)
                .map(Finding::code)
                .toList();
        if (violated.isEmpty()) {
            return Facts.isOnPaper(invoice) ? Way.MAIL_BACK : Way.DIRECT;
        }
        if (violated.contains(ReturnRules.CANCEL_INSTEAD)) {
            return Way.CANCEL;
        }
        return violated.equals(List.of(ReturnRules.FORM_NUMBER_REQUIRED)) ? Way.FORM_FIRST : Way.NOT_POSSIBLE;
    }
}
