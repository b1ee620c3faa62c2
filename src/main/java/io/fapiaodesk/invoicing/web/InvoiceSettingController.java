package io.fapiaodesk.invoicing.web;

import io.fapiaodesk.invoicing.InvoiceSettings;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the account that asks wants of all its invoices. */
@RestController
@RequestMapping("/api/account/invoice-settings")
@Tag(name = "Requesting invoices")
class InvoiceSettingController {

    private final InvoiceSettings settings;
    private final CurrentSignIn signIn;
    private final Problems problems;

    InvoiceSettingController(InvoiceSettings settings, CurrentSignIn signIn, Problems problems) {
        this.settings = settings;
        this.signIn = signIn;
        this.problems = problems;
    }

    /** {@code ITEM} for one line for each item of consumption, {@code CONTENT} for one line for each content. */
    record Settings(@Nullable String lines) {}

    @GetMapping
    ResponseEntity<?> read() {
        String accountId = signIn.get().accountId();
        return accountId == null
                ? problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER"))
                : ResponseEntity.ok(new Settings(settings.lineWordOf(accountId)));
    }

    /** Counts for requests that do not say otherwise; what is requested already stays as it is. */
    @PutMapping
    ResponseEntity<?> change(@RequestBody Settings wanted) {
        return settings.change(signIn.get(), wanted.lines())
                .fold(lines -> ResponseEntity.ok(new Settings(lines.name())), problems::respond);
    }
}
