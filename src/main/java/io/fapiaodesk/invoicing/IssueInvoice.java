package io.fapiaodesk.invoicing;

import io.fapiaodesk.consumption.Deficit;
import io.fapiaodesk.consumption.Ledger;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceFace;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceSheet;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.taxbureau.Answer;
import io.fapiaodesk.taxbureau.BlueInvoice;
import io.fapiaodesk.taxbureau.Errand;
import io.fapiaodesk.taxbureau.TaxBureau;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gets an invoice issued at the tax bureau and hands it out: number and date are recorded, the files made and mailed, all
 * in one step, so that whoever sees an invoice as issued can have its files (R33, R44).
 */
@Service
public class IssueInvoice implements Errand {

    static final String SYSTEM = "fapiao-desk";

    private final InvoiceTable invoices;
    private final InvoiceFiles files;
    private final PrintedLines printed;
    private final IssuanceProgress progress;
    private final Ledger ledger;
    private final TaxBureau bureau;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    IssueInvoice(
            InvoiceTable invoices,
            InvoiceFiles files,
            PrintedLines printed,
            IssuanceProgress progress,
            Ledger ledger,
            TaxBureau bureau,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.invoices = invoices;
        this.files = files;
        this.printed = printed;
        this.progress = progress;
        this.ledger = ledger;
        this.bureau = bureau;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public boolean knows(String errandId) {
        return errandId.startsWith("INV-");
    }

    @Override
    public String describe(String errandId) {
        return "invoice " + errandId
                + invoices.find(errandId)
                        .map(invoice -> " of case " + invoice.requestId())
                        .orElse("");
    }

    @Override
    @Transactional
    public Announcement announce(String errandId) {
        Invoice invoice = invoices.lock(errandId).orElseThrow();
        if (invoice.status() != InvoiceStatus.INVOICING) {
            return new Announcement.Ended(outcomeOf(invoice));
        }
        boolean first = invoice.issuance().submittedAt() == null;
        Invoice submitted = invoice.submitted(clock.instant());
        if (first) {
            invoices.update(submitted);
        }
        return new Announcement.Pending(
                Objects.requireNonNull(submitted.issuance().bureauRequestId()),
                first,
                Objects.requireNonNull(submitted.issuance().submittedAt()));
    }

    @Override
    public Answer submit(String errandId) {
        Invoice invoice = invoices.find(errandId).orElseThrow();
        InvoiceFace face = invoice.face();
        PrintedLines.Printed print = printed.of(invoice);
        return bureau.issue(new BlueInvoice(
                Objects.requireNonNull(invoice.issuance().bureauRequestId()),
                face.type() == InvoiceType.SPECIAL ? BlueInvoice.Type.SPECIAL : BlueInvoice.Type.GENERAL,
                seller(face),
                buyer(face),
                print.lines().stream().map(line -> line(face, line)).toList(),
                face.requireAmounts(),
                print.remarks()));
    }

    static BlueInvoice.Party seller(InvoiceFace face) {
        return new BlueInvoice.Party(
                face.seller().nameZh(),
                face.seller().taxId(),
                face.seller().address(),
                face.seller().phone(),
                face.seller().bank(),
                face.seller().bankAccount());
    }

    static BlueInvoice.Party buyer(InvoiceFace face) {
        return new BlueInvoice.Party(
                face.buyer().name(),
                face.buyer().taxId(),
                face.buyer().address(),
                face.buyer().phone(),
                face.buyer().bank(),
                face.buyer().bankAccount());
    }

    private static BlueInvoice.Line line(InvoiceFace face, InvoiceLine line) {
        return new BlueInvoice.Line(
                Objects.requireNonNull(line.content()), face.requireRate(), Objects.requireNonNull(line.amounts()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Outcome> record(String errandId, Answer answer) {
        if (answer instanceof Answer.Issued issued) {
            return Optional.of(recordIssued(errandId, issued));
        }
        if (answer instanceof Answer.Refused refused) {
            return Optional.of(recordRefused(errandId, refused));
        }
        if (answer instanceof Answer.Cancelled) {
            return Optional.of(recordCancelled(errandId, By.SYSTEM, SYSTEM));
        }
        return Optional.empty();
    }

    private Outcome recordIssued(String id, Answer.Issued issued) {
        Invoice invoice = lock(id);
        if (invoice.status() == InvoiceStatus.CANCELLED) {
            throw new IllegalStateException("The tax bureau has issued " + id + " as " + issued.number()
                    + " after it had said that it was cancelled. Remedy: have the invoice reversed at the tax bureau.");
        }
        if (invoice.status() != InvoiceStatus.INVOICING) {
            return outcomeOf(invoice);
        }
        Invoice done = invoice.issued(issued.number(), issued.issuedAt());
        invoices.update(done);
        PrintedLines.Printed print = printed.of(done);
        List<String> documents = files.make(done, print, issued.sample());
        RequestId caseId = caseOf(done);
        note(done, "INVOICE_ISSUED", By.SYSTEM, SYSTEM, Map.of("number", issued.number()));
        Map<String, String> arguments = new HashMap<>(Map.of(
                "number", issued.number(),
                "gross", done.face().gross().toString(),
                "seller", done.face().seller().nameZh(),
                "link", "/invoices/" + id));
        if (issued.sample()) {
            arguments.put("sample", "true");
        }
        notices.post(new Notice(
                caseId + "/" + id + "/issued",
                caseId,
                new Recipient.DefaultMailbox(done.accountId()),
                "invoice-issued",
                arguments,
                documents));
        List<String> others = print.mailTo();
        for (int n = 0; n < others.size(); n++) {
            Recipient other = EmailAddress.check("/mailTo/" + n, others.get(n))
                    .fold(address -> new Recipient.Address(done.accountId(), address), refusals -> {
                        throw new IllegalStateException("The request was kept with a wrong address");
                    });
            notices.post(new Notice(
                    caseId + "/" + id + "/issued/" + (n + 1), caseId, other, "invoice-issued", arguments, documents));
        }
        progress.update(caseId);
        return Outcome.ISSUED;
    }

    private Outcome recordRefused(String id, Answer.Refused refused) {
        return fail(id, "INVOICE_REFUSED", refused.code(), refused.message());
    }

    /** A rule forbids to put it to the tax bureau. */
    void refuse(String id, String code, String reason) {
        fail(id, "INVOICE_HELD", code, reason);
    }

    private Outcome fail(String id, String action, String code, String reason) {
        Invoice invoice = lock(id);
        if (invoice.status() != InvoiceStatus.INVOICING) {
            return outcomeOf(invoice);
        }
        Invoice failed = invoice.fail(code, reason);
        invoices.update(failed);
        note(failed, action, By.SYSTEM, SYSTEM, Map.of("code", code));
        progress.update(caseOf(failed));
        return Outcome.REFUSED;
    }

    /** The bureau has said that it will not issue it: what the invoice covered is free again. */
    Outcome recordCancelled(String id, By by, String actor) {
        Invoice invoice = lock(id);
        if (invoice.status() == InvoiceStatus.INVOICING) {
            cancel(invoice, by, actor);
            return Outcome.CANCELLED;
        }
        return outcomeOf(invoice);
    }

    /** The invoice, with all others of its request. */
    Invoice lock(String id) {
        return invoices.lockWithSiblings(id).orElseThrow();
    }

    void cancel(Invoice invoice, By by, String actor) {
        Invoice cancelled = free(invoice);
        note(cancelled, "INVOICE_CANCELLED", by, actor, Map.of());
        progress.update(caseOf(cancelled));
    }

    /** It will never be issued: what it covered is free again, and what was offset along with it is not any more. */
    Invoice free(Invoice invoice) {
        Invoice cancelled = invoice.cancel();
        invoices.update(cancelled);
        RequestId caseId = caseOf(cancelled);
        List<Invoice> all = invoices.ofRequest(caseId);
        Map<String, List<InvoiceLine>> lines =
                invoices.lines(all.stream().map(Invoice::id).toList());
        InvoiceSheet gone = new InvoiceSheet(cancelled, lines.getOrDefault(cancelled.id(), List.of()));
        List<InvoiceSheet> others = all.stream()
                .filter(other -> other.status() != InvoiceStatus.CANCELLED)
                .map(other -> new InvoiceSheet(other, lines.getOrDefault(other.id(), List.of())))
                .toList();
        ledger.cancel(invoices.amountsByItem(cancelled.id()), caseId.value(), made -> {
            Deficit deficit = made.deficit();
            return gone.takesBack(others, made.itemId(), deficit.entityCode(), deficit.content(), deficit.rate());
        });
        return cancelled;
    }

    void note(Invoice invoice, String action, By by, String actor, Map<String, String> details) {
        Map<String, String> all = new HashMap<>(details);
        all.put("invoice", invoice.id());
        journal.record(new JournalEntry(caseOf(invoice).value(), action, by, actor, all, true));
    }

    static RequestId caseOf(Invoice invoice) {
        return Objects.requireNonNull(invoice.requestId(), "Nobody here has asked for a historic invoice");
    }

    private static Outcome outcomeOf(Invoice invoice) {
        if (invoice.status().isIssued()) {
            return Outcome.ISSUED;
        }
        return invoice.status() == InvoiceStatus.FAILED ? Outcome.REFUSED : Outcome.CANCELLED;
    }
}
