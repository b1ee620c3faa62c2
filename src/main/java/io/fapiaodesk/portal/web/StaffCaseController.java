package io.fapiaodesk.portal.web;

import io.fapiaodesk.kernel.RequestId;
import io.fapiaodesk.platform.security.CurrentSignIn;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The read-only page about a case that Tasklist links to. */
@Controller
class StaffCaseController {

    private final StaffCases cases;
    private final CurrentSignIn signIn;

    StaffCaseController(StaffCases cases, CurrentSignIn signIn) {
        this.cases = cases;
        this.signIn = signIn;
    }

    @GetMapping("/staff/cases/{id}")
    String whole(@PathVariable String id, @RequestParam(defaultValue = "false") boolean clear, Model model) {
        model.addAttribute("case", read(id, clear));
        return "staff-case";
    }

    /** For those who come with the id of a case and not from a task, such as auditors. */
    @GetMapping("/staff/cases")
    String find(@RequestParam String id) {
        String wanted = id.strip().toUpperCase(Locale.ROOT);
        if (!RequestId.isWellFormed(wanted)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/staff/cases/" + wanted;
    }

    /** The same without a frame, to stand inside another page. */
    @GetMapping("/staff/cases/{id}/brief")
    String brief(@PathVariable String id, Model model) {
        model.addAttribute("case", read(id, false));
        return "staff-brief";
    }

    private StaffCaseView read(String id, boolean clear) {
        return cases.read(signIn.get(), id, clear).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
