package io.fapiaodesk.account.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fapiaodesk.account.Mailbox;
import io.fapiaodesk.account.Mailboxes;
import io.fapiaodesk.account.MaintainMailboxes;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.SignedIn;
import io.fapiaodesk.platform.web.Idempotency;
import io.fapiaodesk.platform.web.Page;
import io.fapiaodesk.platform.web.Problems;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The invoice mailboxes of the customer who asks. */
@RestController
@RequestMapping("/api/mailboxes")
@Tag(name = "Mailboxes")
class MailboxController {

    private final Mailboxes mailboxes;
    private final MaintainMailboxes maintain;
    private final CurrentSignIn signIn;
    private final Idempotency idempotency;
    private final Problems problems;

    MailboxController(
            Mailboxes mailboxes,
            MaintainMailboxes maintain,
            CurrentSignIn signIn,
            Idempotency idempotency,
            Problems problems) {
        this.mailboxes = mailboxes;
        this.maintain = maintain;
        this.signIn = signIn;
        this.idempotency = idempotency;
        this.problems = problems;
    }

    /** What is given about a mailbox; what is left out stays, or is ours to choose for a new one. */
    record Wanted(
            @Nullable String address,
            @JsonProperty("isDefault") @Nullable Boolean isDefault) {}

    record Shown(
            String id,
            String address,
            @JsonProperty("isDefault") boolean isDefault) {
        static Shown of(Mailbox mailbox) {
            return new Shown(mailbox.id(), mailbox.address().value(), mailbox.isDefault());
        }
    }

    @GetMapping
    ResponseEntity<?> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        String accountId = signIn.get().accountId();
        if (accountId == null) {
            return problems.respond(Refusal.notPermitted("NOT_A_CUSTOMER"));
        }
        return Page.Slice.of(page, size)
                .fold(
                        slice -> ResponseEntity.ok(Page.of(
                                mailboxes.of(accountId).stream().map(Shown::of).toList(), slice)),
                        problems::respond);
    }

    @PostMapping
    ResponseEntity<?> add(
            @RequestBody Wanted wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        SignedIn who = signIn.get();
        return idempotency.once(
                who, key, "POST /api/mailboxes " + wanted, () -> maintain.add(who, wanted.address(), wanted.isDefault())
                        .fold(
                                added -> ResponseEntity.created(URI.create("/api/mailboxes/" + added.id()))
                                        .body(Shown.of(added)),
                                problems::respond));
    }

    @PutMapping("/{id}")
    ResponseEntity<?> change(@PathVariable String id, @RequestBody Wanted wanted) {
        return maintain.change(signIn.get(), id, wanted.address(), wanted.isDefault())
                .fold(changed -> ResponseEntity.ok(Shown.of(changed)), problems::respond);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<?> delete(@PathVariable String id) {
        return maintain.delete(signIn.get(), id)
                .fold(deleted -> ResponseEntity.noContent().build(), problems::respond);
    }
}
