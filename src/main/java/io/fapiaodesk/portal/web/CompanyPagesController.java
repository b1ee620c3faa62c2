package io.fapiaodesk.portal.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who invoices: each company with its data, its certificate of affiliation, and the letters of Marketplace vendors (R1 to
 * R3, R45; FAQ "Mismatched invoicing entity and payee").
 */
@Controller
@RequestMapping("/companies")
class CompanyPagesController {

    private final CompanyPages pages;

    CompanyPagesController(CompanyPages pages) {
        this.pages = pages;
    }

    @GetMapping
    String list(Locale locale, Model model) {
        model.addAttribute("companies", pages.all(locale));
        return "companies";
    }

    @GetMapping("/{code}")
    String one(@PathVariable String code, Locale locale, Model model) {
        model.addAttribute(
                "company",
                pages.find(code, locale).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "company";
    }
}
