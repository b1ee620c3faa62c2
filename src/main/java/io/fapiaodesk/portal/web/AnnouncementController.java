package io.fapiaodesk.portal.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What was announced about invoices (R6, R7; FAQ "Support for fully digital e-invoices"). */
@Controller
class AnnouncementController {

    @GetMapping("/announcements/digital-invoices")
    String digitalInvoices() {
        return "announcement";
    }
}
