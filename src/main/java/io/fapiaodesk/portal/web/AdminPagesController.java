package io.fapiaodesk.portal.web;

import io.fapiaodesk.catalogue.CompanyPapers;
import io.fapiaodesk.catalogue.Entities;
import io.fapiaodesk.catalogue.KeepCompanies;
import io.fapiaodesk.catalogue.KeepProducts;
import io.fapiaodesk.catalogue.SellerCatalogue;
import io.fapiaodesk.kernel.Refusal;
import io.fapiaodesk.kernel.Result;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Texts;
import io.fapiaodesk.platform.web.Uploads;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Where the administrator keeps companies, their papers and the products of the catalogue: plain forms, answered in place. */
@Controller
@RequestMapping("/admin")
class AdminPagesController {

    private static final Set<String> SAID = Set.of("company", "paper", "address", "product");

    private final CompanyPages pages;
    private final KeepCompanies companies;
    private final CompanyPapers papers;
    private final KeepProducts products;
    private final SellerCatalogue catalogue;
    private final Entities entities;
    private final CurrentSignIn signIn;
    private final Texts texts;

    AdminPagesController(
            CompanyPages pages,
            KeepCompanies companies,
            CompanyPapers papers,
            KeepProducts products,
            SellerCatalogue catalogue,
            Entities entities,
            CurrentSignIn signIn,
            Texts texts) {
        this.pages = pages;
        this.companies = companies;
        this.papers = papers;
        this.products = products;
        this.catalogue = catalogue;
        this.entities = entities;
        this.signIn = signIn;
        this.texts = texts;
    }

    @GetMapping("/companies")
    String list(@RequestParam(required = false) @Nullable String said, Locale locale, Model model) {
        model.addAttribute("said", said(said));
        model.addAttribute("companies", pages.all(locale));
        model.addAttribute("addresses", entities.returnAddresses());
        model.addAttribute("problems", List.of());
        return "admin-companies";
    }

    @GetMapping("/companies/{code}")
    String one(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String said,
            Locale locale,
            Model model) {
        return company(code, said, List.of(), Map.of(), locale, model);
    }

    @PostMapping("/companies/{code}")
    String change(
            @PathVariable String code,
            @RequestParam Map<String, String> form,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        KeepCompanies.Change change = new KeepCompanies.Change(
                given(form, "nameZh"),
                given(form, "nameEn"),
                given(form, "taxId"),
                given(form, "addressZh"),
                given(form, "phone"),
                given(form, "bankZh"),
                given(form, "bankAccount"),
                given(form, "validFrom"),
                form.containsKey("acknowledgeTaxId"));
        return companies
                .change(code, change, signIn.get().name())
                .fold(
                        done -> "redirect:/admin/companies/" + code + "?said=company",
                        refusals -> company(code, null, refused(refusals, response), form, locale, model));
    }

    @PostMapping("/companies/{code}/certificates")
    String upload(
            @PathVariable String code,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String validFrom,
            Locale locale,
            Model model,
            HttpServletResponse response)
            throws IOException {
        return papers.upload(code, Uploads.of(file), validFrom, signIn.get().name())
                .fold(
                        done -> "redirect:/admin/companies/" + code + "?said=paper",
                        refusals -> company(code, null, refused(refusals, response), Map.of(), locale, model));
    }

    @PostMapping("/return-addresses/{group}")
    String address(
            @PathVariable String group,
            @RequestParam Map<String, String> form,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return companies
                .changeReturnAddress(
                        group,
                        new KeepCompanies.AddressChange(
                                given(form, "addressZh"), given(form, "attentionZh"), given(form, "phone")),
                        signIn.get().name())
                .fold(done -> "redirect:/admin/companies?said=address", refusals -> {
                    list(null, locale, model);
                    model.addAttribute("problems", refused(refusals, response));
                    return "admin-companies";
                });
    }

    @GetMapping("/catalogue")
    String catalogue(@RequestParam(required = false) @Nullable String said, Model model) {
        return products(said, List.of(), model);
    }

    /**
     * Enters a product.
     *
     * @param form {@code productCode}, {@code validFrom} and {@code content}, which is a company and its content as one choice
     */
    @PostMapping("/catalogue/products")
    String product(@RequestParam Map<String, String> form, Model model, HttpServletResponse response) {
        String code = form.getOrDefault("productCode", "");
        String[] content = form.getOrDefault("content", "").split("\\|", 2);
        Result<?> result = products.enter(
                code,
                new KeepProducts.Wanted(
                        content.length == 2 ? content[0] : null,
                        content.length == 2 ? content[1] : null,
                        null,
                        given(form, "validFrom")),
                signIn.get().name());
        return result.fold(
                done -> "redirect:/admin/catalogue?said=product",
                refusals -> products(null, refused(refusals, response), model));
    }

    private String products(@Nullable String said, List<String> problems, Model model) {
        model.addAttribute("said", said(said));
        model.addAttribute("problems", problems);
        model.addAttribute("unknown", products.unknown());
        model.addAttribute("entered", products.entered());
        model.addAttribute("contents", catalogue.contents());
        return "admin-catalogue";
    }

    private String company(
            String code,
            @Nullable String said,
            List<String> problems,
            Map<String, String> typed,
            Locale locale,
            Model model) {
        CompanyView company =
                pages.find(code, locale).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("said", said(said));
        model.addAttribute("company", company);
        model.addAttribute("problems", problems);
        model.addAttribute("typed", typed);
        return "admin-company";
    }

    private static @Nullable String said(@Nullable String said) {
        return said != null && SAID.contains(said) ? said : null;
    }

    /** An empty field is one that was not given. */
    private static @Nullable String given(Map<String, String> form, String name) {
        String value = form.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private List<String> refused(List<Refusal> refusals, HttpServletResponse response) {
        if (refusals.get(0).kind() == Refusal.Kind.NOT_FOUND) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return refusals.stream().map(this::words).toList();
    }

    private String words(Refusal refusal) {
        String field = refusal.pointer() == null
                ? ""
                : texts.find("company.field." + refusal.pointer().substring(1), List.of())
                        .map(name -> name + ": ")
                        .orElse("");
        return field
                + texts.find("refusal." + refusal.code() + ".suggesting", refusal.arguments())
                        .filter(text -> !refusal.arguments().isEmpty())
                        .or(() -> texts.find("refusal." + refusal.code(), refusal.arguments()))
                        .orElse(refusal.code());
    }
}
