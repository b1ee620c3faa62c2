package io.fapiaodesk.invoicing.web;

import io.fapiaodesk.invoicing.DryRunInvoices;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Where customers try out a list of orders, as a body or as a file of a form. */
@RestController
@RequestMapping("/api/invoice-dry-runs")
@Tag(name = "Requesting invoices")
class DryRunController {

    /** More than any list that is accepted, so that the one who reads it says why not. */
    private static final int ENOUGH_BYTES = 3 * 1024 * 1024;

    private final DryRunInvoices dryRun;
    private final CurrentSignIn signIn;
    private final Problems problems;

    DryRunController(DryRunInvoices dryRun, CurrentSignIn signIn, Problems problems) {
        this.dryRun = dryRun;
        this.signIn = signIn;
        this.problems = problems;
    }

    @PostMapping(
            consumes = {
                "text/csv",
                "text/tab-separated-values",
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                "application/vnd.ms-excel",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            })
    ResponseEntity<?> body(
            InputStream body,
            @RequestParam(defaultValue = "GENERAL") String invoiceType,
            @RequestParam(required = false) @Nullable String titleId)
            throws IOException {
        return tryOut(body.readNBytes(ENOUGH_BYTES), invoiceType, titleId);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> file(
            @RequestPart("file") MultipartFile file,
            @RequestParam(defaultValue = "GENERAL") String invoiceType,
            @RequestParam(required = false) @Nullable String titleId)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            return tryOut(content.readNBytes(ENOUGH_BYTES), invoiceType, titleId);
        }
    }

    private ResponseEntity<?> tryOut(byte[] list, String invoiceType, @Nullable String titleId) {
        return dryRun.tryOut(signIn.get(), list, invoiceType, titleId).fold(ResponseEntity::ok, problems::respond);
    }
}
