package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.ChangeRegistration;
import io.fapiaodesk.account.ChangeRegistration.Begun;
import io.fapiaodesk.account.ChangeRegistration.Registration;
import io.fapiaodesk.account.ChangeRegistration.To;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the account is registered, its certificate, and the way to a change, with what comes of it before it is begun. */
@Controller
@RequestMapping("/registration")
class RegistrationPagesController {

    private final Customer customer;
    private final CurrentSignIn signIn;
    private final ChangeRegistration registration;
    private final Problems problems;

    RegistrationPagesController(
            Customer customer, CurrentSignIn signIn, ChangeRegistration registration, Problems problems) {
        this.customer = customer;
        this.signIn = signIn;
        this.registration = registration;
        this.problems = problems;
    }

    /**
     * What the page shows.
     *
     * @param begun where the change is made, once it may be
     * @param problem why it may not
     */
    record View(
            Registration registration,
            @Nullable Begun begun,
            @Nullable String problem) {}

    @GetMapping
    String show(Model model) {
        return page(model, null, null);
    }

    @PostMapping
    String change(
            @RequestParam(required = false) @Nullable To to,
            @RequestParam(defaultValue = "false") boolean acknowledged,
            Model model,
            HttpServletResponse response) {
        return registration.begin(signIn.get(), to, acknowledged).fold(begun -> page(model, begun, null), refusals -> {
            response.setStatus(409);
            return page(model, null, words(refusals));
        });
    }

    private String words(List<Refusal> refusals) {
        return String.valueOf(problems.problem(refusals).getDetail());
    }

    private String page(Model model, @Nullable Begun begun, @Nullable String problem) {
        customer.get();
        Registration found = registration.of(signIn.get()).fold(done -> done, refusals -> {
            throw new AccessDeniedException("Not a customer");
        });
        model.addAttribute("page", new View(found, begun, problem));
        return "registration";
    }
}
