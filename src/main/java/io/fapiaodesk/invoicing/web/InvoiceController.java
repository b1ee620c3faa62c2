package io.fapiaodesk.invoicing.web;

import io.fapiaodesk.invoicing.ChangeInvoice;
import io.fapiaodesk.invoicing.ReadInvoices;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The invoices of the customer who asks. */
@RestController
@RequestMapping("/api/invoices")
@Tag(name = "Invoices")
class InvoiceController {

    private final ReadInvoices invoices;
    private final ChangeInvoice change;
    private final CurrentSignIn signIn;
    private final Problems problems;

    InvoiceController(ReadInvoices invoices, ChangeInvoice change, CurrentSignIn signIn, Problems problems) {
        this.invoices = invoices;
        this.change = change;
        this.signIn = signIn;
        this.problems = problems;
    }

    /**
     * The newest first.
     *
     * @param q a part of the number
     */
    @GetMapping
    ResponseEntity<?> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String q) {
        return Page.Slice.of(page, size)
                .fold(
                        slice -> invoices.list(signIn.get(), status, q, slice)
                                .fold(ResponseEntity::ok, problems::respond),
                        problems::respond);
    }

    @GetMapping("/{id}")
    ResponseEntity<?> find(@PathVariable String id) {
        return invoices.find(signIn.get(), id).fold(ResponseEntity::ok, problems::respond);
    }

    /** Changes nothing, and says what to do instead. */
    @PostMapping("/{id}/changes")
    ResponseEntity<?> change(@PathVariable String id, @RequestBody ChangeInvoice.Change wanted) {
        return problems.respond(change.refuse(signIn.get(), id, wanted));
    }
}
