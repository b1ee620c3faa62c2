package io.fapiaodesk.returning;

import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.ReturnProcess;
import io.fapiaodesk.returning.persistence.ReturnTable;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer takes a return back, as long as the tax bureau has not been asked for the red-letter invoice. */
@Service
public class WithdrawReturn {

    private final ReturnTable returns;
    private final ReturnDesk desk;
    private final ReadReturns views;
    private final Invoices invoices;
    private final ReturnProcess process;
    private final CurrentSignIn signIn;

    WithdrawReturn(
            ReturnTable returns,
            ReturnDesk desk,
            ReadReturns views,
            Invoices invoices,
            ReturnProcess process,
            CurrentSignIn signIn) {
        this.returns = returns;
        this.desk = desk;
        this.views = views;
        this.invoices = invoices;
        this.process = process;
        this.signIn = signIn;
    }

    /** The invoice is as if no return had been asked for. */
    @Transactional
    public Result<ReturnView> withdraw(String accountId, RequestId id) {
        Optional<InvoiceReturn> found = returns.find(id)
                .filter(invoiceReturn -> invoiceReturn.asked().accountId().equals(accountId));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        InvoiceReturn open = desk.lock(id);
        if (!open.isOpen()) {
            return Result.refused(
                    Refusal.wrongState("RETURN_ENDED", open.state().name()));
        }
        if (open.isAtTheBureau()) {
            return Result.refused(Refusal.wrongState("RED_ASKED_FOR"));
        }
        InvoiceReturn withdrawn = desk.close(open.withdraw());
        invoices.withdrawReturn(withdrawn.asked().invoiceId());
        desk.note(
                withdrawn,
                "RETURN_WITHDRAWN",
                By.CUSTOMER,
                signIn.find().map(SignedIn::name).orElse(accountId),
                Map.of());
        desk.letter(withdrawn, "outcome", "return-withdrawn", Map.of());
        process.withdrawn(withdrawn);
        return Result.done(views.view(withdrawn));
    }
}
