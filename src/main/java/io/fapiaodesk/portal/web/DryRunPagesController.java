package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.invoicing.DryRun;
import io.fapiaodesk.invoicing.DryRunInvoices;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.title.ReadTitles;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.multipart.MultipartFile;

/** Trying out a list of orders from a spreadsheet. Works without script, and nothing is stored. */
@Controller
@RequestMapping("/invoices/dry-run")
class DryRunPagesController {

    /** More than any list that is accepted, so that the one who reads it says why not. */
    private static final int ENOUGH_BYTES = 3 * 1024 * 1024;

    private final Customer customer;
    private final CurrentSignIn signIn;
    private final ReadTitles titles;
    private final DryRunInvoices dryRun;
    private final Problems problems;
    private final Wording wording;

    DryRunPagesController(
            Customer customer,
            CurrentSignIn signIn,
            ReadTitles titles,
            DryRunInvoices dryRun,
            Problems problems,
            Wording wording) {
        this.customer = customer;
        this.signIn = signIn;
        this.titles = titles;
        this.dryRun = dryRun;
        this.problems = problems;
        this.wording = wording;
    }

    @GetMapping
    String ask(Locale locale, Model model) {
        return page(model, locale, "GENERAL", null, null, null);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String tryOut(
            @RequestPart("file") MultipartFile file,
            @RequestParam(defaultValue = "GENERAL") String invoiceType,
            @RequestParam(required = false) @Nullable String titleId,
            Locale locale,
            Model model,
            HttpServletResponse response)
            throws IOException {
        String title = titleId == null || titleId.isBlank() ? null : titleId;
        Result<DryRun> result;
        try (InputStream content = file.getInputStream()) {
            result = dryRun.tryOut(signIn.get(), content.readNBytes(ENOUGH_BYTES), invoiceType, title);
        }
        DryRun tried = result.<@Nullable DryRun>fold(done -> done, refusals -> null);
        String problem = result.<@Nullable String>fold(
                done -> null,
                refusals -> Objects.requireNonNull(problems.problem(refusals).getDetail()));
        if (problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        return page(model, locale, invoiceType, title, tried, problem);
    }

    private String page(
            Model model,
            Locale locale,
            String invoiceType,
            @Nullable String titleId,
            @Nullable DryRun tried,
            @Nullable String problem) {
        Account account = customer.get();
        model.addAttribute(
                "dryRun",
                new DryRunView(
                        titles.titles(account).stream()
                                .filter(title -> !title.status().equals("INVALID"))
                                .toList(),
                        invoiceType,
                        titleId,
                        tried,
                        problem,
                        wording.in(locale)));
        return "dry-run";
    }
}
