package io.fapiaodesk.portal.web;

import io.fapiaodesk.account.MultiAccountService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The member accounts of a master, and the switch of the service that links them. */
@Controller
class MemberPagesController {

    private final Customer customer;
    private final MultiAccountService service;

    MemberPagesController(Customer customer, MultiAccountService service) {
        this.customer = customer;
        this.service = service;
    }

    @GetMapping("/account/members")
    String members(Model model) {
        model.addAttribute("family", service.family(customer.get()));
        return "members";
    }
}
