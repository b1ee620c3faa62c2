package io.fapiaodesk.title.web;

import io.fapiaodesk.platform.documents.FileResponse;
import io.fapiaodesk.platform.security.CurrentSignIn;
import io.fapiaodesk.platform.web.Problems;
import io.fapiaodesk.title.PayOnBehalfTemplate;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The template of a pay-on-behalf agreement, at once and without asking anybody. */
@RestController
@Tag(name = "Title agreements")
class PayOnBehalfTemplateController {

    private final PayOnBehalfTemplate template;
    private final CurrentSignIn signIn;
    private final Problems problems;

    PayOnBehalfTemplateController(PayOnBehalfTemplate template, CurrentSignIn signIn, Problems problems) {
        this.template = template;
        this.signIn = signIn;
        this.problems = problems;
    }

    @GetMapping("/api/pay-on-behalf-template")
    ResponseEntity<?> template() {
        return template.print(signIn.get()).fold(FileResponse::of, problems::respond);
    }
}
