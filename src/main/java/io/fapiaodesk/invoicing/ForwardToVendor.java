package io.fapiaodesk.invoicing;

import io.fapiaodesk.invoicing.domain.Buyer;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceRequest;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.persistence.InvoiceDocumentTable;
import io.fapiaodesk.invoicing.persistence.InvoiceRequestTable;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.Yuan;
import io.fapiaodesk.notice.Notice;
import io.fapiaodesk.notice.Notices;
import io.fapiaodesk.notice.Recipient;
import io.fapiaodesk.platform.audit.By;
import io.fapiaodesk.platform.security.Groups;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invoices that a third party of the marketplace issues, not we (R34, R82; decisions 11 and 24). The first answer of the
 * vendor counts, unless the customer has cancelled before it came.
 */
@Service
public class ForwardToVendor {

    private static final String NO_CONTACT = "-";

    private final InvoiceTable invoices;
    private final InvoiceRequestTable requests;
    private final IssueInvoice issuing;
    private final IssuanceProgress progress;
    private final Notices notices;
    private final InvoiceDocumentTable files;
    private final Clock clock;
    private final ObjectProvider<VendorContacts> contacts;

    ForwardToVendor(
            InvoiceTable invoices,
            InvoiceRequestTable requests,
            IssueInvoice issuing,
            IssuanceProgress progress,
            Notices notices,
            InvoiceDocumentTable files,
            Clock clock,
            ObjectProvider<VendorContacts> contacts) {
        this.invoices = invoices;
        this.requests = requests;
        this.issuing = issuing;
        this.progress = progress;
        this.notices = notices;
        this.files = files;
        this.clock = clock;
        this.contacts = contacts;
    }

    /**
     * An invoice that a vendor is to issue, and all that it needs for that.
     *
     * @param pending whether its answer is still awaited
     * @param contact what the order says of how to reach the vendor
     * @param special whether a special VAT invoice is wanted
     * @param orders the numbers of the orders, by which the vendor knows what it sold
     * @param number of the invoice, once the vendor has issued it
     */
    public record Forwarded(
            String invoiceId,
            RequestId requestId,
            String accountId,
            boolean pending,
            String vendor,
            @Nullable String contact,
            boolean special,
            Title title,
            Yuan gross,
            List<Order> orders,
            Instant askedAt,
            @Nullable String number,
            @Nullable String refusedBecause) {}

    /** Whom the invoice is for. */
    public record Title(
            String name,
            @Nullable String taxId,
            @Nullable String bank,
            @Nullable String bankAccount,
            @Nullable String address,
            @Nullable String phone) {

        private static Title of(Buyer buyer) {
            return new Title(
                    buyer.name(), buyer.taxId(), buyer.bank(), buyer.bankAccount(), buyer.address(), buyer.phone());
        }
    }

    /** What of an order is to be invoiced. */
    public record Order(String number, Yuan gross) {}

    /** Who says something on the vendor's behalf. */
    public record Speaker(By by, String name) {}

    public boolean isVendors(String invoiceId) {
        return invoices.find(invoiceId)
                .filter(invoice -> invoice.status() == InvoiceStatus.PENDING_VENDOR)
                .isPresent();
    }

    /** The invoices of a request, in the order of their ids. */
    public List<String> invoicesOf(RequestId id) {
        return invoices.ofRequest(id).stream().map(Invoice::id).toList();
    }

    public Optional<Forwarded> find(String invoiceId) {
        return invoices.find(invoiceId)
                .filter(invoice -> invoice.face().seller().isVendor())
                .map(this::forwarded);
    }

    /** What vendors are, or were, to issue of a request. */
    public List<Forwarded> ofRequest(RequestId id) {
        return invoices.ofRequest(id).stream()
                .filter(invoice -> invoice.face().seller().isVendor())
                .map(this::forwarded)
                .toList();
    }

    /** The same for one invoice, locked with all others of its request. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Forwarded lock(String invoiceId) {
        return forwarded(issuing.lock(invoiceId));
    }

    /** Puts on record that the vendor was asked, reminded or told. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(String invoiceId, String action) {
        issuing.note(invoices.find(invoiceId).orElseThrow(), action, By.SYSTEM, IssueInvoice.SYSTEM, Map.of());
    }

    /** Whoever asked for the invoice does not speak for the vendor. */
    public Set<String> askedBy(RequestId caseId) {
        return requests.find(caseId)
                .map(InvoiceRequest::submittedBy)
                .map(Set::of)
                .orElse(Set.of());
    }

    /**
     * The vendor has issued it.
     *
     * @return refused with {@code INVOICE_NUMBER_TAKEN} when the number is that of another invoice
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result<Forwarded> issued(String invoiceId, String number, Instant at, Speaker speaker) {
        Invoice invoice = issuing.lock(invoiceId);
        if (!invoices.findByNumbers(List.of(number)).isEmpty()) {
            return Result.refused(Refusal.invalidField("/number", "INVOICE_NUMBER_TAKEN"));
        }
        Invoice issued = invoice.issuedByVendor(number, at);
        invoices.update(issued);
        issuing.note(issued, "VENDOR_ISSUED", speaker.by(), speaker.name(), Map.of("number", number));
        tell(issued, "invoice-from-vendor", Map.of("number", number));
        progress.update(IssueInvoice.caseOf(issued));
        return Result.done(forwarded(issued));
    }

    /** The vendor will not issue it: what it covered is free again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Forwarded refused(String invoiceId, String reason, Speaker speaker) {
        Invoice refused = issuing.free(issuing.lock(invoiceId).refusedByVendor(reason));
        issuing.note(refused, "VENDOR_REFUSED", speaker.by(), speaker.name(), Map.of("reason", reason));
        tell(refused, "invoice-refused-by-vendor", Map.of("reason", reason));
        progress.update(IssueInvoice.caseOf(refused));
        return forwarded(refused);
    }

    /**
     * The vendor has had its time: from now on the customer sees whom to ask, and is told so by mail, as are those who ask
     * the vendor for us.
     */
    @Transactional
    public void show(String invoiceId) {
        Invoice invoice = issuing.lock(invoiceId);
        if (invoice.status() != InvoiceStatus.PENDING_VENDOR) {
            // Answered or cancelled in this very moment.
            return;
        }
        RequestId caseId = IssueInvoice.caseOf(invoice);
        String vendor = invoice.face().seller().name();
        String contact = contactOf(invoice).orElse(NO_CONTACT);
        String gross = invoice.face().gross().toString();
        issuing.note(invoice, "VENDOR_SHOWN", By.SYSTEM, IssueInvoice.SYSTEM, Map.of());
        notices.post(new Notice(
                caseId + "/" + invoiceId + "/vendor",
                caseId,
                new Recipient.Account(invoice.accountId()),
                "invoice-with-vendor",
                Map.of("vendor", vendor, "contact", contact, "gross", gross, "link", "/requests/" + caseId)));
        notices.post(new Notice(
                caseId + "/" + invoiceId + "/vendor-silent",
                caseId,
                new Recipient.Group(Groups.TAX_OPERATORS),
                "vendor-silent",
                Map.of("vendor", vendor, "contact", contact, "gross", gross)));
        progress.update(caseId);
    }

    /** As it is kept and, where nothing is, as the order says. */
    private Optional<String> contactOf(Invoice invoice) {
        return contacts.stream()
                .flatMap(known -> known.of(invoice.face().seller().name()).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(invoice.face().vendorContact()));
    }

    /**
     * The vendor's file is here. A customer whose invoice is issued already gets it at once, else along with the word that it
     * is issued; nobody sees the file of an invoice that is not issued.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fileArrived(String invoiceId, String documentId, String sha256, Speaker speaker) {
        Invoice invoice = issuing.lock(invoiceId);
        files.putVendorFile(invoiceId, documentId, speaker.name(), clock.instant());
        issuing.note(invoice, "VENDOR_FILE_ARRIVED", speaker.by(), speaker.name(), Map.of("sha256", sha256));
        String number = invoice.issuance().number();
        if (invoice.status().isIssued() && number != null) {
            tell(invoice, "invoice-file-from-vendor", "/vendor-file/" + documentId, Map.of("number", number));
        }
    }

    private void tell(Invoice invoice, String template, Map<String, String> more) {
        tell(invoice, template, "/vendor-answer", more);
    }

    private void tell(Invoice invoice, String template, String step, Map<String, String> more) {
        RequestId caseId = IssueInvoice.caseOf(invoice);
        Map<String, String> arguments = new HashMap<>(more);
        arguments.put("vendor", invoice.face().seller().name());
        arguments.put("gross", invoice.face().gross().toString());
        arguments.put("link", "/invoices/" + invoice.id());
        notices.post(new Notice(
                caseId + "/" + invoice.id() + step,
                caseId,
                new Recipient.DefaultMailbox(invoice.accountId()),
                template,
                arguments,
                invoice.status().isIssued()
                        ? List.copyOf(files.vendorFiles(List.of(invoice.id())).values())
                        : List.of()));
    }

    private Forwarded forwarded(Invoice invoice) {
        return new Forwarded(
                invoice.id(),
                IssueInvoice.caseOf(invoice),
                invoice.accountId(),
                invoice.status() == InvoiceStatus.PENDING_VENDOR,
                invoice.face().seller().name(),
                invoice.face().vendorContact(),
                invoice.face().type() == InvoiceType.SPECIAL,
                Title.of(invoice.face().buyer()),
                invoice.face().gross(),
                invoices.lines(invoice.id()).stream()
                        .map(ForwardToVendor::order)
                        .toList(),
                invoice.createdAt(),
                invoice.issuance().number(),
                invoice.issuance().failureReason());
    }

    private static Order order(InvoiceLine line) {
        return new Order(Objects.requireNonNullElse(line.itemId(), NO_CONTACT), line.gross());
    }
}
