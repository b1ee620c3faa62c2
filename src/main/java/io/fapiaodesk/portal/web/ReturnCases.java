package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.invoicing.InvoiceFacts;
import io.fapiaodesk.invoicing.Invoices;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.documents.Documents;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.portal.web.StaffCaseView.Evidence;
import io.fapiaodesk.portal.web.StaffCaseView.Fact;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.RequestKind;
import io.fapiaodesk.returning.PrepareRequestAgain;
import io.fapiaodesk.returning.ReadReturns;
import io.fapiaodesk.returning.ReturnView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Returns of invoices, in words. */
@Component
class ReturnCases implements CaseKind {

    private final ReadReturns returns;
    private final PrepareRequestAgain again;
    private final Invoices invoices;
    private final Documents documents;
    private final Wording wording;
    private final Texts texts;

    ReturnCases(
            ReadReturns returns,
            PrepareRequestAgain again,
            Invoices invoices,
            Documents documents,
            Wording wording,
            Texts texts) {
        this.returns = returns;
        this.again = again;
        this.invoices = invoices;
        this.documents = documents;
        this.wording = wording;
        this.texts = texts;
    }

    @Override
    public RequestKind kind() {
        return RequestKind.INVOICE_RETURN;
    }

    @Override
    public Map<RequestId, String> subjects(String accountId) {
        Map<RequestId, String> subjects = new HashMap<>();
        returns.numbersOf(accountId)
                .forEach((id, number) ->
                        subjects.put(id, texts.get("portal.request.subject.short.INVOICE_RETURN", number)));
        return subjects;
    }

    @Override
    public Optional<ForCustomer> forCustomer(Request request, Account account, Locale locale) {
        return returns.find(request.id())
                .map(view -> new ForCustomer(
                        subject(view),
                        said(view),
                        null,
                        view.withdrawable() ? "/api/returns/" + view.id() + "/withdrawal" : null,
                        againLink(view),
                        documents.of(request.id()).stream()
                                .map(Evidence::readable)
                                .toList(),
                        null));
    }

    /** Why it was not accepted, or what the operators said when they accepted it. */
    private static @Nullable String said(ReturnView view) {
        if (view.endReason() != null || !view.status().equals("RED_ISSUED")) {
            return view.endReason();
        }
        String notes = Stream.of(view.decidedNote(), view.confirmedNote())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return notes.isEmpty() ? null : notes;
    }

    /** After a return a new invoice is requested; after a refused one, the invoice is returned in another way. */
    private @Nullable String againLink(ReturnView view) {
        if (view.open()) {
            return null;
        }
        if (view.status().equals("RED_ISSUED")) {
            return again.of(view.id()).isPresent() ? "/invoices/new/after/" + view.id() : "/invoices/new";
        }
        return "/invoices/" + view.invoiceId() + "/return";
    }

    @Override
    public Optional<ForStaff> forStaff(Request request, boolean atWork, boolean inClear) {
        return returns.find(request.id())
                .map(view -> new ForStaff(
                        subject(view),
                        view.endReason(),
                        view.formNumber() == null
                                ? List.of()
                                : List.of("RETURN_FORM", "RETURN_CLOCKS", "RETURN_FINDINGS", "RETURN_DECISION"),
                        facts(view)));
    }

    @Override
    public List<Fact> submitted(Request request) {
        List<Fact> facts = new ArrayList<>();
        returns.find(request.id()).ifPresent(view -> {
            add(facts, "returnReason", view.reason(), false);
            add(facts, "remarks", view.remarks(), false);
            add(facts, "formNumber", view.formNumber(), true);
        });
        return facts;
    }

    private List<Fact> facts(ReturnView view) {
        Locale locale = LocaleContextHolder.getLocale();
        Dates dates = new Dates(locale);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("account", view.accountId(), true));
        facts.add(new Fact("invoiceNumber", view.invoiceNumber(), true));
        facts.add(new Fact("returnPath", texts.get("portal.return.path." + view.path()), false));
        invoices.find(view.invoiceId()).ifPresent(invoice -> add(facts, invoice));
        if (view.formNumber() != null) {
            facts.add(new Fact("formNumber", view.formNumber(), true));
        }
        add(facts, "promisedAt", view.promisedAt(), dates);
        add(facts, "formVoidAt", view.formVoidAt(), dates);
        facts.add(new Fact("returnReason", view.reason(), false));
        add(facts, "remarks", view.remarks(), false);
        add(facts, "redNumber", view.redNumber(), true);
        add(facts, "decidedBy", view.decidedBy(), true);
        add(facts, "decidedNote", view.decidedNote(), false);
        add(facts, "confirmedBy", view.confirmedBy(), true);
        add(facts, "confirmedNote", view.confirmedNote(), false);
        return facts;
    }

    private static void add(List<Fact> facts, InvoiceFacts invoice) {
        facts.add(new Fact("seller", invoice.sellerName(), false));
        facts.add(new Fact("titleName", invoice.buyerName(), false));
        add(facts, "taxId", invoice.buyerTaxId(), true);
        if (invoice.amounts() != null) {
            facts.add(new Fact(
                    "netAndTax",
                    Money.of(invoice.amounts().net().toString()) + " + "
                            + Money.of(invoice.amounts().tax().toString()),
                    true));
        }
    }

    private static void add(List<Fact> facts, String name, @Nullable String value, boolean code) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(name, value, code));
        }
    }

    private static void add(List<Fact> facts, String name, @Nullable Instant at, Dates dates) {
        if (at != null) {
            facts.add(new Fact(name, dates.time(at), false));
        }
    }

    @Override
    public List<Part> parts(Request request, Locale locale) {
        Wording.In words = wording.in(locale);
        return returns
                .find(request.id())
                .flatMap(view -> invoices.find(view.invoiceId()))
                .map(invoice -> new Part(
                        "/invoices/" + invoice.id(),
                        wording.seller(invoice.sellerCode(), invoice.sellerName(), locale),
                        texts.get("portal.invoice.type." + invoice.type()) + " · "
                                + texts.get("portal.invoice.paidTo", words.payee()),
                        String.valueOf(invoice.number()),
                        Money.of(invoice.gross().toString()),
                        texts.get("portal.invoice.status." + invoice.status()),
                        InvoicePageView.toneOf(invoice.status().name())))
                .stream()
                .toList();
    }

    private String subject(ReturnView view) {
        return texts.get("portal.request.subject.INVOICE_RETURN", view.invoiceNumber(), Money.of(view.gross()));
    }
}
