package io.fapiaodesk.answer.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Accounts;
import io.fapiaodesk.consumption.ConsumptionQuestion;
import io.fapiaodesk.consumption.ItemView;
import io.fapiaodesk.consumption.ReadConsumption;
import io.fapiaodesk.invoicing.InvoiceView;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The lists of a customer as files, made on the server: what is left when a page stays blank (R88). */
@RestController
@Tag(name = "Answers")
class ExportController {

    private static final int AT_A_TIME = 200;

    private static final ConsumptionQuestion EVERYTHING = new ConsumptionQuestion(null, null, null, null);

    private final ReadConsumption consumption;
    private final ReadInvoices invoices;
    private final Accounts accounts;
    private final CurrentSignIn signIn;
    private final Problems problems;

    ExportController(
            ReadConsumption consumption,
            ReadInvoices invoices,
            Accounts accounts,
            CurrentSignIn signIn,
            Problems problems) {
        this.consumption = consumption;
        this.invoices = invoices;
        this.accounts = accounts;
        this.signIn = signIn;
        this.problems = problems;
    }

    /** Reads one page of a list. */
    private interface Pages<T> {
        Page<T> read(Page.Slice slice);
    }

    /** Writes one item of a list. */
    private interface Line<T> {
        void write(Csv csv, T item) throws IOException;
    }

    @GetMapping("/api/exports/consumption.csv")
    void consumption(HttpServletResponse response) throws IOException {
        Optional<Account> account = account(response);
        if (account.isPresent()) {
            Csv csv = begin(response, "consumption.csv");
            csv.line(
                    "id",
                    "kind",
                    "productCode",
                    "month",
                    "amount",
                    "invoiced",
                    "invoiceable",
                    "entityCode",
                    "content",
                    "rate",
                    "notInvoiceable");
            all(csv, slice -> consumption.list(account.get(), EVERYTHING, slice), ExportController::item);
            response.flushBuffer();
        }
    }

    @GetMapping("/api/exports/invoices.csv")
    void invoices(HttpServletResponse response) throws IOException {
        if (account(response).isPresent()) {
            SignedIn who = signIn.get();
            Csv csv = begin(response, "invoices.csv");
            csv.line(
                    "id",
                    "number",
                    "status",
                    "type",
                    "entityCode",
                    "entityName",
                    "title",
                    "content",
                    "rate",
                    "gross",
                    "net",
                    "tax",
                    "issuedAt");
            all(
                    csv,
                    slice -> invoices.list(who, null, null, slice)
                            .fold(page -> page, refused -> new Page<InvoiceView>(List.of(), 0, AT_A_TIME, 0)),
                    ExportController::invoice);
            response.flushBuffer();
        }
    }

    private Optional<Account> account(HttpServletResponse response) throws IOException {
        Optional<Account> account =
                Optional.ofNullable(signIn.get().accountId()).flatMap(accounts::find);
        if (account.isEmpty()) {
            problems.send(response, problems.problem(List.of(Refusal.notPermitted("NOT_A_CUSTOMER"))));
        }
        return account;
    }

    private static Csv begin(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        return new Csv(response.getWriter());
    }

    private static <T> void all(Csv csv, Pages<T> pages, Line<T> line) throws IOException {
        Page<T> page;
        int number = 0;
        do {
            page = pages.read(new Page.Slice(number++, AT_A_TIME));
            for (T item : page.items()) {
                line.write(csv, item);
            }
        } while ((long) number * AT_A_TIME < page.total());
    }

    private static void item(Csv csv, ItemView item) throws IOException {
        csv.line(
                item.id(),
                item.kind(),
                item.productCode(),
                item.month(),
                item.amount(),
                item.invoiced(),
                item.invoiceable(),
                item.entityCode(),
                item.content(),
                item.rate(),
                item.notInvoiceable() == null ? null : item.notInvoiceable().code());
    }

    private static void invoice(Csv csv, InvoiceView invoice) throws IOException {
        csv.line(
                invoice.id(),
                invoice.number(),
                invoice.status(),
                invoice.type(),
                invoice.entityCode(),
                invoice.entityName(),
                invoice.title(),
                invoice.content(),
                invoice.rate(),
                invoice.gross(),
                invoice.net(),
                invoice.tax(),
                invoice.issuedAt());
    }
}
