package io.fapiaodesk.invoicing.web;

import io.fapiaodesk.invoicing.PackInvoices;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The files of several invoices at once. */
@RestController
@Tag(name = "Invoices")
class InvoicePackageController {

    private final PackInvoices invoices;
    private final CurrentSignIn signIn;
    private final Problems problems;

    InvoicePackageController(PackInvoices invoices, CurrentSignIn signIn, Problems problems) {
        this.invoices = invoices;
        this.signIn = signIn;
        this.problems = problems;
    }

    @PostMapping("/api/invoices/files")
    @Operation(summary = "The files of up to 500 issued invoices as a ZIP file")
    void files(@RequestBody PackInvoices.Wish wish, HttpServletResponse response) throws IOException {
        Path file = Files.createTempFile("fapiao-invoices-", ".zip");
        try {
            Result<Integer> packed;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                packed = invoices.pack(signIn.get(), wish, out);
            }
            if (packed instanceof Result.Refused<Integer> refused) {
                problems.send(response, problems.problem(refused.refusals()));
                return;
            }
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Content-Disposition", "attachment; filename=\"invoices.zip\"");
            Files.copy(file, response.getOutputStream());
            response.flushBuffer();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
