package io.fapiaodesk.invoicing.web;

import io.fapiaodesk.invoicing.ExportInvoices;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.sheet.SheetDownload;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The list of invoices as a file (R88). */
@RestController
@Tag(name = "Invoices")
class InvoiceExportController {

    private final ExportInvoices exports;
    private final CurrentSignIn signIn;
    private final Problems problems;

    InvoiceExportController(ExportInvoices exports, CurrentSignIn signIn, Problems problems) {
        this.exports = exports;
        this.signIn = signIn;
        this.problems = problems;
    }

    @GetMapping({"/api/exports/invoices.xlsx", "/api/exports/invoices.csv"})
    void invoices(ExportInvoices.Wish wish, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Result<ExportInvoices.Export> found = exports.of(signIn.get(), wish);
        if (found instanceof Result.Done<ExportInvoices.Export> done) {
            SheetDownload.send(request, response, "invoices", done.value());
        } else if (found instanceof Result.Refused<ExportInvoices.Export> refused) {
            problems.send(response, problems.problem(refused.refusals()));
        }
    }
}
