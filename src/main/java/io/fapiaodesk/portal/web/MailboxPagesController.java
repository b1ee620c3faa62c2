package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.account.Mailbox;
import io.fapiaodesk.account.Mailboxes;
import io.fapiaodesk.account.MaintainMailboxes;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** My invoice mailboxes: plain forms, each answered by the page itself. */
@Controller
@RequestMapping("/mailboxes")
class MailboxPagesController {

    private static final Set<String> SAID = Set.of("added", "changed", "default", "deleted");

    private final Customer customer;
    private final CurrentSignIn signIn;
    private final Mailboxes mailboxes;
    private final MaintainMailboxes maintain;
    private final Texts texts;

    MailboxPagesController(
            Customer customer, CurrentSignIn signIn, Mailboxes mailboxes, MaintainMailboxes maintain, Texts texts) {
        this.customer = customer;
        this.signIn = signIn;
        this.mailboxes = mailboxes;
        this.maintain = maintain;
        this.texts = texts;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String said, Model model) {
        return page(model, said != null && SAID.contains(said) ? said : null, null);
    }

    @PostMapping
    String add(
            @RequestParam(required = false) @Nullable String address,
            @RequestParam(required = false) @Nullable Boolean isDefault,
            Model model,
            HttpServletResponse response) {
        return answer(maintain.add(signIn.get(), address, isDefault), "added", null, address, model, response);
    }

    @PostMapping("/{id}")
    String change(@PathVariable String id, @RequestParam String address, Model model, HttpServletResponse response) {
        return answer(maintain.change(signIn.get(), id, address, null), "changed", id, address, model, response);
    }

    @PostMapping("/{id}/default")
    String makeDefault(@PathVariable String id, Model model, HttpServletResponse response) {
        return answer(maintain.change(signIn.get(), id, null, true), "default", id, null, model, response);
    }

    @PostMapping("/{id}/deletion")
    String delete(@PathVariable String id, Model model, HttpServletResponse response) {
        return answer(maintain.delete(signIn.get(), id), "deleted", id, null, model, response);
    }

    private String answer(
            Result<Mailbox> result,
            String said,
            @Nullable String id,
            @Nullable String typed,
            Model model,
            HttpServletResponse response) {
        return result.fold(done -> "redirect:/mailboxes?said=" + said, refusals -> {
            Refusal refusal = refusals.get(0);
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(model, null, problem(refusal, id, typed));
        });
    }

    private MailboxesView.Problem problem(Refusal refusal, @Nullable String id, @Nullable String typed) {
        return new MailboxesView.Problem(
                id,
                typed,
                texts.get("refusal." + refusal.code(), refusal.arguments().toArray(String[]::new)),
                texts.find("refusal." + refusal.code() + ".wouldPassIf", refusal.arguments())
                        .orElse(null));
    }

    private String page(Model model, @Nullable String said, MailboxesView.@Nullable Problem problem) {
        Account account = customer.get();
        List<Mailbox> list = mailboxes.of(account.id());
        model.addAttribute("mailboxes", new MailboxesView(list, account.email(), said, problem));
        return "mailboxes";
    }
}
