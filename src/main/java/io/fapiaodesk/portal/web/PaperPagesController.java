package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.paper.PlanPaperReturns;
import io.fapiaodesk.paper.ReadLosses;
import io.fapiaodesk.paper.ReportLoss;
import io.fapiaodesk.paper.ReturnPackage;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Invoices on paper: reporting one as lost, and mailing some back. */
@Controller
class PaperPagesController {

    private static final String LOSS_FORM = "paper-invoice-loss/report-loss";

    private final Customer customer;
    private final CurrentSignIn signIn;
    private final ReadInvoices invoices;
    private final ReportLoss report;
    private final ReadLosses losses;
    private final PlanPaperReturns returns;
    private final CustomerForm forms;
    private final Wording wording;
    private final Problems problems;

    PaperPagesController(
            Customer customer,
            CurrentSignIn signIn,
            ReadInvoices invoices,
            ReportLoss report,
            ReadLosses losses,
            PlanPaperReturns returns,
            CustomerForm forms,
            Wording wording,
            Problems problems) {
        this.customer = customer;
        this.signIn = signIn;
        this.invoices = invoices;
        this.report = report;
        this.losses = losses;
        this.returns = returns;
        this.forms = forms;
        this.wording = wording;
        this.problems = problems;
    }

    @GetMapping("/invoices/{id}/loss")
    String loss(@PathVariable String id, Locale locale, Model model) {
        InvoiceView invoice = invoices.find(signIn.get(), id).fold(found -> found, refusals -> {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
        String delivery = invoice.paper() == null ? null : invoice.paper().deliveryStatus();
        model.addAttribute(
                "loss",
                new LossPageView(
                        invoice,
                        LossCases.parcel(delivery),
                        LossCases.toneOf(delivery),
                        losses.openOf(id).map(open -> open.id().value()).orElse(null),
                        told(report.whyNot(invoice)),
                        wording.in(locale)));
        model.addAttribute(
                "formJson",
                forms.render(LOSS_FORM, Map.of("parcel", delivery == null ? "IN_TRANSIT" : delivery), locale));
        return "loss";
    }

    @GetMapping("/returns/packages")
    String packages(
            @RequestParam(name = "invoiceIds", required = false) @Nullable List<String> invoiceIds,
            Locale locale,
            Model model) {
        Account account = customer.get();
        List<String> chosen = invoiceIds == null ? List.of() : invoiceIds;
        List<InvoiceView> onPaper = invoices.onPaper(signIn.get());
        Result<List<ReturnPackage>> plan =
                chosen.isEmpty() ? Result.done(List.of()) : returns.plan(account.id(), List.copyOf(chosen));
        model.addAttribute(
                "packages",
                new PackagesView(
                        onPaper,
                        chosen,
                        plan.fold(done -> done, refusals -> List.<ReturnPackage>of()),
                        told(plan.fold(done -> List.<Refusal>of(), refusals -> refusals)),
                        wording.in(locale)));
        return "packages";
    }

    private List<String> told(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> Objects.requireNonNull(
                        problems.problem(List.of(refusal)).getDetail()))
                .toList();
    }

    /**
     * The page that reports an invoice as lost.
     *
     * @param openCase the case that is open about it
     * @param whyNot what speaks against a report whatever it says
     */
    record LossPageView(
            InvoiceView invoice,
            String parcel,
            String tone,
            @Nullable String openCase,
            List<String> whyNot,
            Wording.In words) {

        public String seller() {
            return words.company(invoice.entityName(), invoice.entityNameZh());
        }

        public String money() {
            return Money.of(invoice.gross());
        }
    }

    /**
     * The page that puts invoices into parcels.
     *
     * @param refused why some cannot be mailed back
     */
    record PackagesView(
            List<InvoiceView> invoices,
            List<String> chosen,
            List<ReturnPackage> parcels,
            List<String> refused,
            Wording.In words) {

        public String seller(InvoiceView invoice) {
            return words.company(invoice.entityName(), invoice.entityNameZh());
        }

        public String money(InvoiceView invoice) {
            return Money.of(invoice.gross());
        }

        public boolean isChosen(InvoiceView invoice) {
            return chosen.contains(invoice.id());
        }

        public String number(String invoiceId) {
            return invoices.stream()
                    .filter(invoice -> invoice.id().equals(invoiceId))
                    .map(invoice -> Objects.requireNonNullElse(invoice.number(), invoiceId))
                    .findFirst()
                    .orElse(invoiceId);
        }

        public String labels() {
            return "/api/paper-return-plans/labels?invoiceIds=" + String.join(",", chosen);
        }
    }
}
