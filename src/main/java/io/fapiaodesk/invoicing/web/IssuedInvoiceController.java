package io.fapiaodesk.invoicing.web;

import io.fapiaodesk.invoicing.CancelInvoice;
import io.fapiaodesk.invoicing.HandOutInvoice;
import io.fapiaodesk.invoicing.domain.Invoice;
import io.fapiaodesk.platform.documents.FileResponse;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.taxbureau.TaxBureauUnreachableException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a customer does with an invoice on its way, and with one that is there. */
@RestController
@RequestMapping("/api/invoices/{id}")
@Tag(name = "Invoices")
class IssuedInvoiceController {

    private final CancelInvoice cancelInvoice;
    private final HandOutInvoice handOut;
    private final CurrentSignIn signIn;
    private final Problems problems;

    IssuedInvoiceController(
            CancelInvoice cancelInvoice, HandOutInvoice handOut, CurrentSignIn signIn, Problems problems) {
        this.cancelInvoice = cancelInvoice;
        this.handOut = handOut;
        this.signIn = signIn;
        this.problems = problems;
    }

    /** To which mailbox of the account, or to which address, the invoice is mailed once more. */
    record MailOrder(@Nullable String mailboxId, @Nullable String email) {}

    @PostMapping("/cancellation")
    @Operation(summary = "Takes back an invoice that is not issued yet")
    ResponseEntity<?> cancel(@PathVariable String id) {
        try {
            return cancelInvoice.cancel(signIn.get(), id).fold(this::answer, problems::respond);
        } catch (TaxBureauUnreachableException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            String.valueOf(Math.max(1, e.retryAfter().toSeconds())))
                    .body(problems.problem(HttpStatus.SERVICE_UNAVAILABLE, "TAX_BUREAU_UNREACHABLE"));
        }
    }

    @GetMapping("/file")
    @Operation(summary = "The invoice as a page (pdf) or as data (xml), the same every time")
    ResponseEntity<?> file(@PathVariable String id, @RequestParam(required = false) @Nullable String format) {
        return handOut.file(signIn.get(), id, format).fold(FileResponse::of, problems::respond);
    }

    @GetMapping("/red-file")
    @Operation(summary = "The red-letter invoice that took it back, as a page (pdf) or as data (xml)")
    ResponseEntity<?> redFile(@PathVariable String id, @RequestParam(required = false) @Nullable String format) {
        return handOut.redFile(signIn.get(), id, format).fold(FileResponse::of, problems::respond);
    }

    @PostMapping("/mails")
    @Operation(summary = "Mails the invoice once more: to the default mailbox, another mailbox, or any address")
    ResponseEntity<?> mail(@PathVariable String id, @RequestBody(required = false) @Nullable MailOrder order) {
        MailOrder given = order == null ? new MailOrder(null, null) : order;
        return handOut.mail(signIn.get(), id, given.mailboxId(), given.email())
                .fold(
                        invoice -> ResponseEntity.status(HttpStatus.ACCEPTED)
                                .body(Map.of(
                                        "id",
                                        invoice.id(),
                                        "status",
                                        invoice.status().name())),
                        problems::respond);
    }

    private ResponseEntity<?> answer(Invoice invoice) {
        return ResponseEntity.ok(
                Map.of("id", invoice.id(), "status", invoice.status().name()));
    }
}
