package io.fapiaodesk.returning;

import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.Requests;
import io.fapiaodesk.returning.domain.InvoiceReturn;
import io.fapiaodesk.returning.domain.InvoiceReturn.Asked;
import io.fapiaodesk.returning.domain.InvoiceReturn.Decision;
import io.fapiaodesk.returning.domain.InvoiceReturn.End;
import io.fapiaodesk.returning.persistence.ReturnTable;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Returns for those who may see them: callers make sure of that. */
@Service
public class ReadReturns {

    private static final int NEWEST = 1_000;

    private final ReturnTable returns;
    private final Requests requests;

    ReadReturns(ReturnTable returns, Requests requests) {
        this.returns = returns;
        this.requests = requests;
    }

    @Transactional(readOnly = true)
    public Optional<ReturnView> find(RequestId id) {
        return returns.find(id).map(this::view);
    }

    /** The latest return of an invoice, whatever has become of it. */
    @Transactional(readOnly = true)
    public Optional<ReturnView> latestOf(String invoiceId) {
        return returns.latestOf(invoiceId).map(this::view);
    }

    /** What the newest returns of an account are about: the numbers of the invoices. */
    @Transactional(readOnly = true)
    public Map<RequestId, String> numbersOf(String accountId) {
        return returns.numbersOf(accountId, NEWEST);
    }

    ReturnView view(InvoiceReturn invoiceReturn) {
        Asked asked = invoiceReturn.asked();
        Request request = requests.find(asked.id()).orElseThrow();
        Promise promise = request.promise();
        InvoiceReturn.SeenForm form = invoiceReturn.form();
        End end = invoiceReturn.end();
        return new ReturnView(
                asked.id(),
                asked.accountId(),
                asked.invoiceId(),
                asked.invoiceNumber(),
                asked.gross().toString(),
                asked.path().name(),
                invoiceReturn.state().name(),
                invoiceReturn.isOpen(),
                invoiceReturn.isOpen() && !invoiceReturn.isAtTheBureau(),
                asked.formNumber() == null ? null : asked.formNumber().value(),
                asked.reason(),
                asked.remarks(),
                request.findings(),
                asked.at(),
                promise == null || request.promisePaused() ? null : promise.limit(),
                form == null ? null : form.voidAt().orElse(null),
                invoiceReturn.red().number(),
                by(invoiceReturn.decision()),
                note(invoiceReturn.decision()),
                by(invoiceReturn.confirmation()),
                note(invoiceReturn.confirmation()),
                end == null ? null : end.code(),
                end == null ? null : end.reason());
    }

    private static @Nullable String note(@Nullable Decision decision) {
        return decision == null ? null : decision.note();
    }

    private static @Nullable String by(@Nullable Decision decision) {
        return decision == null ? null : decision.by();
    }
}
