package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.Account;
import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.engine.CaseDiagrams;
import io.fapiaodesk.platform.engine.CaseDiagrams.Diagram;
import io.fapiaodesk.request.Request;
import io.fapiaodesk.request.Requests;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** My requests. Somebody else's looks the same as one that does not exist. */
@Controller
class RequestPagesController {

    private final Customer customer;
    private final Requests requests;
    private final RequestPages pages;
    private final CaseDiagrams diagrams;
    private final StepNames stepNames;

    RequestPagesController(
            Customer customer, Requests requests, RequestPages pages, CaseDiagrams diagrams, StepNames stepNames) {
        this.customer = customer;
        this.requests = requests;
        this.pages = pages;
        this.diagrams = diagrams;
        this.stepNames = stepNames;
    }

    @GetMapping("/requests")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("requests", pages.list(customer.get(), page));
        return "requests";
    }

    @GetMapping("/requests/{id}")
    String one(@PathVariable String id, Locale locale, Model model) {
        Account account = customer.get();
        Request request = own(account, id);
        // Asked before the page is put together: what happens meanwhile is noticed one look too often, never missed.
        model.addAttribute("standing", pages.standing(request));
        model.addAttribute("request", pages.forCustomer(account, request, locale));
        return "request";
    }

    /** Whether anything has happened since a page was opened, for the page to ask now and then. */
    @GetMapping(path = "/requests/{id}/standing", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Standing standing(@PathVariable String id) {
        return new Standing(pages.standing(own(customer.get(), id)));
    }

    record Standing(String standing) {}

    @GetMapping(path = "/requests/{id}/diagram", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Diagram diagram(@PathVariable String id, Locale locale) {
        return diagrams.of(own(customer.get(), id).id())
                .map(diagram ->
                        new Diagram(stepNames.translate(diagram.xml(), locale), diagram.active(), diagram.done()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Request own(Account account, String id) {
        return Optional.of(id)
                .filter(RequestId::isWellFormed)
                .flatMap(wellFormed -> requests.find(new RequestId(wellFormed)))
                .filter(request -> request.accountId().equals(account.id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
