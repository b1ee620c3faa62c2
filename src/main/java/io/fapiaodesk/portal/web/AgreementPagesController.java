package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.title.ManagerContacts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Titles by agreement: the register, and the request for one; to customers and to account managers. */
@Controller
class AgreementPagesController {

    private final Customer customer;
    private final CurrentSignIn signIn;
    private final AgreementPages pages;
    private final ManagerContacts managers;

    AgreementPagesController(Customer customer, CurrentSignIn signIn, AgreementPages pages, ManagerContacts managers) {
        this.managers = managers;
        this.customer = customer;
        this.signIn = signIn;
        this.pages = pages;
    }

    @GetMapping("/titles/agreements")
    String register(Model model) {
        model.addAttribute("register", pages.register(customer.get()));
        model.addAttribute("manager", managers.of(customer.get()).orElse(null));
        return "agreements";
    }

    @GetMapping("/titles/agreements/apply")
    String apply(@RequestParam(required = false) @Nullable String from, Locale locale, Model model) {
        Account account = customer.get();
        model.addAttribute("whyNot", pages.whyNot(account).orElse(null));
        model.addAttribute("formJson", pages.applyForm(account, from, locale));
        return "agreement-apply";
    }

    @GetMapping("/titles/agreements/pay-on-behalf")
    String payOnBehalf(Locale locale, Model model) {
        customer.get();
        model.addAttribute("formJson", pages.askPayOnBehalfForm(locale));
        return "agreement-pay-on-behalf";
    }

    @GetMapping("/staff/agreements")
    String ofAccounts(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("register", pages.register(signIn.get(), page));
        return "staff-agreements";
    }

    @GetMapping("/staff/agreements/new")
    String open(Locale locale, Model model) {
        AgreementsView register = pages.register(signIn.get(), 0);
        model.addAttribute("register", register);
        model.addAttribute("formJson", pages.payOnBehalfForm(register, locale));
        return "staff-agreement-new";
    }

    @GetMapping("/staff/agreements/{id}/copies")
    String copies(@PathVariable String id, Locale locale, Model model) {
        model.addAttribute("id", id);
        model.addAttribute(
                "formJson",
                pages.copyForm(signIn.get(), id, locale)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "staff-agreement-copies";
    }
}
