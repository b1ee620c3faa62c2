package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.portal.web.StaffCaseView.Fact;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Requests for invoices, in words. */
@Component
class IssuanceCases implements CaseKind {

    private final ReadInvoices invoices;
    private final Wording wording;
    private final Texts texts;

    IssuanceCases(ReadInvoices invoices, Wording wording, Texts texts) {
        this.invoices = invoices;
        this.wording = wording;
        this.texts = texts;
    }

    @Override
    public RequestKind kind() {
        return RequestKind.INVOICE_ISSUANCE;
    }

    /** In lists the kind says enough: what a request covers is on its page. */
    @Override
    public Map<RequestId, String> subjects(String accountId) {
        return Map.of();
    }

    @Override
    public Optional<ForCustomer> forCustomer(Request request, Account account, Locale locale) {
        return Optional.of(
                new ForCustomer(subject(invoices.ofRequest(request.id())), null, null, null, null, List.of(), null));
    }

    @Override
    public Optional<ForStaff> forStaff(Request request, boolean atWork, boolean inClear) {
        List<InvoiceView> all = invoices.ofRequest(request.id());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("account", request.accountId(), true));
        List<InvoiceView> failed = all.stream()
                .filter(invoice -> invoice.status().equals("FAILED"))
                .toList();
        for (InvoiceView invoice : failed) {
            facts.add(new Fact("invoice", invoice.id(), true));
            facts.add(new Fact("titleName", invoice.title(), false));
            if (invoice.failure() != null) {
                facts.add(new Fact(
                        "failure",
                        invoice.failure().code() + ": " + invoice.failure().reason(),
                        false));
            }
        }
        return Optional.of(
                new ForStaff(subject(all), null, failed.isEmpty() ? List.of() : List.of("BUREAU_REFUSAL"), facts));
    }

    @Override
    public List<Part> parts(Request request, Locale locale) {
        Wording.In words = wording.in(locale);
        return invoices.ofRequest(request.id()).stream()
                .map(invoice -> new Part(
                        "/invoices/" + invoice.id(),
                        words.company(invoice.entityName(), invoice.entityNameZh()),
                        texts.get("portal.invoice.type." + invoice.type())
                                + (invoice.vendor() == null
                                        ? " · " + texts.get("portal.invoice.paidTo", words.payee())
                                        : ""),
                        invoice.number() == null ? invoice.id() : invoice.number(),
                        Money.of(invoice.gross()),
                        texts.get("portal.invoice.status." + invoice.status()),
                        InvoicePageView.toneOf(invoice.status())))
                .toList();
    }

    private String subject(List<InvoiceView> all) {
        BigDecimal gross =
                all.stream().map(invoice -> new BigDecimal(invoice.gross())).reduce(BigDecimal.ZERO, BigDecimal::add);
        return texts.get("portal.request.subject.INVOICE_ISSUANCE", String.valueOf(all.size()), Money.of(gross));
    }
}
