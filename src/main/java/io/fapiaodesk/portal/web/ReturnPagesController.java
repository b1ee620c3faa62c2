package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.invoicing.ChangeInvoice;
import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.kernel.ruling.Finding;
import io.fapiaodesk.paper.PlanPaperReturns;
import io.fapiaodesk.paper.ReturnPackage;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.portal.web.ReturnPageView.Answer;
import io.fapiaodesk.portal.web.ReturnPageView.Problem;
import io.fapiaodesk.request.RequestViews;
import io.fapiaodesk.returning.AdviseOnReturn;
import io.fapiaodesk.returning.BuyersWord;
import io.fapiaodesk.returning.ReadReturns;
import io.fapiaodesk.returning.ReturnAdvice;
import io.fapiaodesk.returning.ReturnInvoice;
import io.fapiaodesk.returning.ReturnView;
import io.fapiaodesk.returning.ReturnWish;
import io.fapiaodesk.returning.Way;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The one entry for whoever wants to return an invoice, or to have one changed. Works without script. */
@Controller
@RequestMapping("/invoices/{id}/return")
class ReturnPagesController {

    private static final String FORM = "/confirmationFormNumber";
    private static final String FORM_NUMBER_REQUIRED = "FORM_NUMBER_REQUIRED";

    private final Customer customer;
    private final CurrentSignIn signIn;
    private final ReadInvoices invoices;
    private final ChangeInvoice changes;
    private final AdviseOnReturn advice;
    private final ReturnInvoice returning;
    private final ReadReturns returns;
    private final PlanPaperReturns paper;
    private final RequestViews findings;
    private final Problems problems;
    private final Wording wording;

    ReturnPagesController(
            Customer customer,
            CurrentSignIn signIn,
            ReadInvoices invoices,
            ChangeInvoice changes,
            AdviseOnReturn advice,
            ReturnInvoice returning,
            ReadReturns returns,
            PlanPaperReturns paper,
            RequestViews findings,
            Problems problems,
            Wording wording) {
        this.customer = customer;
        this.signIn = signIn;
        this.invoices = invoices;
        this.changes = changes;
        this.advice = advice;
        this.returning = returning;
        this.returns = returns;
        this.paper = paper;
        this.findings = findings;
        this.problems = problems;
        this.wording = wording;
    }

    /**
     * The question, or the way and the form.
     *
     * @param booked what the customer knows of the buyer's bookkeeping; empty before the question is answered
     * @param change what the customer wants different: {@code type}, {@code date}, {@code title} or {@code content}
     */
    @GetMapping
    String ask(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String booked,
            @RequestParam(required = false) @Nullable String change,
            Locale locale,
            Model model) {
        return page(id, Answer.of(booked), change, null, List.of(), locale, model);
    }

    @PostMapping
    String give(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String booked,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String remarks,
            @RequestParam(required = false) @Nullable String confirmationFormNumber,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        Account account = customer.get();
        Answer answer = Answer.of(booked);
        ReturnWish wish = new ReturnWish(reason, remarks, confirmationFormNumber);
        List<Refusal> missing = missingForm(account, id, answer, wish);
        Result<ReturnView> result =
                missing.isEmpty() ? returning.request(account.id(), id, wish) : Result.refused(missing);
        return result.fold(done -> "redirect:/requests/" + done.id().value(), refusals -> {
            response.setStatus(problems.problem(refusals).getStatus());
            return page(id, answer, change, wish, refusals, locale, model);
        });
    }

    /** Who says that it is booked, and names no form, has not been told yet what is needed. */
    private List<Refusal> missingForm(Account account, String id, @Nullable Answer answer, ReturnWish wish) {
        if (wish.confirmationFormNumber() != null
                && !wish.confirmationFormNumber().isBlank()) {
            return List.of();
        }
        return advise(account, id, answer).findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .map(Finding.Violated.class::cast)
                .filter(violated -> violated.code().equals(FORM_NUMBER_REQUIRED))
                .map(violated -> Refusal.of(violated).at(FORM))
                .toList();
    }

    private ReturnAdvice advise(Account account, String id, @Nullable Answer answer) {
        return orNotFound(advice.advise(account.id(), id, answer == null ? BuyersWord.UNKNOWN : answer.word()));
    }

    private String page(
            String id,
            @Nullable Answer answer,
            @Nullable String change,
            @Nullable ReturnWish wish,
            List<Refusal> refusals,
            Locale locale,
            Model model) {
        Account account = customer.get();
        InvoiceView invoice = orNotFound(invoices.find(signIn.get(), id));
        ReturnAdvice advised = advise(account, id, answer);
        ReturnPageView.Change wanted = ReturnPageView.Change.of(change);
        boolean matters = invoice.type().equals("SPECIAL") && !invoice.booked() && !invoice.deducted();
        Map<Boolean, List<Refusal>> byField =
                refusals.stream().collect(Collectors.partitioningBy(refusal -> pointer(refusal) != null));
        model.addAttribute(
                "back",
                new ReturnPageView(
                        invoice,
                        advised.way(),
                        matters && advised.way() != Way.CANCEL && advised.way() != Way.NOT_POSSIBLE,
                        answer,
                        wanted,
                        wanted == null ? List.of() : refused(id, wanted),
                        findings.findings(advised.findings()).stream()
                                // That the form is missing is what the steps on the page are about.
                                .filter(finding -> advised.way() != Way.FORM_FIRST
                                        || !finding.outcome().equals("VIOLATED"))
                                .map(finding -> new FindingView(
                                        finding.rule(), finding.faq(), finding.outcome(), finding.detail()))
                                .toList(),
                        wish,
                        problems(byField.getOrDefault(false, List.of()), ""),
                        problems(byField.getOrDefault(true, List.of()), null),
                        returns.latestOf(id).orElse(null),
                        advised.way() == Way.MAIL_BACK ? packages(account, id) : List.of(),
                        wording.in(locale)));
        return "return";
    }

    /** An address that we do not know is asked for by a ticket (R72). */
    private List<ReturnPackage> packages(Account account, String id) {
        return paper.plan(account.id(), List.of(id)).fold(done -> done, refusals -> List.of());
    }

    /** Why the invoice itself stays as it is, and what leads to what is wanted. */
    private List<Problem> refused(String id, ReturnPageView.Change wanted) {
        String yes = wanted.name();
        return problems(
                changes.refuse(
                        signIn.get(),
                        id,
                        new ChangeInvoice.Change(
                                wanted == ReturnPageView.Change.TYPE ? yes : null,
                                wanted == ReturnPageView.Change.DATE ? yes : null,
                                wanted == ReturnPageView.Change.TITLE ? yes : null,
                                wanted == ReturnPageView.Change.CONTENT ? yes : null,
                                null)),
                "");
    }

    private List<Problem> problems(List<Refusal> refusals, @Nullable String pointer) {
        List<Problem> told = new ArrayList<>();
        for (Refusal refusal : refusals) {
            ProblemDetail problem = problems.problem(List.of(refusal));
            Map<String, Object> more =
                    Optional.ofNullable(problem.getProperties()).orElse(Map.of());
            told.add(new Problem(
                    pointer == null ? Objects.requireNonNull(pointer(refusal)) : pointer,
                    Objects.requireNonNull(problem.getDetail()),
                    (String) more.get("wouldPassIf"),
                    (String) more.get("rule"),
                    (String) more.get("faq")));
        }
        return told;
    }

    /** Whatever the tax bureau shows of a form is said at the field with its number. */
    private static @Nullable String pointer(Refusal refusal) {
        return refusal.pointer() == null && refusal.code().startsWith("FORM_") ? FORM : refusal.pointer();
    }

    private static <T> T orNotFound(Result<T> result) {
        return result.fold(done -> done, refusals -> {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
    }
}
