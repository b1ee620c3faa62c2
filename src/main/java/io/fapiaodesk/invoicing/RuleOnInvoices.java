package io.fapiaodesk.invoicing;

import io.fapiaodesk.catalogue.MayIssue;
import io.fapiaodesk.invoicing.domain.Buyer;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.invoicing.domain.InvoiceFace;
import io.fapiaodesk.invoicing.domain.InvoicePlan;
import io.fapiaodesk.invoicing.domain.InvoiceStatus;
import io.fapiaodesk.invoicing.domain.InvoiceType;
import io.fapiaodesk.invoicing.persistence.InvoiceTable;
import io.fapiaodesk.invoicing.rules.InvoiceRequestRules;
import io.fapiaodesk.invoicing.rules.InvoiceToIssue;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.kernel.ruling.Ruling;
import io.fapiaodesk.platform.print.Drawable;
import io.fapiaodesk.request.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says whether an invoice may be put to the tax bureau as it is: whether its seller can issue it (R1, R7) and everybody can
 * read it (R44). A preview asks before there is a case, the process before the first attempt and before each further one.
 */
@Service
public class RuleOnInvoices {

    private static final String VERSION = InvoiceRequestRules.ISSUING.version() + "+sellers-1";

    private final MayIssue mayIssue;
    private final InvoiceTable invoices;
    private final IssueInvoice issuing;
    private final IssuanceProgress progress;
    private final Requests requests;
    private final MessageSource messages;

    RuleOnInvoices(
            MayIssue mayIssue,
            InvoiceTable invoices,
            IssueInvoice issuing,
            IssuanceProgress progress,
            Requests requests,
            MessageSource messages) {
        this.mayIssue = mayIssue;
        this.invoices = invoices;
        this.issuing = issuing;
        this.progress = progress;
        this.requests = requests;
        this.messages = messages;
    }

    /** Who issues an invoice. */
    public enum Issuer {
        WE,
        THE_VENDOR,
        /** The tax bureau or a rule is against it: a person looks into it first. */
        NOBODY_YET
    }

    /** What the rules say of the invoices that an order would become. */
    Ruling rule(InvoiceType type, InvoicePlan plan) {
        return together(plan.drafts().stream()
                .flatMap(draft -> examine(draft.entityCode(), type, draft.buyer()))
                .toList());
    }

    /** Rules on an invoice of a running case, and keeps what was found. One that may not be issued is as good as refused. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issuer rule(String invoiceId) {
        Invoice invoice = invoices.find(invoiceId).orElseThrow();
        RequestId caseId = IssueInvoice.caseOf(invoice);
        if (invoice.status() == InvoiceStatus.PENDING_VENDOR) {
            return Issuer.THE_VENDOR;
        }
        Ruling ruling = together(ofCase(caseId));
        requests.ruled(caseId, withOthers(caseId, ruling));
        if (invoice.status() == InvoiceStatus.FAILED) {
            progress.update(caseId);
            return Issuer.NOBODY_YET;
        }
        Ruling own = together(examine(invoice).toList());
        if (own instanceof Ruling.Refused refused) {
            Finding.Violated first = refused.violations().get(0);
            issuing.refuse(invoiceId, first.code(), inWords(Refusal.of(first)));
            return Issuer.NOBODY_YET;
        }
        return Issuer.WE;
    }

    /** Of every invoice of the case that is still to be issued: what is said of one does not hide what is wrong with another. */
    private List<Finding> ofCase(RequestId caseId) {
        return invoices.ofRequest(caseId).stream()
                .filter(invoice ->
                        invoice.status() == InvoiceStatus.INVOICING || invoice.status() == InvoiceStatus.FAILED)
                .flatMap(this::examine)
                .toList();
    }

    private Stream<Finding> examine(Invoice invoice) {
        InvoiceFace face = invoice.face();
        return examine(face.seller().code(), face.type(), face.buyer());
    }

    private Stream<Finding> examine(String seller, InvoiceType type, Buyer buyer) {
        String missing = Drawable.firstMissing(
                        buyer.name(), buyer.bank(), buyer.bankAccount(), buyer.address(), buyer.phone())
                .orElse(null);
        return Stream.concat(
                InvoiceRequestRules.ISSUING.rule(new InvoiceToIssue(buyer.name(), missing)).findings().stream(),
                mayIssue.examine(seller, type.name()).stream());
    }

    private static Ruling together(List<Finding> all) {
        List<Finding> findings = all.stream().distinct().toList();
        return findings.stream().anyMatch(Finding.Violated.class::isInstance)
                ? new Ruling.Refused(VERSION, findings)
                : new Ruling.Approved(VERSION, findings);
    }

    /** What the other rule books found before the case was opened stays with it. */
    private Ruling withOthers(RequestId caseId, Ruling ruling) {
        Set<String> again = ruling.findings().stream().map(RuleOnInvoices::rule).collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>(requests.find(caseId).orElseThrow().findings().stream()
                .filter(finding -> !again.contains(rule(finding)))
                .toList());
        findings.addAll(ruling.findings());
        return ruling instanceof Ruling.Refused
                ? new Ruling.Refused(ruling.bookVersion(), findings)
                : new Ruling.Approved(ruling.bookVersion(), findings);
    }

    private static String rule(Finding finding) {
        return finding.rule() + " " + finding.faqSection();
    }

    private String inWords(Refusal why) {
        return Stream.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)
                .map(locale -> messages.getMessage(
                        "refusal." + why.code(), why.arguments().toArray(), why.code(), locale))
                .collect(Collectors.joining(" "));
    }
}
