package io.fapiaodesk.portal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.consumption.ConsumptionQuestion;
import io.fapiaodesk.consumption.ItemView;
import io.fapiaodesk.consumption.ReadConsumption;
import io.fapiaodesk.invoicing.InvoiceOrder;
import io.fapiaodesk.invoicing.InvoicePreview;
import io.fapiaodesk.invoicing.InvoiceSettings;
import io.fapiaodesk.invoicing.PreviewInvoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.returning.PrepareRequestAgain;
import io.fapiaodesk.returning.ReadReturns;
import io.fapiaodesk.title.ReadTitles;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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

/** Choosing what to invoice, and seeing what comes of it before anything is asked for. Works without script. */
@Controller
@RequestMapping("/invoices/new")
class ChoosePagesController {

    private static final int A_PAGE = 100;
    private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[,;\\s\\x{FF0C}\\x{FF1B}\\x{3001}\\x{3000}]+");
    private static final PreviewInvoices.Outcome.Refused NO_FAULT =
            new PreviewInvoices.Outcome.Refused(List.of(), List.of());

    private final Customer customer;
    private final Accounts accounts;
    private final CurrentSignIn signIn;
    private final ReadConsumption consumption;
    private final ReadTitles titles;
    private final PreviewInvoices previews;
    private final InvoiceSettings settings;
    private final ReadReturns returns;
    private final PrepareRequestAgain again;
    private final Wording wording;
    private final Problems problems;
    private final ObjectMapper json;

    ChoosePagesController(
            Customer customer,
            Accounts accounts,
            CurrentSignIn signIn,
            ReadConsumption consumption,
            ReadTitles titles,
            PreviewInvoices previews,
            InvoiceSettings settings,
            ReadReturns returns,
            PrepareRequestAgain again,
            Wording wording,
            Problems problems,
            ObjectMapper json) {
        this.customer = customer;
        this.accounts = accounts;
        this.signIn = signIn;
        this.consumption = consumption;
        this.titles = titles;
        this.previews = previews;
        this.settings = settings;
        this.returns = returns;
        this.again = again;
        this.wording = wording;
        this.problems = problems;
        this.json = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    @GetMapping
    String choose(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(defaultValue = "invoiceable") String show,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "ORDER_DETAIL") String method,
            @RequestParam(required = false) @Nullable String billMonth,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(defaultValue = "GENERAL") String invoiceType,
            @RequestParam(required = false) @Nullable String titleId,
            @RequestParam(required = false) @Nullable String lines,
            @RequestParam(required = false) @Nullable String remarks,
            @RequestParam(required = false) @Nullable String mailTo,
            Locale locale,
            Model model) {
        return page(
                model,
                locale,
                new ChooseView.Filter(q, month, account, show.equals("all") ? "all" : "invoiceable"),
                page,
                new InvoiceOrder(method, List.of(), billMonth, amount, invoiceType, titleId, null, null, null)
                        .withWishes(lines, remarks, addresses(mailTo)),
                false,
                NO_FAULT);
    }

    /**
     * A plain form, so that what was chosen does not depend on script; nothing is stored.
     *
     * @param everything whether all that the filter finds is meant, on whichever page of the list it is
     * @param parts items of which not everything is meant, with their amounts: {@code id=40.00}
     */
    @PostMapping("/preview")
    String preview(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(defaultValue = "false") boolean everything,
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(required = false) @Nullable List<@Nullable String> itemIds,
            @RequestParam(required = false) @Nullable List<String> parts,
            @RequestParam(required = false) @Nullable String billMonth,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(required = false) @Nullable String invoiceType,
            @RequestParam(required = false) @Nullable String titleId,
            @RequestParam(required = false) @Nullable String lines,
            @RequestParam(required = false) @Nullable String remarks,
            @RequestParam(required = false) @Nullable String mailTo,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        boolean byMonth = "MONTHLY_BILL".equals(method);
        Map<String, @Nullable String> amounts = amounts(parts);
        List<@Nullable String> chosen = everything ? everything(q, month, account) : itemIds;
        if (!amounts.isEmpty()) {
            chosen = new ArrayList<>(amounts.keySet());
        }
        InvoiceOrder order = new InvoiceOrder(
                        method,
                        byMonth ? null : chosen,
                        byMonth ? billMonth : null,
                        "AMOUNT".equals(method) ? amount : null,
                        invoiceType,
                        titleId,
                        null,
                        null,
                        null,
                        amounts.isEmpty() ? null : amounts)
                .withWishes(lines, remarks, addresses(mailTo));
        return preview(
                order,
                new ChooseView.Filter(q, month, account, "invoiceable"),
                everything,
                "/invoices/new",
                locale,
                model,
                response);
    }

    /**
     * What was on a returned invoice, prepared as a new request: the preview of it, or the choice with all of it chosen.
     *
     * @param choose whether something is to be different this time
     */
    @GetMapping("/after/{returnId}")
    String after(
            @PathVariable String returnId,
            @RequestParam(defaultValue = "false") boolean choose,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        String account = customer.get().id();
        InvoiceOrder order = Optional.of(returnId)
                .filter(RequestId::isWellFormed)
                .map(RequestId::new)
                .filter(id -> returns.find(id)
                        .filter(found -> found.accountId().equals(account))
                        .isPresent())
                .flatMap(again::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        ChooseView.Filter all = new ChooseView.Filter(null, null, null, "invoiceable");
        return choose
                ? page(model, locale, all, 0, order, false, NO_FAULT)
                : preview(order, all, false, "/invoices/new/after/" + returnId, locale, model, response);
    }

    private String preview(
            InvoiceOrder order,
            ChooseView.Filter filter,
            boolean everything,
            String chooseAgain,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        PreviewInvoices.Outcome outcome = previews.preview(signIn.get(), order);
        if (outcome instanceof PreviewInvoices.Outcome.Previewed previewed) {
            model.addAttribute(
                    "preview",
                    new PreviewPageView(
                            previewed.preview(),
                            order,
                            chooseAgain,
                            confirmation(order, previewed.preview()),
                            wording.in(locale)));
            return "invoice-preview";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(
                model,
                locale,
                filter,
                0,
                everything ? withoutItems(order) : order,
                everything,
                (PreviewInvoices.Outcome.Refused) outcome);
    }

    private static Map<String, @Nullable String> amounts(@Nullable List<String> parts) {
        Map<String, @Nullable String> amounts = new LinkedHashMap<>();
        for (String part : parts == null ? List.<String>of() : parts) {
            int at = part.lastIndexOf('=');
            amounts.put(at < 0 ? part : part.substring(0, at), at < 0 ? null : part.substring(at + 1));
        }
        return amounts;
    }

    private List<@Nullable String> everything(@Nullable String q, @Nullable String month, @Nullable String whose) {
        Account account = customer.get();
        List<@Nullable String> ids = new ArrayList<>();
        ConsumptionQuestion.of(Boolean.TRUE, month, null, whose, q)
                .fold(
                        question -> ids.addAll(consumption.ids(account, question, InvoiceOrder.MOST_ITEMS)),
                        wrong -> false);
        return ids;
    }

    private static InvoiceOrder withoutItems(InvoiceOrder order) {
        return new InvoiceOrder(
                        order.method(),
                        List.of(),
                        order.month(),
                        order.amount(),
                        order.invoiceType(),
                        order.titleId(),
                        null,
                        null,
                        null)
                .withWishes(order.lines(), order.remarks(), order.mailTo());
    }

    /** Addresses as people write several into one field: with commas, semicolons or blanks between them. */
    private static @Nullable List<@Nullable String> addresses(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return new ArrayList<>(Arrays.asList(BETWEEN_ADDRESSES.split(typed.strip())));
    }

    private String page(
            Model model,
            Locale locale,
            ChooseView.Filter filter,
            int page,
            InvoiceOrder order,
            boolean everything,
            PreviewInvoices.Outcome.Refused refused) {
        Account account = customer.get();
        int wanted = Math.min(Math.max(page, 0), 10_000);
        Page<ItemView> items = ConsumptionQuestion.of(
                        filter.show().equals("all") ? null : Boolean.TRUE,
                        filter.month(),
                        null,
                        filter.account(),
                        filter.q())
                .fold(
                        question -> consumption.list(account, question, new Page.Slice(wanted, A_PAGE)),
                        wrong -> new Page<>(List.of(), 0, A_PAGE, 0));
        model.addAttribute(
                "choose",
                new ChooseView(
                        filter,
                        items.items(),
                        items.page(),
                        (int) ((items.total() + A_PAGE - 1) / A_PAGE),
                        items.total(),
                        everything,
                        titles.titles(account).stream()
                                .filter(title -> !title.status().equals("INVALID"))
                                .toList(),
                        order,
                        settings.lineWordOf(account.id()),
                        chosen(order),
                        accounts.spokenForBy(account).stream().map(Account::id).toList(),
                        refused.refusals().stream().map(this::problem).toList(),
                        refused.items(),
                        wording.in(locale)));
        return "invoices-new";
    }

    private static Set<String> chosen(InvoiceOrder order) {
        Set<String> chosen = new HashSet<>();
        Optional.ofNullable(order.itemIds()).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .forEach(chosen::add);
        return chosen;
    }

    private ChooseView.Problem problem(Refusal refusal) {
        ProblemDetail problem = problems.problem(List.of(refusal));
        Map<String, Object> more = Optional.ofNullable(problem.getProperties()).orElse(Map.of());
        return new ChooseView.Problem(
                Objects.requireNonNull(problem.getDetail()),
                (String) more.get("wouldPassIf"),
                (String) more.get("rule"),
                (String) more.get("faq"),
                (String) more.get("help"));
    }

    private String confirmation(InvoiceOrder order, InvoicePreview preview) {
        InvoiceOrder confirmed = new InvoiceOrder(
                        order.method(),
                        order.itemIds(),
                        order.month(),
                        order.amount(),
                        order.invoiceType(),
                        order.titleId(),
                        null,
                        null,
                        preview.version(),
                        order.itemAmounts())
                // What was previewed is what is asked for, also when the account chooses otherwise meanwhile.
                .withWishes(preview.linesPer(), order.remarks(), order.mailTo());
        try {
            // It stands inside a script element, where a tag in somebody's order number would end it.
            return json.writeValueAsString(confirmed).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An order is always JSON", e);
        }
    }
}
