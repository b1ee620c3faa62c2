package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.InviteSignIns;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.security.InvitedSignIns.Invited;
import io.fapiaodesk.platform.web.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Further sign-ins of the account: who has one, and how to invite and to shut out. */
@Controller
@RequestMapping("/account/sign-ins")
class SignInPagesController {

    private static final Set<String> SAID = Set.of("invited", "removed");

    private final Customer customer;
    private final CurrentSignIn signIn;
    private final InviteSignIns signIns;
    private final Texts texts;

    SignInPagesController(Customer customer, CurrentSignIn signIn, InviteSignIns signIns, Texts texts) {
        this.customer = customer;
        this.signIn = signIn;
        this.signIns = signIns;
        this.texts = texts;
    }

    /**
     * What the page shows.
     *
     * @param typed the name as it was typed, after a refusal
     * @param problems why it was refused
     */
    record View(
            List<Invited> list,
            @Nullable String said,
            @Nullable String typed,
            List<String> problems) {
        View {
            list = List.copyOf(list);
            problems = List.copyOf(problems);
        }
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String said, Model model) {
        return page(model, said != null && SAID.contains(said) ? said : null, null, List.of());
    }

    @PostMapping
    String invite(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String password,
            @RequestParam(required = false) @Nullable String role,
            Model model,
            HttpServletResponse response) {
        return answer(signIns.invite(signIn.get(), name, password, role), "invited", name, model, response);
    }

    @PostMapping("/{name}/deletion")
    String remove(@PathVariable String name, Model model, HttpServletResponse response) {
        return answer(signIns.remove(signIn.get(), name), "removed", null, model, response);
    }

    private String answer(
            Result<?> result, String said, @Nullable String typed, Model model, HttpServletResponse response) {
        return result.fold(done -> "redirect:/account/sign-ins?said=" + said, refusals -> {
            if (refusals.get(0).kind() == Refusal.Kind.NOT_FOUND) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(model, null, typed, refusals.stream().map(this::words).toList());
        });
    }

    private String words(Refusal refusal) {
        String field = refusal.pointer() == null ? "" : refusal.pointer().substring(1);
        String label = texts.find("portal.signIns." + field, List.of())
                .map(name -> name + ": ")
                .orElse("");
        return label
                + texts.find("refusal." + refusal.code(), refusal.arguments())
                        .or(() -> texts.find("problem." + refusal.code(), refusal.arguments()))
                        .orElse(refusal.code())
                + texts.find("refusal." + refusal.code() + ".wouldPassIf", refusal.arguments())
                        .map(way -> " " + way)
                        .orElse("");
    }

    private String page(Model model, @Nullable String said, @Nullable String typed, List<String> problems) {
        customer.get();
        List<Invited> list = signIns.list(signIn.get()).fold(invited -> invited, refusals -> {
            throw new AccessDeniedException("Not the holder of the account");
        });
        model.addAttribute("signIns", new View(list, said, typed, problems));
        return "sign-ins";
    }
}
