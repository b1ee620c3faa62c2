package io.fapiaodesk.portal.web;

import io.fapiaodesk.title.ManagerContacts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My titles, and the application for one. */
@Controller
class TitlePagesController {

    private final Customer customer;
    private final TitlePages pages;
    private final ManagerContacts managers;

    TitlePagesController(Customer customer, TitlePages pages, ManagerContacts managers) {
        this.customer = customer;
        this.pages = pages;
        this.managers = managers;
    }

    @GetMapping("/titles")
    String titles(Model model) {
        model.addAttribute("titles", pages.titles(customer.get()));
        model.addAttribute("manager", managers.of(customer.get()).orElse(null));
        return "titles";
    }

    @GetMapping("/titles/apply")
    String apply(@RequestParam(required = false) @Nullable String from, Locale locale, Model model) {
        model.addAttribute("apply", pages.apply(customer.get(), from, locale));
        return "apply";
    }
}
