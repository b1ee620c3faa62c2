package io.fapiaodesk.invoicing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.consumption.Offset;
import io.fapiaodesk.invoicing.InvoicePreview.ItemText;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceFace;
import io.fapiaodesk.invoicing.domain.InvoiceId;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoicePlan;
import io.fapiaodesk.invoicing.domain.InvoiceRequest;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.domain.IssuanceProcess;
import io.fapiaodesk.invoicing.domain.Medium;
import io.fapiaodesk.invoicing.domain.PreviewVersion;
import io.fapiaodesk.invoicing.domain.RequestOutcome;
import io.fapiaodesk.invoicing.domain.Seller;
import io.fapiaodesk.invoicing.persistence.InvoiceRequestTable;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.Promise;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.request.PromisedDays;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.request.Requests;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A customer asks for invoices (R6, R10, R12, R15 to R17, R26, R38, R39, R46 to R50, R62, R66; FAQ "Issuing invoices"). In
 * one transaction the items and deficits are locked, the order is planned anew, the amounts are taken from the ledger, and
 * case, invoices and process come to be; so an item is never invoiced twice or over its amount, however many ask at once.
 */
@Service
public class RequestInvoices {

    /** An e-invoice is mailed within one business day (R33). */
    private static final PromisedDays OURS = new PromisedDays(1, 1);

    /** A third party of the marketplace has seven (R34). */
    private static final PromisedDays A_VENDORS = new PromisedDays(7, 7);

    private final Accounts accounts;
    private final PlanInvoices planInvoices;
    private final PreviewTexts texts;
    private final Entities entities;
    private final Ledger ledger;
    private final InvoiceRequestTable requestTable;
    private final InvoiceTable invoiceTable;
    private final Requests requests;
    private final Journal journal;
    private final IssuanceProcess process;
    private final OneAtATime turns;
    private final TransactionOperations transaction;
    private final Clock clock;

    RequestInvoices(
            Accounts accounts,
            PlanInvoices planInvoices,
            PreviewTexts texts,
            Entities entities,
            Ledger ledger,
            InvoiceRequestTable requestTable,
            InvoiceTable invoiceTable,
            Requests requests,
            Journal journal,
            IssuanceProcess process,
            OneAtATime turns,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.planInvoices = planInvoices;
        this.texts = texts;
        this.entities = entities;
        this.ledger = ledger;
        this.requestTable = requestTable;
        this.invoiceTable = invoiceTable;
        this.requests = requests;
        this.journal = journal;
        this.process = process;
        this.turns = turns;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The case is open. */
        record Accepted(RequestId requestId, String status, Promise promise, List<RequestedInvoice> invoices)
                implements Outcome {}

        /** Nothing was done; the items tell which of them is at fault. */
        record Refused(List<Refusal> refusals, List<ItemText> items) implements Outcome {}

        /** Nothing was done, because the invoices would no longer be those that the customer saw. */
        record PreviewChanged(Difference difference, InvoicePreview preview) implements Outcome {}
    }

    /**
     * An invoice that was asked for. Amounts are CNY with two decimals; one that a vendor issues has neither net nor tax.
     *
     * @param payeeName who collected the money; not always who issues the invoice (R2)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestedInvoice(
            String id,
            String status,
            String entityCode,
            String entityName,
            String payeeCode,
            String payeeName,
            String gross,
            @Nullable String net,
            @Nullable String tax) {}

    /** What has changed since the preview, in CNY with two decimals. */
    public record Difference(List<ChangedInvoice> invoices, BeforeAndAfter total, BeforeAndAfter offsets) {}

    /** An invoice that has changed, come or gone. */
    public record ChangedInvoice(String entityCode, String rate, BeforeAndAfter gross) {}

    /** An amount then and now. */
    public record BeforeAndAfter(String before, String after) {

        private static BeforeAndAfter of(PreviewVersion.Amounts amounts) {
            return new BeforeAndAfter(
                    amounts.before().toString(), amounts.after().toString());
        }
    }

    public Outcome request(SignedIn who, InvoiceOrder order) {
        return inTurn(who, () -> Objects.requireNonNull(transaction.execute(status -> requestNow(who, order))));
    }

    /**
     * For whoever has more to do in the transaction of a request: it has to begin within the work.
     *
     * @throws org.springframework.dao.QueryTimeoutException when too many of the account ask at the same time
     */
    public <T> T inTurn(SignedIn who, Supplier<T> work) {
        return who.accountId() == null ? work.get() : turns.of(who.accountId(), work);
    }

    private Outcome requestNow(SignedIn who, InvoiceOrder order) {
        Optional<Account> account = Optional.ofNullable(who.accountId()).flatMap(accounts::hold);
        if (account.isEmpty()) {
            return new Outcome.Refused(List.of(Refusal.notPermitted("NOT_A_CUSTOMER")), List.of());
        }
        return order.check()
                .fold(
                        checked -> request(who, account.get(), checked),
                        refusals -> new Outcome.Refused(refusals, List.of()));
    }

    private Outcome request(SignedIn who, Account account, InvoiceOrder.Checked order) {
        Planned planned = planInvoices.plan(account, order, true);
        if (planned instanceof Planned.Refused refused) {
            return new Outcome.Refused(refused.refusals(), texts.items(refused.items()));
        }
        Planned.Drawn drawn = (Planned.Drawn) planned;
        if (order.previewVersion() != null) {
            PreviewVersion seen = PreviewVersion.parse(order.previewVersion());
            if (!seen.isSameAs(drawn.version())) {
                return new Outcome.PreviewChanged(difference(seen.to(drawn.version())), texts.preview(drawn));
            }
        }
        return open(who, account, order, drawn);
    }

    private Outcome open(SignedIn who, Account account, InvoiceOrder.Checked order, Planned.Drawn drawn) {
        RequestId id = RequestId.next(RequestKind.INVOICE_ISSUANCE.prefix());
        InvoicePlan plan = drawn.plan();
        String status = plan.drafts().isEmpty() ? RequestOutcome.FORWARDED_TO_VENDOR : RequestOutcome.ISSUING;
        Instant now = clock.instant();

        ledger.invoice(plan.invoicedByItem(), id.value());
        ledger.offset(
                plan.offsets().stream()
                        .map(offset -> new Offset(offset.deficitId(), offset.itemId(), offset.amount()))
                        .toList(),
                id.value());
        Promise promise = requests.open(
                id,
                RequestKind.INVOICE_ISSUANCE,
                account.id(),
                status,
                plan.forwarded().isEmpty() ? OURS : A_VENDORS,
                drawn.ruling());
        requestTable.insert(new InvoiceRequest(
                id,
                account.id(),
                order.method(),
                order.amount(),
                order.month(),
                drawn.type(),
                order.titleId(),
                drawn.version().toString(),
                who.name(),
                now,
                drawn.lines(),
                order.remarks(),
                order.mailTo()));
        List<Invoice> invoices = insert(id, account, drawn, now);
        journal.record(new JournalEntry(
                id.value(),
                "INVOICES_REQUESTED",
                By.CUSTOMER,
                who.name(),
                Map.of(
                        "rules", drawn.ruling().bookVersion(),
                        "invoices", String.valueOf(invoices.size()),
                        "gross", plan.total().gross().toString(),
                        "forwarded", plan.forwardedTotal().toString(),
                        "offset", plan.offsetTotal().toString()),
                true));
        process.start(id);
        return new Outcome.Accepted(
                id, status, promise, invoices.stream().map(this::requested).toList());
    }

    private List<Invoice> insert(RequestId id, Account account, Planned.Drawn drawn, Instant now) {
        List<Invoice> invoices = new ArrayList<>();
        for (InvoicePlan.Draft draft : drawn.plan().drafts()) {
            Invoice invoice = Invoice.requested(InvoiceId.next(), id, account.id(), face(drawn.type(), draft), now);
            List<InvoiceLine> lines = new ArrayList<>();
            for (InvoicePlan.TaxedLine line : draft.lines()) {
                lines.add(new InvoiceLine(
                        lines.size() + 1,
                        line.itemId(),
                        line.content(),
                        line.amounts().gross(),
                        line.amounts()));
            }
            invoiceTable.insert(invoice, lines);
            invoices.add(invoice);
        }
        for (InvoicePlan.Forwarded forwarded : drawn.plan().forwarded()) {
            Invoice invoice = Invoice.forwarded(InvoiceId.next(), id, account.id(), face(drawn.type(), forwarded), now);
            List<InvoiceLine> lines = new ArrayList<>();
            for (InvoicePlan.Line line : forwarded.lines()) {
                lines.add(new InvoiceLine(lines.size() + 1, line.itemId(), null, line.gross(), null));
            }
            invoiceTable.insert(invoice, lines);
            invoices.add(invoice);
        }
        return invoices;
    }

    private InvoiceFace face(InvoiceType type, InvoicePlan.Draft draft) {
        return new InvoiceFace(
                type,
                Medium.DIGITAL,
                seller(entities.get(draft.entityCode())),
                draft.buyer(),
                draft.content(),
                draft.rate(),
                draft.total().gross(),
                draft.total(),
                null);
    }

    private static InvoiceFace face(InvoiceType type, InvoicePlan.Forwarded forwarded) {
        return new InvoiceFace(
                type,
                Medium.DIGITAL,
                Seller.vendor(forwarded.vendor().name()),
                forwarded.buyer(),
                null,
                null,
                forwarded.gross(),
                null,
                forwarded.vendor().contact());
    }

    static Seller seller(Entity entity) {
        return new Seller(
                entity.code(),
                entity.name(),
                entity.nameZh(),
                entity.taxId(),
                entity.printedAddress(),
                entity.phone(),
                entity.printedBank(),
                entity.bankAccount());
    }

    private RequestedInvoice requested(Invoice invoice) {
        InvoiceFace face = invoice.face();
        return new RequestedInvoice(
                invoice.id(),
                invoice.status().name(),
                face.seller().code(),
                face.seller().name(),
                entities.payee().code(),
                entities.payee().name(),
                face.gross().toString(),
                face.amounts() == null ? null : face.amounts().net().toString(),
                face.amounts() == null ? null : face.amounts().tax().toString());
    }

    private static Difference difference(PreviewVersion.Difference difference) {
        return new Difference(
                difference.invoices().stream()
                        .map(change -> new ChangedInvoice(
                                change.entityCode(), change.rate(), BeforeAndAfter.of(change.gross())))
                        .toList(),
                BeforeAndAfter.of(difference.total()),
                BeforeAndAfter.of(difference.offsets()));
    }
}
