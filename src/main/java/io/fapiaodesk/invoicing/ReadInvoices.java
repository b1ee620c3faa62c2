package io.fapiaodesk.invoicing;

import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.Entity;
import io.fapiaodesk.catalogue.ExplainPayee;
import io.fapiaodesk.invoicing.InvoiceView.BuyerView;
import io.fapiaodesk.invoicing.InvoiceView.FailureView;
import io.fapiaodesk.invoicing.InvoiceView.LineView;
import io.fapiaodesk.invoicing.InvoiceView.PaperView;
import io.fapiaodesk.invoicing.InvoiceView.PayeeView;
import io.fapiaodesk.invoicing.InvoiceView.ReturnView;
import io.fapiaodesk.invoicing.InvoiceView.VendorView;
import io.fapiaodesk.invoicing.domain.Buyer;
import io.fapiaodesk.invoicing.domain.Deductibility;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceFace;
import io.fapiaodesk.invoicing.domain.InvoiceLine;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.Issuance;
import io.fapiaodesk.invoicing.domain.Medium;
import io.fapiaodesk.invoicing.domain.Seller;
import io.fapiaodesk.invoicing.persistence.InvoiceDocumentTable;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ShanghaiTime;
import io.fapiaodesk.kernel.TaxSplit;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.time.BusinessCalendars;
import io.fapiaodesk.platform.web.Page;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The invoices of a customer (R33, R61, R70; FAQ "How do I find the invoice number?"). */
@Service
public class ReadInvoices {

    /** How long a third party of the marketplace has, in business days (R34). */
    private static final int VENDORS_DAYS = 7;

    private static final int LONGEST_NUMBER = 64;

    /** No new ones come to be; nobody has as many. */
    private static final int MOST_ON_PAPER = 2_000;

    private final InvoiceTable table;
    private final InvoiceDocumentTable documents;
    private final Entities entities;
    private final ExplainPayee explainPayee;
    private final ObjectProvider<DeliveryStatuses> deliveries;
    private final ObjectProvider<ReturnsOfInvoices> returns;
    private final ObjectProvider<VendorContacts> contacts;
    private final BusinessCalendars calendars;
    private final Clock clock;

    ReadInvoices(
            InvoiceTable table,
            InvoiceDocumentTable documents,
            Entities entities,
            ExplainPayee explainPayee,
            ObjectProvider<DeliveryStatuses> deliveries,
            ObjectProvider<ReturnsOfInvoices> returns,
            ObjectProvider<VendorContacts> contacts,
            BusinessCalendars calendars,
            Clock clock) {
        this.table = table;
        this.documents = documents;
        this.entities = entities;
        this.explainPayee = explainPayee;
        this.deliveries = deliveries;
        this.returns = returns;
        this.contacts = contacts;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * The invoices of whoever asks, newest first.
     *
     * @param status only those with it; null for all
     * @param number only those whose number contains this; null for all
     */
    @Transactional(readOnly = true)
    public Result<Page<InvoiceView>> list(
            SignedIn who, @Nullable String status, @Nullable String number, Page.Slice slice) {
        if (who.accountId() == null) {
            return Result.refused(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        if (number != null && number.length() > LONGEST_NUMBER) {
            return Result.refused(Refusal.invalidField("/q", "TOO_LONG", String.valueOf(LONGEST_NUMBER)));
        }
        Optional<InvoiceStatus> known = status(status);
        if (status != null && !status.isBlank() && known.isEmpty()) {
            String words = Arrays.stream(InvoiceStatus.values())
                    .map(InvoiceStatus::name)
                    .collect(Collectors.joining(", "));
            return Result.refused(Refusal.invalidField("/status", "UNKNOWN_WORD", words));
        }
        String part = number == null || number.isBlank() ? null : number.strip();
        InvoiceStatus only = known.orElse(null);
        List<Invoice> invoices = table.page(who.accountId(), only, part, slice.offset(), slice.size());
        return Result.done(
                new Page<>(views(invoices), slice.page(), slice.size(), table.count(who.accountId(), only, part)));
    }

    /** The paper invoices of whoever asks, newest first; a customer with none has none. */
    @Transactional(readOnly = true)
    public List<InvoiceView> onPaper(SignedIn who) {
        return who.accountId() == null ? List.of() : views(table.onPaper(who.accountId(), MOST_ON_PAPER));
    }

    /** An invoice of whoever asks; somebody else's looks like one that does not exist. */
    @Transactional(readOnly = true)
    public Result<InvoiceView> find(SignedIn who, String id) {
        return table.find(id)
                .filter(invoice -> invoice.accountId().equals(who.accountId()))
                .map(invoice -> Result.done(views(List.of(invoice)).get(0)))
                .orElseGet(() -> Result.refused(Refusal.notFound()));
    }

    /** An invoice of an account, for whoever acts for the account's sake. */
    @Transactional(readOnly = true)
    public Optional<InvoiceView> ofAccount(String accountId, String id) {
        return table.find(id)
                .filter(invoice -> invoice.accountId().equals(accountId))
                .map(invoice -> views(List.of(invoice)).get(0));
    }

    /** The issued invoices of an account that cover something of an item: those that can be returned because of it. */
    @Transactional(readOnly = true)
    public List<InvoiceView> issuedFor(String accountId, String itemId) {
        return views(table.issuedFor(accountId, itemId));
    }

    /** The invoices of a case, for those who may see the case. */
    @Transactional(readOnly = true)
    public List<InvoiceView> ofRequest(RequestId id) {
        return views(table.ofRequest(id));
    }

    private static Optional<InvoiceStatus> status(@Nullable String word) {
        return Arrays.stream(InvoiceStatus.values())
                .filter(status -> status.name().equals(word))
                .findFirst();
    }

    private List<InvoiceView> views(List<Invoice> invoices) {
        Map<String, List<InvoiceLine>> lines =
                table.lines(invoices.stream().map(Invoice::id).toList());
        Map<String, DeliveryStatuses.Parcel> parcels = parcels(invoices);
        Map<String, ReturnView> latest = latestReturns(invoices);
        Set<String> withVendorFile = documents
                .vendorFiles(invoices.stream()
                        .filter(invoice -> invoice.face().seller().isVendor()
                                && invoice.status().isIssued())
                        .map(Invoice::id)
                        .toList())
                .keySet();
        return invoices.stream()
                .map(invoice -> view(
                        invoice,
                        lines.getOrDefault(invoice.id(), List.of()),
                        parcels,
                        latest.get(invoice.id()),
                        withVendorFile.contains(invoice.id())))
                .toList();
    }

    private Map<String, ReturnView> latestReturns(List<Invoice> invoices) {
        List<String> issued = invoices.stream()
                .filter(invoice -> invoice.status().isIssued())
                .map(Invoice::id)
                .toList();
        ReturnsOfInvoices known = issued.isEmpty() ? null : returns.getIfAvailable();
        return known == null ? Map.of() : known.latest(issued);
    }

    private Map<String, DeliveryStatuses.Parcel> parcels(List<Invoice> invoices) {
        Map<String, String> onPaper = invoices.stream()
                .filter(invoice -> invoice.face().medium() == Medium.PAPER)
                .collect(Collectors.toMap(
                        Invoice::id, invoice -> Objects.requireNonNullElse(invoice.trackingNumber(), "")));
        DeliveryStatuses statuses = onPaper.isEmpty() ? null : deliveries.getIfAvailable();
        return statuses == null ? Map.of() : statuses.parcelsOf(onPaper);
    }

    private InvoiceView view(
            Invoice invoice,
            List<InvoiceLine> lines,
            Map<String, DeliveryStatuses.Parcel> parcels,
            @Nullable ReturnView returned,
            boolean withVendorFile) {
        InvoiceFace face = invoice.face();
        Issuance issuance = invoice.issuance();
        TaxSplit amounts = face.amounts();
        return new InvoiceView(
                invoice.id(),
                invoice.requestId() == null ? null : invoice.requestId().value(),
                issuance.number(),
                invoice.status().name(),
                face.type().name(),
                face.medium().name(),
                face.seller().code(),
                face.seller().name(),
                face.seller().nameZh(),
                entities.payee().name(),
                payee(face.seller()),
                face.seller().isVendor() ? vendor(invoice) : null,
                face.buyer().name(),
                buyer(face.buyer()),
                Deductibility.of(face.type(), face.buyer()).isDeductible(),
                face.gross().toString(),
                amounts == null ? null : amounts.net().toString(),
                amounts == null ? null : amounts.tax().toString(),
                face.rate() == null ? null : face.rate().toString(),
                face.content(),
                lines.stream().map(ReadInvoices::line).toList(),
                ShanghaiTime.at(invoice.createdAt()),
                issuance.issuedAt() == null ? null : ShanghaiTime.at(issuance.issuedAt()),
                invoice.booking().booked(),
                invoice.booking().deducted(),
                face.medium() == Medium.PAPER ? paper(invoice, parcels) : null,
                issuance.failureCode() == null
                        ? null
                        : new FailureView(issuance.failureCode(), String.valueOf(issuance.failureReason())),
                returned,
                Stream.concat(
                                invoice.actions().stream(),
                                withVendorFile ? Stream.of(Invoice.Action.DOWNLOAD) : Stream.empty())
                        .map(Invoice.Action::name)
                        .toList());
    }

    private PayeeView payee(Seller seller) {
        Entity payee = entities.payee();
        return new PayeeView(
                payee.code(),
                payee.name(),
                payee.nameZh(),
                explainPayee.link(seller.code()).orElse(null));
    }

    private VendorView vendor(Invoice invoice) {
        int passed = calendars.current().between(ShanghaiTime.dayOf(invoice.createdAt()), ShanghaiTime.today(clock));
        return new VendorView(
                invoice.face().seller().name(),
                contactOf(invoice.face()),
                invoice.status() == InvoiceStatus.PENDING_VENDOR && passed > VENDORS_DAYS);
    }

    private @Nullable String contactOf(InvoiceFace face) {
        VendorContacts known = contacts.getIfAvailable();
        return known == null
                ? face.vendorContact()
                : known.of(face.seller().name()).orElse(face.vendorContact());
    }

    private static PaperView paper(Invoice invoice, Map<String, DeliveryStatuses.Parcel> parcels) {
        DeliveryStatuses.Parcel parcel = parcels.get(invoice.id());
        return parcel == null
                ? new PaperView(invoice.trackingNumber(), null)
                : new PaperView(parcel.trackingNumber(), parcel.status());
    }

    private static BuyerView buyer(Buyer buyer) {
        return new BuyerView(
                buyer.name(), buyer.taxId(), buyer.bank(), buyer.bankAccount(), buyer.address(), buyer.phone());
    }

    private static LineView line(InvoiceLine line) {
        TaxSplit amounts = line.amounts();
        return new LineView(
                line.itemId(),
                line.content(),
                line.gross().toString(),
                amounts == null ? null : amounts.net().toString(),
                amounts == null ? null : amounts.tax().toString());
    }
}
