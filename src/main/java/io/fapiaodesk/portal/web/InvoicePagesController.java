package io.fapiaodesk.portal.web;

import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.paper.ReadLosses;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.returning.ReadReturns;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** My invoices, and one of them. */
@Controller
class InvoicePagesController {

    /** The tax administration's own, which FAQ and hotline name (R13). */
    private static final String VERIFICATION = "https://inv-veri.chinatax.gov.cn/";

    private static final int A_PAGE = 50;

    private final CurrentSignIn signIn;
    private final ReadInvoices invoices;
    private final ReadReturns returns;
    private final ReadLosses losses;
    private final Wording wording;

    InvoicePagesController(
            CurrentSignIn signIn, ReadInvoices invoices, ReadReturns returns, ReadLosses losses, Wording wording) {
        this.signIn = signIn;
        this.invoices = invoices;
        this.returns = returns;
        this.losses = losses;
        this.wording = wording;
    }

    @GetMapping("/invoices")
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "0") int page,
            Locale locale,
            Model model) {
        Page.Slice slice = new Page.Slice(Math.min(Math.max(page, 0), 10_000), A_PAGE);
        String wanted = status == null || status.isBlank() ? null : status;
        Page<InvoiceView> found = invoices.list(signIn.get(), wanted, q, slice)
                .fold(done -> done, refusals -> new Page<>(List.of(), 0, A_PAGE, 0));
        model.addAttribute(
                "invoices",
                new InvoicesView(
                        found.items(),
                        found.page(),
                        (int) ((found.total() + A_PAGE - 1) / A_PAGE),
                        q,
                        wanted,
                        wording.in(locale)));
        return "invoices";
    }

    @GetMapping("/invoices/{id}")
    String invoice(@PathVariable String id, Locale locale, Model model) {
        InvoiceView invoice = invoices.find(signIn.get(), id).fold(done -> done, refusals -> {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        });
        model.addAttribute(
                "invoice",
                new InvoicePageView(
                        invoice,
                        returns.latestOf(id).orElse(null),
                        losses.openOf(id).map(loss -> loss.id().value()).orElse(null),
                        VERIFICATION,
                        wording.in(locale)));
        return "invoice";
    }
}
