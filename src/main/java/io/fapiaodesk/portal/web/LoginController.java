package io.fapiaodesk.portal.web;

import io.fapiaodesk.platform.security.CurrentSignIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. Who is in already has no use for it. */
@Controller
class LoginController {

    private final CurrentSignIn signIn;

    LoginController(CurrentSignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/login")
    String login() {
        return signIn.find().isPresent() ? "redirect:/" : "login";
    }
}
