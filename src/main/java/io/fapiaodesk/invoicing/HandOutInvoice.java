package io.fapiaodesk.invoicing;

import io.fapiaodesk.account.Mailbox;
import io.fapiaodesk.account.Mailboxes;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.persistence.InvoiceDocumentTable;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.invoicing.persistence.RedInvoiceTable;
import io.fapiaodesk.invoicing.rules.FilesAreOfIssuedInvoices;
import io.fapiaodesk.kernel.EmailAddress;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.audit.Journal;
import io.fapiaodesk.platform.audit.JournalEntry;
import io.fapiaodesk.platform.audit.JournalLine;
import io.fapiaodesk.platform.documents.DocumentFile;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.security.SignedIn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives issued invoices to their holder: to download at any time, and by mail to another address (R44, R53, R81). */
@Service
public class HandOutInvoice {

    static final int MOST_MAILS = 5;
    static final Duration IN = Duration.ofHours(1);

    private static final String MAILED = "INVOICE_MAILED";
    private static final FilesAreOfIssuedInvoices RULE = new FilesAreOfIssuedInvoices();

    private final InvoiceTable invoices;
    private final InvoiceDocumentTable table;
    private final RedInvoiceTable reds;
    private final Documents documents;
    private final Mailboxes mailboxes;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    HandOutInvoice(
            InvoiceTable invoices,
            InvoiceDocumentTable table,
            RedInvoiceTable reds,
            Documents documents,
            Mailboxes mailboxes,
            Notices notices,
            Journal journal,
            Clock clock) {
        this.invoices = invoices;
        this.table = table;
        this.reds = reds;
        this.documents = documents;
        this.mailboxes = mailboxes;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /** The two files that every invoice has. */
    public enum Format {
        PDF,
        XML;

        public static Optional<Format> named(String text) {
            for (Format format : values()) {
                if (format.name().equals(text.toUpperCase(Locale.ROOT))) {
                    return Optional.of(format);
                }
            }
            return Optional.empty();
        }
    }

    /** One of the files, as it was made when the invoice was issued; who reads it is noted. */
    @Transactional
    public Result<DocumentFile> file(SignedIn who, String invoiceId, @Nullable String format) {
        Optional<Format> wanted = Format.named(format == null ? Format.PDF.name() : format);
        if (wanted.isEmpty()) {
            return Result.refused(Refusal.invalidField("/format", "INVALID_VALUE"));
        }
        return issued(who, invoiceId).fold(invoice -> read(who, invoice, wanted.get()), Result::refused);
    }

    /** One of the files of the red-letter invoice that took an invoice back. */
    @Transactional
    public Result<DocumentFile> redFile(SignedIn who, String invoiceId, @Nullable String format) {
        Optional<Format> wanted = Format.named(format == null ? Format.PDF.name() : format);
        if (wanted.isEmpty()) {
            return Result.refused(Refusal.invalidField("/format", "INVALID_VALUE"));
        }
        return issued(who, invoiceId).fold(invoice -> readRed(who, invoice, wanted.get()), Result::refused);
    }

    private Result<DocumentFile> readRed(SignedIn who, Invoice invoice, Format format) {
        Optional<List<String>> files = reds.filesOf(invoice.id());
        return files.isEmpty()
                ? Result.refused(
                        Refusal.wrongState("NOT_RETURNED_YET", invoice.status().name()))
                : read(who, invoice, files.map(both -> both.get(format == Format.PDF ? 0 : 1)));
    }

    private Result<DocumentFile> read(SignedIn who, Invoice invoice, Format format) {
        if (!invoice.face().seller().isVendor()) {
            return read(who, invoice, table.find(invoice.id(), format.name()));
        }
        // A vendor sends one file, of whatever kind: that is the page.
        return read(who, invoice, format == Format.PDF ? vendorFile(invoice) : Optional.empty());
    }

    private Optional<String> vendorFile(Invoice invoice) {
        return table.vendorFiles(List.of(invoice.id())).values().stream().findFirst();
    }

    private Result<DocumentFile> read(SignedIn who, Invoice invoice, Optional<String> document) {
        if (document.isEmpty()) {
            // Issued before there was this desk, which has no file of it.
            return Result.refused(Refusal.notFound());
        }
        journal.record(new JournalEntry(
                caseOf(invoice),
                "INVOICE_FILE_READ",
                By.CUSTOMER,
                who.name(),
                Map.of("invoice", invoice.id(), "document", document.get()),
                false));
        return Result.done(documents.file(document.get()));
    }

    /**
     * Mails both files once more.
     *
     * @param mailboxId one of the account's mailboxes; without it and without an address, the default one
     * @param email any other address, for this one mail
     */
    @Transactional
    public Result<Invoice> mail(SignedIn who, String invoiceId, @Nullable String mailboxId, @Nullable String email) {
        return issued(who, invoiceId)
                .fold(
                        invoice -> recipient(invoice, mailboxId, email)
                                .fold(recipient -> mail(who, invoice, recipient), Result::refused),
                        Result::refused);
    }

    private Result<Invoice> mail(SignedIn who, Invoice invoice, Recipient recipient) {
        // Two at once must not both count the same mails.
        invoices.lock(invoice.id());
        List<String> files = invoice.face().seller().isVendor()
                ? vendorFile(invoice).stream().toList()
                : table.of(invoice.id());
        if (files.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        List<JournalLine> mailed = journal.read(caseOf(invoice)).stream()
                .filter(line -> line.action().equals(MAILED)
                        && invoice.id().equals(line.details().get("invoice")))
                .toList();
        Instant since = clock.instant().minus(IN);
        if (mailed.stream().filter(line -> line.at().isAfter(since)).count() >= MOST_MAILS) {
            return Result.refused(Refusal.wrongState("TOO_MANY_MAILS", String.valueOf(MOST_MAILS)));
        }
        journal.record(new JournalEntry(
                caseOf(invoice),
                MAILED,
                By.CUSTOMER,
                who.name(),
                Map.of("invoice", invoice.id(), "to", kindOf(recipient)),
                true));
        Map<String, String> arguments = new HashMap<>(Map.of(
                "number", String.valueOf(invoice.issuance().number()),
                "gross", invoice.face().gross().toString(),
                "seller", invoice.face().seller().nameZh(),
                "link", "/invoices/" + invoice.id()));
        if (table.areSamples(invoice.id())) {
            arguments.put("sample", "true");
        }
        notices.post(new Notice(
                caseOf(invoice) + "/" + invoice.id() + "/mail/" + (mailed.size() + 1),
                invoice.requestId(),
                recipient,
                "invoice-issued",
                arguments,
                files));
        return Result.done(invoice);
    }

    private Result<Recipient> recipient(Invoice invoice, @Nullable String mailboxId, @Nullable String email) {
        if (mailboxId != null && email != null) {
            return Result.refused(Refusal.invalidField("/email", "ONE_OF_TWO"));
        }
        if (email != null) {
            return EmailAddress.check("/email", email)
                    .fold(address -> Result.done(new Recipient.Address(invoice.accountId(), address)), Result::refused);
        }
        if (mailboxId == null) {
            return Result.done(new Recipient.DefaultMailbox(invoice.accountId()));
        }
        return mailboxes
                .find(mailboxId)
                .map(Mailbox::accountId)
                .filter(invoice.accountId()::equals)
                .<Result<Recipient>>map(owner -> Result.done(new Recipient.Mailbox(mailboxId)))
                .orElseGet(() -> Result.refused(Refusal.invalidField("/mailboxId", "NO_SUCH_MAILBOX")));
    }

    private Result<Invoice> issued(SignedIn who, String id) {
        Optional<Invoice> found =
                invoices.find(id).filter(invoice -> invoice.accountId().equals(who.accountId()));
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound());
        }
        return RULE.examine(found.get().status()) instanceof Finding.Violated violated
                ? Result.refused(Refusal.of(violated))
                : Result.done(found.get());
    }

    private static String kindOf(Recipient recipient) {
        return recipient instanceof Recipient.Address
                ? "ADDRESS"
                : recipient instanceof Recipient.Mailbox ? "MAILBOX" : "DEFAULT_MAILBOX";
    }

    /** What belongs to no case of ours has a chain of its own. */
    private static String caseOf(Invoice invoice) {
        RequestId caseId = invoice.requestId();
        return caseId == null ? invoice.id() : caseId.value();
    }
}
