package io.fapiaodesk.portal.web;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.vendor.AddVendorFile;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Where an operator adds the file that a vendor has mailed: Tasklist's forms take no files. */
@Controller
class VendorFilePageController {

    private static final String FORM = "vendor-invoice/add-vendor-file";

    private final AddVendorFile files;
    private final CustomerForm forms;
    private final CurrentSignIn signIn;

    VendorFilePageController(AddVendorFile files, CustomerForm forms, CurrentSignIn signIn) {
        this.files = files;
        this.forms = forms;
        this.signIn = signIn;
    }

    @GetMapping("/staff/vendor-answers/{id}/file")
    String form(@PathVariable String id, Locale locale, Model model) {
        if (!RequestId.isWellFormed(id) || !files.isAtHand(signIn.get(), new RequestId(id))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("id", id);
        model.addAttribute("formJson", forms.render(FORM, Map.of(), locale));
        return "staff-vendor-file";
    }
}
