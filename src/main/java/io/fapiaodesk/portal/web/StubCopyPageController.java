package io.fapiaodesk.portal.web;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.paper.AddStubScan;
import io.fapiaodesk.platform.security.CurrentSignIn;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Where a clerk adds the scan of a stub: Tasklist's forms take no files. */
@Controller
class StubCopyPageController {

    private static final String FORM = "paper-invoice-loss/add-stub-copy";

    private final AddStubScan scans;
    private final CustomerForm forms;
    private final CurrentSignIn signIn;

    StubCopyPageController(AddStubScan scans, CustomerForm forms, CurrentSignIn signIn) {
        this.scans = scans;
        this.forms = forms;
        this.signIn = signIn;
    }

    @GetMapping("/staff/losses/{id}/stub-copy")
    String form(@PathVariable String id, Locale locale, Model model) {
        if (!RequestId.isWellFormed(id) || !scans.isAtHand(signIn.get(), new RequestId(id))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("id", id);
        model.addAttribute("formJson", forms.render(FORM, Map.of(), locale));
        return "staff-stub-copy";
    }
}
